/** What was, is, and was taken back; newest last in `past`, next first in `future`. */
export type History<T> = {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Typing on in one field is one step: the field that is being typed into. */
  readonly typing: string | null;
};

/** Steps that can be taken back. */
const kept = 200;

export const begun = <T>(present: T): History<T> => ({ past: [], present, future: [], typing: null });

/** One step on; changes with the same `typing` become one. */
export const stepped = <T>(history: History<T>, next: T, typing: string | null = null): History<T> => {
  if (next === history.present) return history;
  const same = typing !== null && typing === history.typing;
  const past = same ? history.past : [...history.past, history.present].slice(-kept);
  return { past, present: next, future: [], typing };
};

export const undone = <T>({ past, present, future }: History<T>): History<T> => {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future, typing: null };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], typing: null };
};

export const redone = <T>({ past, present, future }: History<T>): History<T> => {
  const [next, ...rest] = future;
  if (next === undefined) return { past, present, future, typing: null };
  return { past: [...past, present], present: next, future: rest, typing: null };
};
