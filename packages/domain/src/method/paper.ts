import type { TestQuestion } from './question.ts';

/** 32 bits of a text, well mixed (FNV-1a, then the finaliser of MurmurHash3). */
const hashed = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const shuffled = <T>(all: readonly T[], { seed, name }: { seed: string; name: (one: T) => string }): T[] =>
  all
    .map((one) => ({ one, key: name(one) }))
    .toSorted(
      (a, b) =>
        hashed(`${seed}|${a.key}`) - hashed(`${seed}|${b.key}`) ||
        hashed(`${a.key}|${seed}`) - hashed(`${b.key}|${seed}`) ||
        (a.key < b.key ? -1 : 1),
    )
    .map(({ one }) => one);

/**
 * A paper drawn from the questions of a test: the same seed draws the same, in whatever order the questions come, so that anybody can draw
 * it again. Indicators take turns, so that each has its share.
 */
export const drawPaper = (
  pool: readonly TestQuestion[],
  { seed, count }: { readonly seed: string; readonly count: number },
): readonly TestQuestion[] => {
  const groups = [...Map.groupBy(pool, ({ indicator }) => indicator).entries()].map(([indicator, own]) => ({
    indicator,
    own: shuffled(own, { seed, name: ({ id }) => id }),
  }));
  const turns = shuffled(groups, { seed, name: ({ indicator }) => indicator });
  const longest = Math.max(0, ...turns.map(({ own }) => own.length));
  const drawn = Array.from({ length: longest }, (_, round) =>
    turns.flatMap(({ own }) => own.slice(round, round + 1)),
  );
  return drawn.flat().slice(0, count);
};

/** In which order a paper shows the options of a question: numbers of the bank's options. */
export const optionOrder = ({ id, question }: TestQuestion, seed: string): readonly number[] => {
  if (question.kind !== 'single' && question.kind !== 'multiple') return [];
  const all = question.options.map((_, index) => index);
  return shuffled(all, { seed: `${seed}|${id}`, name: String });
};
