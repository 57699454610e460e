import type { EventSpec, MachineName } from '@kaohe/domain';
import { laws, type Parsed } from '../advance/law.ts';
import type { Loaded } from '../advance/load.ts';
import { personOf } from '../advance/order.ts';
import { calendarOf, type Memory, policyOf } from '../memory.ts';
import type { Sql } from '../sql.ts';
import type { Asked, Query } from './fact.ts';
import { queries } from './queries.ts';

const isQuery = (machine: MachineName, name: string): boolean => laws[machine].facts[name]?.kind === 'query';

/** True when the event needs facts that take statements of their own, and so the lock. */
export const asksQueries = (machine: MachineName, spec: EventSpec): boolean =>
  spec.needs.some((name) => isQuery(machine, name));

const all: { readonly [name: string]: Query | undefined } = queries;

/** The query facts that the event needs. */
export const establish = async (
  sql: Sql,
  order: Parsed,
  { row, memory }: { row: Loaded; memory: Memory },
): Promise<{ [name: string]: boolean }> => {
  const names = order.spec.needs.filter((name) => isQuery(order.machine, name));
  if (names.length === 0) return {};
  const asked: Asked = {
    ...row,
    data: order.data,
    birth: row.data,
    personId: personOf(order.actor),
    memory,
    policy: () => policyOf(sql, memory, { id: row.cycleId, version: row.policyVersion }),
    calendar: () => calendarOf(sql, memory, row.calendarVersion),
  };
  const facts: { [name: string]: boolean } = {};
  for (const name of names) {
    const query = all[name];
    if (!query) throw new Error(`no query establishes ${name}`);
    facts[name] = await query(sql, asked);
  }
  return facts;
};
