import { z } from 'zod';

export const sampleKinds = ['place', 'document', 'person'] as const;
export type SampleKind = (typeof sampleKinds)[number];

/** What a sample is drawn from: one entry a line, none twice. */
export const listSchema = z
  .array(
    z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((item) => !/[\r\n]/.test(item)),
  )
  .min(1)
  .max(5000)
  .refine((items) => new Set(items).size === items.length, { error: 'listTwice' });

/** The text whose SHA-256 fixes a list before anything is drawn from it: what `sha256sum` says of a file with one entry a line. */
export const listText = (items: readonly string[]): string => items.map((item) => `${item}\n`).join('');

export type Draw = {
  readonly seed: string;
  readonly kind: SampleKind;
  /** 1 at first; a sample drawn anew has the next one. */
  readonly round: number;
  /** Entries of the list. */
  readonly size: number;
  readonly count: number;
};

/** The text that stands for one entry of the list in a draw. */
const ticket = ({ seed, kind, round }: Draw, position: number): string =>
  `${seed}/${kind}/${round}/${position}`;

/**
 * The positions drawn, from 1 on, in their order: those whose tickets `seed/kind/round/position` have the smallest SHA-256.
 * No generator of random numbers is trusted: whoever has the seed draws again with `sha256sum` and `sort`.
 * @param digest SHA-256 of a text's UTF-8 bytes, hexadecimal.
 */
export const drawn = (draw: Draw, digest: (text: string) => string): readonly number[] =>
  Array.from({ length: draw.size }, (_, index) => index + 1)
    .map((position) => ({ position, key: digest(ticket(draw, position)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, draw.count)
    .map(({ position }) => position);

/** The same draw as a line of a shell. Text in it is quoted. */
export const drawCommand = (draw: Draw): string => {
  const quoted = `'${`${draw.seed}/${draw.kind}/${draw.round}/`.replaceAll("'", `'\\''`)}'`;
  return `for i in $(seq ${draw.size}); do echo "$(printf '%s%d' ${quoted} $i | sha256sum | cut -c1-64) $i"; done | sort | head -n ${draw.count} | cut -d' ' -f2`;
};
