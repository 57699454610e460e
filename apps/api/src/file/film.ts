import { refusal } from './refusal.ts';

/** A box of the ISO base media format (ISO/IEC 14496-12): where it begins, where its content begins, where it ends. */
type Box = { readonly type: string; readonly at: number; readonly content: number; readonly end: number };

/** Boxes that hold boxes; everything else is content. */
const holders = new Set([
  'moov',
  'trak',
  'mdia',
  'minf',
  'stbl',
  'edts',
  'dinf',
  'mvex',
  'moof',
  'traf',
  'mfra',
]);
/** Where phones and editors tell place, maker, time and titles; and what no player reads. */
const telling = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide', 'prft', 'emsg']);
/** Boxes that begin with the times of creation and of change. */
const dated = new Set(['mvhd', 'tkhd', 'mdhd']);
/** Tracks that are seen or heard; any other may tell where the camera was, sample by sample. */
const shown = new Set(['vide', 'soun', 'text', 'sbtl', 'subt', 'clcp']);
const free = Buffer.from('free');
/** Deeper than any player looks. */
const deepest = 12;

const boxAt = (bytes: Buffer, at: number, until: number): Box => {
  if (at + 8 > until) throw refusal('fileDamaged');
  const short = bytes.readUInt32BE(at);
  const long = short === 1;
  if (long && at + 16 > until) throw refusal('fileDamaged');
  const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? until - at : short;
  const content = at + (long ? 16 : 8);
  const end = at + size;
  if (end > until || end < content) throw refusal('fileDamaged');
  return { type: bytes.toString('latin1', at + 4, at + 8), at, content, end };
};

const boxesIn = (bytes: Buffer, from: number, until: number): readonly Box[] => {
  const boxes: Box[] = [];
  for (let at = from; at < until; ) {
    const box = boxAt(bytes, at, until);
    boxes.push(box);
    at = box.end;
  }
  return boxes;
};

/** The first box along a way of types, such as `mdia`, `hdlr`. */
const boxOn = (bytes: Buffer, box: Box, [type, ...rest]: readonly string[]): Box | undefined => {
  if (type === undefined) return box;
  const found = boxesIn(bytes, box.content, box.end).find((one) => one.type === type);
  return found === undefined ? undefined : boxOn(bytes, found, rest);
};

/** Keeps its length, so that no address elsewhere in the file is wrong, and nothing of what it said. */
const blank = (bytes: Buffer, { at, content, end }: Box): void => {
  free.copy(bytes, at + 4);
  bytes.fill(0, content, end);
};

const undate = (bytes: Buffer, { content, end }: Box): void => {
  const length = bytes[content] === 1 ? 16 : 8;
  if (content + 4 + length > end) throw refusal('fileDamaged');
  bytes.fill(0, content + 4, content + 4 + length);
};

/** Entries of a table after its version and count, each of so many bytes. */
const entriesOf = (
  bytes: Buffer,
  box: Box | undefined,
  { width, head }: { width: number; head: number },
): number[] => {
  if (box === undefined || box.content + head > box.end) return [];
  const count = bytes.readUInt32BE(box.content + head - 4);
  if (box.content + head + count * width > box.end) throw refusal('fileDamaged');
  return Array.from({ length: count }, (_, n) => box.content + head + n * width);
};

type Piece = { readonly at: number; readonly size: number };

/** Where the samples of a track lie, by its tables of chunks, of samples in a chunk and of their sizes. */
const piecesOf = (bytes: Buffer, track: Box): readonly Piece[] => {
  const tables = boxOn(bytes, track, ['mdia', 'minf', 'stbl']);
  if (tables === undefined) return [];
  const table = (type: string) => boxOn(bytes, tables, [type]);
  const wide = table('co64');
  const chunks = wide
    ? entriesOf(bytes, wide, { width: 8, head: 8 }).map((at) => Number(bytes.readBigUInt64BE(at)))
    : entriesOf(bytes, table('stco'), { width: 4, head: 8 }).map((at) => bytes.readUInt32BE(at));
  const runs = entriesOf(bytes, table('stsc'), { width: 12, head: 8 });
  const stsz = table('stsz');
  const same = stsz === undefined ? 0 : bytes.readUInt32BE(stsz.content + 4);
  const sizes = same > 0 ? [] : entriesOf(bytes, stsz, { width: 4, head: 12 });
  let [run, sample] = [0, 0];
  return chunks.map((at, index) => {
    while (run + 1 < runs.length && bytes.readUInt32BE(runs[run + 1] ?? 0) <= index + 1) run += 1;
    const here = runs[run];
    const count = here === undefined ? 0 : bytes.readUInt32BE(here + 4);
    const own = sizes.slice(sample, sample + count);
    sample += count;
    return { at, size: same > 0 ? count * same : own.reduce((sum, one) => sum + bytes.readUInt32BE(one), 0) };
  });
};

const blankPieces = (bytes: Buffer, pieces: readonly Piece[]): void => {
  // A table that claims more than there is would keep us busy for long.
  if (pieces.reduce((sum, { size }) => sum + size, 0) > bytes.length) throw refusal('fileDamaged');
  for (const { at, size } of pieces)
    bytes.fill(0, Math.min(at, bytes.length), Math.min(at + size, bytes.length));
};

const isFragmented = (bytes: Buffer): boolean =>
  boxesIn(bytes, 0, bytes.length).some(({ type }) => type === 'moof');

const isShown = (bytes: Buffer, track: Box): boolean => {
  const handler = boxOn(bytes, track, ['mdia', 'hdlr']);
  return (
    handler !== undefined && shown.has(bytes.toString('latin1', handler.content + 8, handler.content + 12))
  );
};

/** A track that is neither seen nor heard goes with its samples; those in fragments can't be told from the others. */
const dropTrack = (bytes: Buffer, track: Box): void => {
  const pieces = piecesOf(bytes, track);
  if (pieces.every(({ size }) => size === 0) && isFragmented(bytes)) throw refusal('filmTrack');
  blankPieces(bytes, pieces);
  blank(bytes, track);
};

const strip = (bytes: Buffer, boxes: readonly Box[], depth: number): void => {
  if (depth > deepest) throw refusal('fileDamaged');
  for (const box of boxes) {
    if (telling.has(box.type)) blank(bytes, box);
    else if (dated.has(box.type)) undate(bytes, box);
    else if (box.type === 'trak' && !isShown(bytes, box)) dropTrack(bytes, box);
    else if (holders.has(box.type)) strip(bytes, boxesIn(bytes, box.content, box.end), depth + 1);
  }
};

/**
 * A film or a recording (MP4, M4A) that shows and sounds the same and tells nothing besides: no place, maker, title or time, and no track of
 * positions. What told it is blanked where it stood; picture and sound stay to the bit.
 * @throws Fault `invalid`: `fileDamaged`, `filmTrack`
 */
export const bareFilm = (given: Buffer): Buffer => {
  const bytes = Buffer.from(given);
  try {
    strip(bytes, boxesIn(bytes, 0, bytes.length), 0);
  } catch (error) {
    if (error instanceof RangeError) throw refusal('fileDamaged', {}, error);
    throw error;
  }
  return bytes;
};

/** Length of a tag of ID3v2 at a place; 0: there is none. Its size is written in seven bits a byte. */
const id3At = (bytes: Buffer, at: number): number => {
  if (bytes.toString('latin1', at, at + 3) !== 'ID3' || at + 10 > bytes.length) return 0;
  const size = bytes.subarray(at + 6, at + 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  const footer = ((bytes[at + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
  return 10 + size + footer;
};

/** Length of what is written behind the sound: ID3v1, and APE with what it says of its own length. */
const tailOf = (bytes: Buffer): number => {
  if (bytes.toString('latin1', bytes.length - 128, bytes.length - 125) === 'TAG') return 128;
  const at = bytes.length - 32;
  if (at < 0 || bytes.toString('latin1', at, at + 8) !== 'APETAGEX') return 0;
  const header = (bytes.readUInt32LE(at + 20) & 0x80000000) === 0 ? 0 : 32;
  return bytes.readUInt32LE(at + 12) + header;
};

/**
 * A recording (MP3) without its tags.
 * @throws Fault `invalid`: `fileDamaged` where nothing but tags is left
 */
export const bareSound = (given: Buffer): Buffer => {
  let bytes = given;
  for (let length = id3At(bytes, 0); length > 0; length = id3At(bytes, 0)) bytes = bytes.subarray(length);
  for (let length = tailOf(bytes); length > 0; length = tailOf(bytes))
    bytes = bytes.subarray(0, Math.max(0, bytes.length - length));
  if (bytes.length === 0) throw refusal('fileDamaged');
  return bytes;
};
