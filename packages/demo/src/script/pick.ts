/** One of them in turn. */
export const pick = <T>(all: readonly T[], turn: number): T => {
  const found = all[turn % all.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};
