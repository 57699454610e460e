const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const box = (type: string, ...parts: readonly (Buffer | string)[]): Buffer => {
  const content = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  return Buffer.concat([number(content.length + 8), Buffer.from(type, 'latin1'), content]);
};
const times = Buffer.from('e5000001e5000002', 'hex');
/** A box whose content begins with its version and flags. */
const full = (type: string, ...parts: readonly (Buffer | string)[]): Buffer => box(type, number(0), ...parts);
const table = (type: string, ...entries: readonly number[]): Buffer =>
  full(type, number(entries.length), ...entries.map(number));

type Track = { readonly handler: string; readonly at: number; readonly sizes: readonly number[] };
const track = ({ handler, at, sizes }: Track): Buffer =>
  box(
    'trak',
    full('tkhd', times, Buffer.alloc(72)),
    box(
      'mdia',
      full('mdhd', times, Buffer.alloc(12)),
      full('hdlr', number(0), handler, Buffer.alloc(13)),
      box(
        'minf',
        box(
          'stbl',
          full('stsc', number(1), number(1), number(sizes.length), number(1)),
          full('stsz', number(0), number(sizes.length), ...sizes.map(number)),
          table('stco', at),
        ),
      ),
    ),
  );

/** What a phone tells besides picture and sound. */
export const told = {
  place: '+39.9042+116.4074/',
  maker: 'Phone Maker',
  track: '39.9042N116.4074E',
} as const;
export const seen = 'frames of a film that are seen';

/** A film as a phone makes it (ISO/IEC 14496-12): its place in `udta`, its maker in `meta`, and a track of positions. */
export const film = ({ fragmented = false, positions = true } = {}): Buffer => {
  const head = box('ftyp', 'mp42', number(0), 'mp42isom');
  const body = box('mdat', seen, told.track);
  const at = head.length + 8;
  return Buffer.concat([
    head,
    body,
    box(
      'moov',
      full('mvhd', times, Buffer.alloc(88)),
      track({ handler: 'vide', at, sizes: [10, seen.length - 10] }),
      ...(positions
        ? [track({ handler: 'meta', at: at + seen.length, sizes: fragmented ? [] : [told.track.length] })]
        : []),
      box('udta', box('\u00a9xyz', told.place)),
      full('meta', told.maker),
    ),
    ...(fragmented ? [box('moof', Buffer.alloc(0))] : []),
  ]);
};
