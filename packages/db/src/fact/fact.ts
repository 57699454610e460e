import type { Calendar, MachineName, Policy } from '@kaohe/domain';
import type { Memory } from '../memory.ts';
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
  readonly memory: Memory;
  /** The rules of the cycle. */
  readonly policy: () => Promise<Policy>;
  readonly calendar: () => Promise<Calendar>;
};

/** Establishes one fact under the lock. */
export type Query = (tx: Sql, asked: Asked) => Promise<boolean>;

type Row = { readonly holds: boolean };
/** A fact that one statement answers in its column `holds`. */
export const asked =
  (name: string, text: string, values: (of: Asked) => unknown[] | Promise<unknown[]>): Query =>
  async (tx, of) => {
    const [row] = await tx.query<Row>({ name: `fact-${name}`, text }, await values(of));
    return row?.holds === true;
  };
