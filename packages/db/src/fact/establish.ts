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
const queryOf = (name: string): Query => {
  const query = all[name];
  if (!query) throw new Error(`no query establishes ${name}`);
  return query;
};

type On = { readonly row: Loaded; readonly memory: Memory };
/** All that facts may ask about, but the event's data. */
const aboutRow = (sql: Sql, { actor }: Parsed, { row, memory }: On): Omit<Asked, 'data'> => ({
  ...row,
  birth: row.data,
  personId: personOf(actor),
  memory,
  policy: () => policyOf(sql, memory, { id: row.cycleId, version: row.policyVersion }),
  calendar: () => calendarOf(sql, memory, row.calendarVersion),
});

/** The query facts that the event needs. */
export const establish = async (sql: Sql, order: Parsed, on: On): Promise<{ [name: string]: boolean }> => {
  const names = order.spec.needs.filter((name) => isQuery(order.machine, name));
  if (names.length === 0) return {};
  const asked: Asked = { ...aboutRow(sql, order, on), data: order.data };
  const facts: { [name: string]: boolean } = {};
  for (const name of names) facts[name] = await queryOf(name)(sql, asked);
  return facts;
};

/** Thrown where a fact is asked about that only the event's own data decide. */
class Undecided extends Error {}

/** Of the query facts of an event, those that hold or don't whatever its data will say, asked without them and without the lock. */
export const foreseen = async (
  sql: Sql,
  order: Parsed,
  on: On,
): Promise<{ readonly [name: string]: boolean }> => {
  const asked: Asked = {
    ...aboutRow(sql, order, on),
    get data(): never {
      throw new Undecided();
    },
  };
  const names = order.spec.needs.filter((name) => isQuery(order.machine, name));
  const facts = names.map(async (name): Promise<readonly (readonly [string, boolean])[]> => {
    try {
      return [[name, await queryOf(name)(sql, asked)]];
    } catch (error) {
      if (error instanceof Undecided) return [];
      throw error;
    }
  });
  return Object.fromEntries((await Promise.all(facts)).flat());
};
