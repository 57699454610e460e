/** A group with how many people are in it. */
export type Sized = { readonly keys: readonly string[]; readonly people: number };

/**
 * Pools the smallest group with the next until none is smaller than `smallest`: hiding one alone would leave it to be found by
 * subtraction from the whole. When all together are too few, one group is left, and it is too small.
 */
export const pooledGroups = (groups: readonly Sized[], smallest: number): readonly Sized[] => {
  const [first, second, ...rest] = [...groups].sort((a, b) => a.people - b.people);
  if (!first || !second || first.people >= smallest) return groups;
  const both = { keys: [...first.keys, ...second.keys], people: first.people + second.people };
  return pooledGroups([both, ...rest], smallest);
};

/** Every way to take some of `count` groups. */
const unions = (count: number): readonly (readonly boolean[])[] =>
  Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (__, at) => ((bits >> at) & 1) === 1),
  );

/**
 * Two ways of dividing the same people, told side by side: `people[i][j]` are those in group i of the one and j of the other.
 * True when no sum of groups of the one, less a sum of groups of the other, is about fewer than `smallest` people. Whoever combines what is
 * told can only form Σ aᵢ·rowᵢ − Σ bⱼ·columnⱼ, which leaves out the cells where aᵢ = bⱼ. For each threshold t the cells where exactly one of
 * aᵢ ≥ t, bⱼ ≥ t holds are among those left in: so a combination about few people implies a difference of unions about as few.
 */
export const safeTogether = (people: readonly (readonly number[])[], smallest: number): boolean => {
  const rows = unions(people.length);
  const columns = unions(people[0]?.length ?? 0);
  return rows.every((taken) =>
    columns.every((others) => {
      const left = people.reduce(
        (sum, row, i) => sum + row.reduce((n, here, j) => n + (taken[i] === others[j] ? 0 : here), 0),
        0,
      );
      return left === 0 || left >= smallest;
    }),
  );
};
