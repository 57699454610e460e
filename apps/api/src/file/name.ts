import { endingsOf } from './kind.ts';
import { refusal } from './refusal.ts';

const longest = 200;
/** Characters that say nothing and that a header, a file system or a reader would be misled by, such as a turned writing direction. */
const unseen = /[\p{Cc}\p{Cf}"<>|:*?]/gu;
const ending = /\.([\p{L}\p{N}]{1,12})$/u;

const isPicture = (type: string): boolean => type.startsWith('image/');
const pictures = ['jpg', 'jpeg', 'jfif', 'png', 'webp', 'heic', 'heif'];

/** A name without a path. A browser never sends one: whoever does means another folder. */
const single = (name: string): string => {
  if (/[\\/]/.test(name) || name === '.' || name === '..') throw refusal('filePath');
  return name.replace(unseen, '').trim();
};

const cut = (stem: string, tail: string): string =>
  `${stem.slice(0, longest - tail.length - 1) || 'file'}.${tail}`;

/**
 * The name under which a file of this type is kept. A picture called by another kind of picture gets the right ending, for messengers
 * rename them so; any other file whose ending its bytes contradict is refused.
 */
export const nameFor = (given: string, type: string): string => {
  const name = single(given);
  const known = endingsOf(type);
  const usual = known[0] ?? 'bin';
  const said = ending.exec(name)?.[1]?.toLowerCase();
  if (said === undefined) return cut(name, usual);
  const stem = name.slice(0, -said.length - 1);
  if (known.includes(said)) return cut(stem, said);
  if (isPicture(type) && pictures.includes(said)) return cut(stem, usual);
  throw refusal('fileNameType', { said, type: usual });
};
