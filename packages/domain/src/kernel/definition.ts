import type { z } from 'zod';
import type { FactSource } from './fact.ts';
import type { MachineName } from './name.ts';
import type { Lawful } from './rights.ts';
import type { Role } from './role.ts';

/** All that the rest of the house knows of a process. */
export type Definition = Lawful & {
  readonly name: MachineName;
  readonly context: z.ZodObject;
  /** The data it is born with; kept on the instance, never changed. */
  readonly data: z.ZodObject;
  readonly facts: { readonly [name: string]: FactSource };
  /** Under what it is opened; none: a root. */
  readonly parents: readonly MachineName[];
};

/** Everybody who works in the system; the administrator keeps people and settings and sees no case. */
export const staff = [
  'office',
  'lead',
  'assessor',
  'secretary',
  'clerk',
  'discipline',
  'cadre',
  'leader',
  'inspectorate',
  'auditor',
] as const satisfies readonly Role[];
