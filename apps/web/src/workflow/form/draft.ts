/** What is being typed: plain JSON, kept in this browser until it is sent. */
export type Values = { readonly [name: string]: unknown };

const keyOf = (id: string, event: string): string => `kaohe.draft.${id}.${event}`;

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The draft of `event` for the case, or null; a draft that doesn't read counts as none. */
export const readDraft = (id: string, event: string): Values | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(id, event)) ?? 'null');
    return isValues(kept) ? kept : null;
  } catch {
    return null;
  }
};

/** Keeps a draft; a browser without storage, or with a full one, goes on without. Tells whether it is kept. */
export const keepDraft = (id: string, event: string, values: Values): boolean => {
  try {
    localStorage.setItem(keyOf(id, event), JSON.stringify(values));
    return true;
  } catch {
    return false;
  }
};

export const dropDraft = (id: string, event: string): void => localStorage.removeItem(keyOf(id, event));
