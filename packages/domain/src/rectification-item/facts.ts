import type { FactSource } from '../kernel/fact.ts';

/** An item goes where its events lead: nothing has to be established. */
export const rectificationItemFacts = {} as const satisfies Record<string, FactSource>;
