import type { MachineName } from '@kaohe/domain';
import type { Sql } from '../sql.ts';

/** What a fact is asked about: the locked instance, the event's data, when and by whom. */
export type Asked = {
  readonly id: string;
  readonly machine: MachineName;
  readonly stage: string;
  readonly data: { readonly [key: string]: unknown };
  readonly birth: { readonly [key: string]: unknown };
  readonly cycleId: string;
  readonly unitId: string | null;
  readonly parentId: string | null;
  readonly originId: string | null;
  readonly lineage: readonly string[];
  readonly dates: { readonly [name: string]: string };
  readonly at: Date;
  readonly personId: string | null;
};

/** Establishes one fact under the lock. */
export type Query = (tx: Sql, asked: Asked) => Promise<boolean>;
