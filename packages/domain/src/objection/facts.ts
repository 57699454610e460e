import type { FactSource } from '../kernel/fact.ts';

/** An inquiry ends by judgement alone: nothing has to be established. */
export const objectionFacts = {} as const satisfies Record<string, FactSource>;
