import type { FactSource } from '../kernel/fact.ts';

/** A sheet goes where its events lead: nothing has to be established. */
export const workSheetFacts = {} as const satisfies Record<string, FactSource>;
