/** The letters and digits of a name, without width, case, spaces or punctuation, and its pairs of neighbours. */
export type Letters = { readonly plain: string; readonly pairs: ReadonlySet<string> };

export const lettersOf = (name: string): Letters => {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const letters = [...plain];
  const pairs = letters.length < 2 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  return { plain, pairs: new Set(pairs) };
};

/** How alike two names are, in whole per cent: the share of neighbouring letters that they have in common (Dice). */
export const alikeness = (one: Letters | undefined, other: Letters | undefined): number => {
  if (!one || !other) return 0;
  if (one.plain === other.plain) return 100;
  const [few, many] =
    one.pairs.size <= other.pairs.size ? [one.pairs, other.pairs] : [other.pairs, one.pairs];
  let common = 0;
  for (const pair of few) if (many.has(pair)) common += 1;
  return Math.floor((200 * common) / (few.size + many.size));
};

export const likeness = (a: string, b: string): number => alikeness(lettersOf(a), lettersOf(b));
