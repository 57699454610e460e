import { randomUUID } from 'node:crypto';
import { chinaYears, defaultPolicy, facts, parseCalendar, type QueryFact } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asked } from '../src/fact/fact.ts';
import { queries } from '../src/fact/queries.ts';
import { memory } from '../src/memory.ts';
import { type World, world } from './world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here[Symbol.asyncDispose]());

/** An instance that is not there, and data that name nothing there is. */
const nothing = (more: Partial<Asked> = {}): Asked => {
  const unknown = randomUUID();
  return {
    id: unknown,
    machine: 'cycle',
    stage: 'x',
    data: {
      units: [{ unitId: unknown }],
      unitId: unknown,
      period: 1,
      standardId: unknown,
      replaces: unknown,
      nominees: [{ unitId: unknown }],
      lines: [],
      members: [unknown],
      policy: { composite: { bonusCap: 300 } },
    },
    birth: { no: 1, kind: 'ballot', voters: 5 },
    cycleId: unknown,
    unitId: unknown,
    parentId: randomUUID(),
    originId: randomUUID(),
    lineage: [unknown],
    dates: {},
    at: new Date('2026-06-01T02:00:00Z'),
    personId: unknown,
    memory: memory(),
    policy: async () => defaultPolicy,
    calendar: async () => parseCalendar({ years: chinaYears }),
    ...more,
  };
};

/** What can be said of nothing: that none of it is missing. */
const vacuous: ReadonlySet<string> = new Set([
  'papersAgree',
  'recusalsDecided',
  'remandable',
  'findingsSigned',
  'deviationsAnswered',
  'policyOpen',
  'bulletinDue',
  'sessionsEnded',
]);
const names = Object.entries(facts).flatMap(([name, { kind }]) =>
  kind === 'query' ? [name as QueryFact] : [],
);
/** Scores by a standard, so that without one it can't even be asked. */
const asks = names.filter((name) => name !== 'componentsPresent');

describe('a fact', () => {
  it('has a query wherever it needs one', () => {
    expect(Object.keys(queries).sort()).toEqual(names.toSorted());
  });

  it.each(asks)('%s is not so of what is not there', async (name) => {
    expect(await queries[name](here.db, nothing())).toBe(vacuous.has(name));
  });

  it.each(asks)('%s is asked with one statement at most', async (name) => {
    const asked: string[] = [];
    const counting: typeof here.db = {
      ...here.db,
      query: (statement, values) => {
        asked.push(statement.name ?? statement.text);
        return here.db.query(statement, values);
      },
    };
    await queries[name](counting, nothing());
    // What would let an appeal slip in between is locked by a statement of its own.
    const locks = asked.filter((one) => one.startsWith('lock-'));
    expect(asked.length - locks.length).toBeLessThanOrEqual(1);
  });
});

describe('a report of one’s own', () => {
  const asked = (no: number, policy: Partial<typeof defaultPolicy>) =>
    queries.selfReportAsked(
      here.db,
      nothing({ birth: { no }, policy: async () => ({ ...defaultPolicy, ...policy }) }),
    );
  it('is asked for at the end of the quarter or half-year that the policy names', async () => {
    expect(await asked(2, { selfReport: 'off' })).toBe(false);
    expect(await asked(1, { selfReport: 'quarter', period: 'quarter' })).toBe(true);
    expect(await asked(1, { selfReport: 'halfYear', period: 'quarter' })).toBe(false);
    expect(await asked(2, { selfReport: 'halfYear', period: 'quarter' })).toBe(true);
    expect(await asked(5, { selfReport: 'quarter', period: 'month' })).toBe(false);
    expect(await asked(6, { selfReport: 'halfYear', period: 'month' })).toBe(true);
  });
});

describe('the notice of a visit', () => {
  const given = (at: string, visitDate: string, years = chinaYears) =>
    queries.noticeGiven(
      here.db,
      nothing({ at: new Date(at), dates: { visitDate }, calendar: async () => parseCalendar({ years }) }),
    );
  it('is three whole working days, holidays and make-up days counted as they are', async () => {
    expect(await given('2026-06-01T02:00:00Z', '2026-06-05T01:00:00Z')).toBe(true);
    expect(await given('2026-06-01T02:00:00Z', '2026-06-04T15:59:00Z')).toBe(false);
    // 19 to 21 June are the Dragon Boat Festival.
    expect(await given('2026-06-17T02:00:00Z', '2026-06-23T01:00:00Z')).toBe(false);
    expect(await given('2026-06-17T02:00:00Z', '2026-06-24T01:00:00Z')).toBe(true);
  });
  it('is never guessed for a year whose calendar is not known', async () => {
    expect(await given('2026-12-30T02:00:00Z', '2027-03-30T01:00:00Z')).toBe(false);
  });
});
