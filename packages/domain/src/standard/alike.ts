/** The letters and digits of a name, without width, case, spaces or punctuation. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const pairsOf = (name: string): ReadonlySet<string> => {
  const letters = [...plain(name)];
  return new Set(
    letters.length < 2 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`),
  );
};

/** How alike two names are, in whole per cent: the share of neighbouring letters that they have in common (Dice). */
export const likeness = (a: string, b: string): number => {
  if (plain(a) === plain(b)) return 100;
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const common = [...one].filter((pair) => other.has(pair)).length;
  return Math.floor((200 * common) / (one.size + other.size));
};
