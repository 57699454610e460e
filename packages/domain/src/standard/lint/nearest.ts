import type { Letters } from '../../kernel/text/alike.ts';

/** One of those added, by its number from 0, and how alike it is, in whole per cent. */
export type Near = { readonly at: number; readonly alike: number };

export type Shelf = {
  readonly add: (letters: Letters) => void;
  /** The likest of those added, the first of several; null: none has anything in common. */
  readonly nearest: (letters: Letters) => Near | null;
};

/** Names by their pairs of letters: finds the likest of thousands without comparing each with each. */
export const shelf = (): Shelf => {
  const all: Letters[] = [];
  const byPlain = new Map<string, number>();
  const byPair = new Map<string, number[]>();
  let common = new Uint16Array(64);
  return {
    add: (letters) => {
      const at = all.push(letters) - 1;
      if (!byPlain.has(letters.plain)) byPlain.set(letters.plain, at);
      for (const pair of letters.pairs) {
        const others = byPair.get(pair);
        if (others) others.push(at);
        else byPair.set(pair, [at]);
      }
      if (all.length > common.length) common = new Uint16Array(2 * common.length);
    },
    nearest: ({ plain, pairs }) => {
      const same = byPlain.get(plain);
      if (same !== undefined) return { at: same, alike: 100 };
      const met: number[] = [];
      for (const pair of pairs)
        for (const at of byPair.get(pair) ?? []) {
          const times = common[at] ?? 0;
          if (times === 0) met.push(at);
          common[at] = times + 1;
        }
      let best: Near | null = null;
      for (const at of met) {
        const alike = Math.floor((200 * (common[at] ?? 0)) / (pairs.size + (all[at]?.pairs.size ?? 0)));
        common[at] = 0;
        if (best === null || alike > best.alike || (alike === best.alike && at < best.at))
          best = { at, alike };
      }
      return best;
    },
  };
};
