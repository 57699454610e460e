import { checkParts } from './archive.ts';
import { bareFilm, bareSound } from './film.ts';
import { refuseForeign } from './foreign.ts';
import { typeOf } from './kind.ts';
import { nameFor } from './name.ts';
import { keptPicture } from './picture.ts';
import { refusal } from './refusal.ts';

/** A file as it is kept. */
export type Examined = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** Null: not a picture. */
  readonly thumbnail: Buffer | null;
  /** A picture of a screen, by what it says itself or by its name: it carries no points. */
  readonly screenshot: boolean;
};

/** How phones and chat programs name the pictures they take of a screen. */
const screenshotName = /screen[\s_-]?(shot|capture)|screencap|截屏|截图|屏幕快照|屏幕截图|snipaste/i;

const packed = /openxmlformats|ofd$/;

/** Film and sound without what they tell besides. */
const bare = (type: string, bytes: Buffer): Buffer => {
  if (type === 'audio/mpeg') return bareSound(bytes);
  return /^video\/|^audio\//.test(type) ? bareFilm(bytes) : bytes;
};

/**
 * What has come in under a name, as it may be kept: its type found in the bytes, nothing that runs, nothing that is two things at once,
 * nothing that bursts, no picture and no film that tells where it was taken.
 * @throws Fault `invalid` with one of the `FileIssue`s
 */
export const examine = async (given: string, bytes: Buffer): Promise<Examined> => {
  if (bytes.length === 0) throw refusal('emptyFile');
  const type = await typeOf(bytes);
  const name = nameFor(given, type);
  refuseForeign(bytes, type);
  if (packed.test(type)) await checkParts(bytes);
  if (!type.startsWith('image/'))
    return { name, type, bytes: bare(type, bytes), thumbnail: null, screenshot: false };
  const picture = await keptPicture(bytes);
  return { ...picture, name, type, screenshot: picture.screenshot || screenshotName.test(given) };
};
