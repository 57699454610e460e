import type { Act, Note, NoticeParams } from './words.ts';

/** Words of an event: button, what it does, and what can't be undone where that is so. */
export const act = (label: string, does: string, final?: string): Act =>
  final === undefined ? { label, does } : { label, does, final };

/** Words of a notice. */
export const note = (title: string, body: (params: NoticeParams) => string): Note => ({ title, body });

type Acts = { readonly [machine: string]: { readonly events: Readonly<Record<string, Act>> } };

/** The label of an event of any process; an unknown one is answered as itself. */
export const labelOf =
  (machines: Acts) =>
  (event: string): string => {
    const found = Object.values(machines).find((one) => Object.hasOwn(one.events, event));
    return found?.events[event]?.label ?? event;
  };
