import { randomUUID } from 'node:crypto';
import {
  type CountedAttempt,
  drillResult,
  Fault,
  isHeard,
  type Mark,
  type Observation,
  type PassPoint,
  type Sat,
  type Topic,
  testStatistic,
  verdictRate,
} from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import type { Entry } from '../score/line.ts';
import type { Sql } from '../sql.ts';
import { tellsInterviewee } from './interview.ts';

/** What a record says of one indicator. */
type Said = { readonly indicator: string; readonly rate: number; readonly passed: boolean | null };
type Concluded = { readonly heldOn: string | null; readonly said: readonly Said[]; readonly result: unknown };
type Of = { readonly assessmentId: string; readonly record: string; readonly facts: string };

const refuse = (path: string, issue: string): never => {
  throw new Fault('invalid', { path, issue });
};
const open = <T extends { readonly isConcluded: boolean }>(row: T | undefined): T => {
  if (row === undefined) return refuse('record', 'recordUnknown');
  return row.isConcluded ? refuse('record', 'concludedBefore') : row;
};

const lockInterview = {
  name: 'conclude-interview',
  text: `select topics, held_on::text as "heldOn", concluded_at is not null as "isConcluded" from interview
    where id = $1 and assessment_id = $2 for update`,
};
type Interview = {
  readonly topics: readonly Topic[];
  readonly heldOn: string;
  readonly isConcluded: boolean;
};
const interview = async (tx: Sql, { assessmentId, record, facts }: Of): Promise<Concluded> => {
  const { topics, heldOn } = open((await tx.query<Interview>(lockInterview, [record, assessmentId]))[0]);
  if (!isHeard(topics)) refuse('record', 'notHeard');
  if (await tellsInterviewee(tx, record, [facts])) refuse('facts', 'nameInFacts');
  const said = topics.flatMap(({ indicator, verdict }) =>
    verdict === null ? [] : [{ indicator, rate: verdictRate[verdict], passed: null }],
  );
  return { heldOn, said, result: null };
};

const lockTest = {
  name: 'conclude-test',
  text: `select passing, counted, concluded_at is not null as "isConcluded",
      (select max(local_day(p.submitted_at))::text from test_paper p where p.test_id = t.id) as "heldOn"
    from effect_test t where id = $1 and assessment_id = $2 for update`,
};
const papersIn = {
  name: 'papers-in',
  text: `select no::text as person, attempt, marks from test_paper where test_id = $1 and submitted_at is not null`,
};
type Test = {
  readonly passing: number;
  readonly counted: CountedAttempt;
  readonly isConcluded: boolean;
  readonly heldOn: string | null;
};
/** The papers of a test that are handed in. */
export const papersOf = (sql: Sql, testId: string): Promise<readonly Sat[]> =>
  sql.query<{ person: string; attempt: number; marks: readonly Mark[] }>(papersIn, [testId]);

const effectTest = async (tx: Sql, { assessmentId, record }: Of): Promise<Concluded> => {
  const { passing, counted, heldOn } = open((await tx.query<Test>(lockTest, [record, assessmentId]))[0]);
  const all = await papersOf(tx, record);
  if (all.length === 0) refuse('record', 'notSat');
  const result = testStatistic(all, { counted, passing });
  const said = result.indicators.map(({ indicator, rate }) => ({ indicator, rate, passed: rate >= passing }));
  return { heldOn, said, result };
};

const lockDrill = {
  name: 'conclude-drill',
  text: `select d.indicator, d.points, d.passing, d.observers, d.held_on::text as "heldOn", d.concluded_at is not null as "isConcluded",
      coalesce((select jsonb_agg(jsonb_build_object('observer', m.observer, 'point', m.point, 'passed', m.passed))
        from drill_mark m where m.drill_id = d.id), '[]') as seen
    from drill d where d.id = $1 and d.assessment_id = $2 for update`,
};
type Drill = {
  readonly indicator: string;
  readonly points: readonly PassPoint[];
  readonly passing: number;
  readonly observers: readonly string[];
  readonly heldOn: string;
  readonly isConcluded: boolean;
  readonly seen: readonly Observation[];
};
const drill = async (tx: Sql, { assessmentId, record }: Of): Promise<Concluded> => {
  const row = open((await tx.query<Drill>(lockDrill, [record, assessmentId]))[0]);
  const result = drillResult(row) ?? refuse('record', 'notObserved');
  const { rate, passed } = result;
  return { heldOn: row.heldOn, said: [{ indicator: row.indicator, rate, passed }], result };
};

const close = {
  interview: { name: 'interview-closed', text: 'update interview set concluded_at = $2 where id = $1' },
  effectTest: {
    name: 'test-closed',
    text: 'update effect_test set concluded_at = $2, result = $3 where id = $1',
  },
  drill: { name: 'drill-closed', text: 'update drill set concluded_at = $2, result = $3 where id = $1' },
};
const ways = { interview, effectTest, drill };
export type OwnMethod = keyof typeof ways;

const write = {
  name: 'method-traces',
  text: `insert into method_trace (id, assessment_id, seq, method, record_id, indicator, facts, rate, passed, evidence, held_on, by, at)
    select t.id, $1, $2, $3, $4, t.indicator, $5, t.rate, t.passed, $6, coalesce($7::date, local_day($9)), $8, $9
    from jsonb_to_recordset($10::jsonb) as t(id uuid, indicator text, rate int, passed bool)`,
};

/** Closes a record for good and keeps what it says of each indicator. Throws `invalid` where it isn't whole. */
export const concludeMethod = async (
  tx: Sql,
  entry: Entry,
  given: {
    readonly method: OwnMethod;
    readonly record: string;
    readonly facts: string;
    readonly evidence: readonly string[];
  },
): Promise<void> => {
  const { assessmentId, seq, by, at } = entry;
  const { method, record, facts, evidence } = given;
  const { heldOn, said, result } = await ways[method](tx, { assessmentId, record, facts });
  await tx.query(close[method], [record, at, ...(result === null ? [] : [json(result)])]);
  const rows = said.map((one) => ({ ...one, id: randomUUID() }));
  await tx.query(write, [assessmentId, seq, method, record, facts, evidence, heldOn, by, at, json(rows)]);
};

const withdraw = {
  name: 'method-withdrawn',
  text: `update method_trace set withdrawn_at = $4 where assessment_id = $1 and method = $2 and record_id = $3 and withdrawn_at is null returning id`,
};
/** What was concluded in error stands no more. Throws `invalid` where there is nothing that stands. */
export const withdrawMethod = async (
  tx: Sql,
  { assessmentId, at }: Entry,
  { method, record }: { readonly method: OwnMethod; readonly record: string },
): Promise<void> => {
  const gone = await tx.query(withdraw, [assessmentId, method, record, at]);
  if (gone.length === 0) refuse('record', 'recordUnknown');
};
