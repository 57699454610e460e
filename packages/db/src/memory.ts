import { type Calendar, chinaYears, type Policy, parseCalendar, policyFrom } from '@kaohe/domain';
import type { Sql } from './sql.ts';

type Versioned<T> = { readonly version: number | null; readonly value: T };

/** What a process remembers of rows that seldom change; each read of an instance says which version is in force. */
export type Memory = {
  policies: Map<string, Versioned<Policy>>;
  calendar: Versioned<Calendar> | undefined;
  /** When to look next for a year without a calendar, on the process's own clock. */
  alarmAt: number;
  /** The installation's secret, from which the keys of sealed answers come; not given: answers can be neither taken nor counted. */
  readonly secret: string | undefined;
  /** When to look next for gaps of the daily record. */
  coverageAt: number;
  minutesAt: number;
};
export const memory = (secret?: string): Memory => ({
  secret,
  policies: new Map(),
  calendar: undefined,
  alarmAt: 0,
  coverageAt: 0,
  minutesAt: 0,
});

/** Far more than there ever are open cycles. */
const policiesAtMost = 200;

/** The policy of a cycle at a version. */
export const policyOf = async (
  sql: Sql,
  kept: Memory,
  cycle: { id: string; version: number | null },
): Promise<Policy> => {
  const known = kept.policies.get(cycle.id);
  if (known && known.version === cycle.version) return known.value;
  const [row] = await sql.query<{ policy: unknown; version: number }>(
    { name: 'policy', text: 'select policy, policy_version as version from cycle where id = $1' },
    [cycle.id],
  );
  const value = policyFrom(row?.policy);
  if (kept.policies.size >= policiesAtMost) kept.policies.clear();
  kept.policies.set(cycle.id, { version: row?.version ?? null, value });
  return value;
};

type StoredCalendar = {
  readonly version: number | null;
  readonly imported: object | null;
  readonly overrides: object | null;
};
const stored = {
  name: 'calendar',
  text: `select (select version from setting where key = 'calendar') as version,
    (select value from setting where key = 'calendar') as imported,
    (select json_object_agg(day, kind) from calendar_override) as overrides`,
};
const readCalendar = async (sql: Sql): Promise<Versioned<Calendar>> => {
  const [row] = await sql.query<StoredCalendar>(stored);
  const years = { ...chinaYears, ...row?.imported };
  return { version: row?.version ?? null, value: parseCalendar({ years, overrides: row?.overrides ?? {} }) };
};

/** The organisation's calendar as it is stored now: the notices built in and imported, and its own days on top. */
export const calendarFrom = async (sql: Sql): Promise<Calendar> => (await readCalendar(sql)).value;

/** The organisation's calendar at a version. */
export const calendarOf = async (sql: Sql, kept: Memory, version: number | null): Promise<Calendar> => {
  if (kept.calendar && kept.calendar.version === version) return kept.calendar.value;
  const read = await readCalendar(sql);
  kept.calendar = read;
  return read.value;
};
