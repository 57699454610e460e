import {
  drillResult,
  type Observation,
  type PassPoint,
  type TestStatistic,
  type Topic,
  testStatistic,
} from '@kaohe/domain';
import type { Db } from '../client.ts';
import { papersOf } from '../method/conclusion.ts';
import { demandReader, mayRecord } from '../method/team.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';
import { personOf } from './score.ts';

/** What every record of a method has. */
type Kept = {
  readonly id: string;
  readonly visitId: string | null;
  readonly by: PersonRef | null;
  readonly concludedAt: string | null;
  readonly withdrawn: boolean;
  /** What it showed, in the words of who concluded it. */
  readonly facts: string | null;
};
/** An interview: who it was is told by group and pseudonym alone. */
export type InterviewView = Kept & {
  readonly group: string;
  readonly pseudonym: string;
  readonly heldOn: string;
  readonly place: string;
  readonly topics: readonly Topic[];
  /** The reader leads the team: he alone may ask for the name. */
  readonly mayName: boolean;
};
/** Scores and shares in 1/100 per cent. */
export type PaperRow = {
  readonly no: number;
  readonly who: string;
  readonly attempt: number;
  readonly score: number | null;
  readonly submittedAt: string | null;
};
export type EffectTestView = Kept & {
  readonly title: string;
  readonly indicators: readonly string[];
  readonly count: number;
  readonly passing: number;
  readonly attempts: number;
  readonly counted: 'best' | 'last';
  /** Papers are drawn again from it and the questions. */
  readonly seed: string;
  readonly papers: readonly PaperRow[];
  readonly texts: Readonly<Record<string, string>>;
  /** Of the papers in so far; null: none is. */
  readonly statistic: TestStatistic | null;
};
export type DrillView = Kept & {
  readonly indicator: string;
  readonly task: string;
  readonly scenario: string;
  readonly heldOn: string;
  readonly place: string;
  readonly observers: readonly PersonRef[];
  readonly points: readonly PassPoint[];
  readonly passing: number;
  readonly seen: readonly (Observation & { readonly note: string })[];
  /** Null: an observer has still to say. */
  readonly result: ReturnType<typeof drillResult>;
  /** The reader is an observer of it. */
  readonly mine: boolean;
};
export type MethodIndicator = {
  readonly code: string;
  readonly name: string;
  readonly methods: readonly string[];
  readonly questions: readonly string[];
  /** The most that it gives while its last drill is failed, in 1/100; null: the standard sets no limit. */
  readonly failedDrill: number | null;
};
export type MethodsView = {
  readonly unit: string;
  readonly cycleId: string;
  /** The reader. */
  readonly me: string;
  /** Visits of the unit, the latest first: what is recorded now belongs to the first of them. */
  readonly visitId: string | null;
  readonly indicators: readonly MethodIndicator[];
  readonly assessors: readonly PersonRef[];
  readonly mayRecord: boolean;
  readonly mayWithdraw: boolean;
  readonly interviews: readonly InterviewView[];
  readonly tests: readonly EffectTestView[];
  readonly drills: readonly DrillView[];
};

type Stored<T> = Omit<T, 'concludedAt'> & { readonly concludedAt: Date | null };
const kept = (
  alias: string,
): string => `${alias}.id, ${alias}.visit_id as "visitId", ${personOf(`${alias}.by`)} as by,
      ${alias}.concluded_at as "concludedAt",
      exists (select from method_trace m where m.record_id = ${alias}.id and m.withdrawn_at is not null) as withdrawn,
      (select m.facts from method_trace m where m.record_id = ${alias}.id limit 1) as facts`;

const head = {
  name: 'methods-head',
  text: `select u.name as unit, a.cycle_id as "cycleId",
      (select v.id from instance v where v.parent_id = a.id and v.machine = 'siteVisit' order by v.created_at desc, v.id limit 1) as "visitId",
      coalesce((select jsonb_agg(jsonb_build_object('code', i ->> 'code', 'name', i ->> 'name', 'methods', coalesce(i -> 'methods', '[]'),
          'questions', coalesce(i -> 'questions', '[]'), 'failedDrill', i -> 'failedDrill') order by x.n, y.n)
        from jsonb_array_elements(s.content -> 'dimensions') with ordinality x(d, n)
          cross join jsonb_array_elements(x.d -> 'indicators') with ordinality y(i, n)), '[]') as indicators,
      coalesce((select jsonb_agg(distinct jsonb_build_object('id', p.id, 'name', p.name)) from appointment t join person p on p.id = t.person_id and p.active
        where t.role in ('lead', 'assessor') and (t.cycle_id = a.cycle_id or t.cycle_id is null) and (t.case_id is null or t.case_id in
            (select v.id from instance v where v.parent_id = a.id)) and t.starts_on <= local_day(app_now())
          and (t.ends_on is null or t.ends_on >= local_day(app_now())) and (t.unit_id is null or exists (select from unit tu
            where tu.id = t.unit_id and (u.path = tu.path or starts_with(u.path, tu.path || '/'))))), '[]') as assessors
    from assessment a join unit u on u.id = a.unit_id join standard s on s.id = a.standard_id where a.id = $1`,
};
const interviews = {
  name: 'methods-interviews',
  text: `select ${kept('v')}, v.person_group as "group", v.pseudonym, v.held_on::text as "heldOn", v.place, v.topics
    from interview v where v.assessment_id = $1 order by v.at desc, v.id limit 500`,
};
const tests = {
  name: 'methods-tests',
  text: `select ${kept('t')}, t.title, t.indicators, t.count, t.passing, t.attempts, t.counted, t.seed, t.result as statistic,
      coalesce((select jsonb_agg(jsonb_build_object('no', p.no, 'who', p.who, 'attempt', p.attempt, 'score', p.score, 'submittedAt', p.submitted_at)
        order by p.no, p.attempt) from test_paper p where p.test_id = t.id), '[]') as papers,
      coalesce((select jsonb_object_agg(q ->> 'id', q -> 'question' ->> 'text') from jsonb_array_elements(t.pool) q), '{}') as texts
    from effect_test t where t.assessment_id = $1 order by t.at desc, t.id limit 100`,
};
const drills = {
  name: 'methods-drills',
  text: `select ${kept('d')}, d.indicator, d.task, d.scenario, d.held_on::text as "heldOn", d.place, d.points, d.passing, $2 = any(d.observers) as mine,
      coalesce((select jsonb_agg(${personOf('o')}) from unnest(d.observers) o), '[]') as observers,
      coalesce((select jsonb_agg(jsonb_build_object('observer', m.observer, 'point', m.point, 'passed', m.passed, 'note', m.note))
        from drill_mark m where m.drill_id = d.id), '[]') as seen
    from drill d where d.assessment_id = $1 order by d.at desc, d.id limit 100`,
};

const dated = <T extends { readonly concludedAt: Date | null }>(row: T) => ({
  ...row,
  concludedAt: row.concludedAt?.toISOString() ?? null,
});

type Head = Pick<MethodsView, 'unit' | 'cycleId' | 'visitId' | 'indicators' | 'assessors'>;
/** The interviews, tests and drills of a unit; for its own people nothing before the score, and never an interview's name. */
export const readMethods = async (db: Db, scope: Scope, id: string): Promise<MethodsView> => {
  const met = await demandReader(db, scope, id);
  const [[row], talks, sat, held] = await Promise.all([
    db.query<Head>(head, [id]),
    db.query<Stored<Omit<InterviewView, 'mayName'>>>(interviews, [id]),
    db.query<Stored<EffectTestView>>(tests, [id]),
    db.query<Stored<Omit<DrillView, 'result'>>>(drills, [id, scope.personId]),
  ]);
  if (row === undefined) throw new Error(`assessment ${id} has no unit`);
  const leads = (visitId: string | null): boolean =>
    visitId === null
      ? met.held.includes('lead')
      : scope.held.some(({ role, caseId }) => role === 'lead' && caseId === visitId);
  return {
    ...row,
    me: scope.personId,
    mayRecord: mayRecord(met),
    mayWithdraw: mayRecord(met) && met.held.includes('lead'),
    interviews: talks.map((one) => ({ ...dated(one), mayName: leads(one.visitId) })),
    // Of tests under way the few are counted as they stand; those concluded keep what they came to.
    tests: await Promise.all(
      sat.map(async (one): Promise<EffectTestView> => {
        if (one.statistic !== null) return dated(one);
        const papers = await papersOf(db, one.id);
        return { ...dated(one), statistic: papers.length === 0 ? null : testStatistic(papers, one) };
      }),
    ),
    drills: held.map((one) => ({
      ...dated(one),
      result: drillResult({ ...one, observers: one.observers.map((person) => person.id) }),
    })),
  };
};
