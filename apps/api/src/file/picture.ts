import { fileLimits } from '@kaohe/domain';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { refusal } from './refusal.ts';

/** Longest edge of a thumbnail, in pixels: twice what lists show, for sharp screens. */
const thumbnailEdge = 320;
const quality = 88;

const reader = (bytes: Buffer): Sharp =>
  sharp(bytes, { limitInputPixels: fileLimits.pixels, failOn: 'error' });

const measured = async (bytes: Buffer): Promise<Metadata> => {
  // Only the head is read here, so a picture of any size may be asked for its own.
  const found = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw refusal('fileDamaged', {}, error);
    });
  const { width, height } = found;
  const over = Math.max(width, height) > fileLimits.edge || width * height > fileLimits.pixels;
  if (over) throw refusal('pictureSize', { width, height, most: fileLimits.edge });
  return found;
};

/** Everything besides the picture itself and its colours: where and when it was taken, with what, by whom, its comments. */
const tells = ({ exif, xmp, iptc, tifftagPhotoshop, comments }: Metadata): boolean =>
  [exif, xmp, iptc, tifftagPhotoshop].some((one) => one !== undefined) || (comments?.length ?? 0) > 0;

/** Where the picture ends; behind it phones hide a film of the moment, with its own place and time. */
const endOf = (bytes: Buffer, format: string): number => {
  if (format === 'jpeg') return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) + 2;
  if (format === 'png') return bytes.lastIndexOf('IEND') + 8;
  return Math.min(bytes.length, bytes.readUInt32LE(4) + 8);
};

/** Upright, with its colours, and nothing else. */
const bare = (bytes: Buffer, format: string): Promise<Buffer> => {
  const upright = reader(bytes).autoOrient().keepIccProfile();
  if (format === 'png') return upright.png().toBuffer();
  if (format === 'webp') return upright.webp({ quality }).toBuffer();
  return upright.jpeg({ quality }).toBuffer();
};

/** What a phone or a computer says of its own pictures of the screen; iOS writes it, others are known by name. */
const saysScreenshot = ({ exif }: Metadata): boolean =>
  exif?.toString('latin1').includes('Screenshot') ?? false;

export type Picture = {
  readonly bytes: Buffer;
  /** WebP, at most 320 pixels wide and high. */
  readonly thumbnail: Buffer;
  readonly screenshot: boolean;
};

/**
 * A picture as it is kept: without the place where it was taken and whatever else it tells besides what it shows. One that tells nothing
 * is kept as it is, to the bit.
 * @throws Fault `invalid`: `pictureSize`, `fileDamaged`
 */
export const keptPicture = async (bytes: Buffer): Promise<Picture> => {
  const found = await measured(bytes);
  try {
    const plain = !tells(found) && endOf(bytes, found.format) >= bytes.length;
    const kept = plain ? bytes : await bare(bytes, found.format);
    const thumbnail = await reader(kept)
      .resize({ width: thumbnailEdge, height: thumbnailEdge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer();
    return { bytes: kept, thumbnail, screenshot: saysScreenshot(found) };
  } catch (error) {
    throw refusal('fileDamaged', {}, error);
  }
};
