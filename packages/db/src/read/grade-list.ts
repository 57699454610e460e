import { Fault, type Policy, policyFrom, type QuotaUse, type Why } from '@kaohe/domain';
import type { Db } from '../client.ts';
import {
  demandList,
  type GradeRow,
  type GradeRulesView,
  inOrder,
  type Other,
  previewGrades,
  shortened,
  type UnitName,
} from './grade.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';

/** A list as it was proposed, and what became of it. */
export type GradeRound = {
  readonly round: number;
  readonly proposedAt: string;
  readonly basis: unknown;
  readonly returnedAt: string | null;
  readonly confirmedAt: string | null;
  readonly confirmedBy: unknown;
  readonly reopenedAt: string | null;
  readonly units: number;
};
type Dated<T> = { [K in keyof T]: K extends `${string}At` ? Date | Extract<T[K], null> : T[K] };
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The lists of a cycle, the last first. */
export const readGradeRounds = async (
  db: Db,
  scope: Scope,
  cycleId: string,
): Promise<readonly GradeRound[]> => {
  await demandList(db, scope, cycleId);
  const rows = await db.query<Dated<GradeRound>>(
    {
      text: `select r.round, r.proposed_at as "proposedAt", r.basis, r.returned_at as "returnedAt", r.confirmed_at as "confirmedAt",
          r.confirmed_by as "confirmedBy", r.reopened_at as "reopenedAt",
          (select count(*)::int from grade_entry e where e.cycle_id = r.cycle_id and e.round = r.round) as units
        from grade_round r where r.cycle_id = $1 order by r.round desc limit 100`,
    },
    [cycleId],
  );
  return rows.map((row) => ({
    ...row,
    proposedAt: row.proposedAt.toISOString(),
    returnedAt: iso(row.returnedAt),
    confirmedAt: iso(row.confirmedAt),
    reopenedAt: iso(row.reopenedAt),
  }));
};

export type GradeListView = {
  readonly round: number;
  readonly rules: GradeRulesView;
  readonly quotas: readonly QuotaUse[];
  readonly rows: readonly GradeRow[];
  readonly names: { readonly [unit: string]: string };
};
type Asked = {
  readonly cycleId: string;
  readonly round: number;
  /** Another list to compare with; `now`: what would be proposed by the present scores. */
  readonly against?: number | 'now' | undefined;
};
type Stored = Omit<GradeRow, 'unit'> & { readonly unitId: string; readonly unitName: string };
type Head = { readonly quotas: readonly QuotaUse[]; readonly policy: unknown };

const tied = (why: readonly Why[]): readonly string[] =>
  why.flatMap((one) => (one.rule === 'seat' ? one.tied : []));

/** Each unit's grade and score as they would be now, by its assessment. */
const present = async (db: Db, scope: Scope, cycleId: string): Promise<ReadonlyMap<string, Other>> => {
  const { rows } = await previewGrades(db, scope, { cycleId });
  return new Map(
    rows.flatMap(({ assessment, grade, score }) =>
      grade === null || score === null ? [] : [[assessment, { grade, score }] as const],
    ),
  );
};
const otherThan = ({ grade, score }: Pick<GradeRow, 'grade' | 'score'>, other: Other | undefined) =>
  other === undefined || (other.grade === grade && other.score === score) ? null : other;

/** A list as it was proposed, with another to compare; throws `notFound` where there is no such list. */
export const readGradeList = async (
  db: Db,
  scope: Scope,
  { cycleId, round, against }: Asked,
): Promise<GradeListView> => {
  await demandList(db, scope, cycleId);
  const [head] = await db.query<Head>(
    {
      text: `select r.quotas, c.policy from grade_round r join cycle c on c.id = r.cycle_id where r.cycle_id = $1 and r.round = $2`,
    },
    [cycleId, round],
  );
  if (head === undefined) throw new Fault('notFound', { what: 'instance' });
  const stored = await db.query<Stored>(
    {
      text: `select e.assessment_id as assessment, e.unit_id as "unitId", u.short_name as "unitName", e.category, e.score, e.on_site as "onSite",
          null as satisfaction, e.proposed as grade, e.why, e.told, null as won,
          case when o.assessment_id is null or (o.proposed = e.proposed and o.score = e.score) then null
            else jsonb_build_object('grade', o.proposed, 'score', o.score) end as other
        from grade_entry e join unit u on u.id = e.unit_id
          left join grade_entry o on o.cycle_id = e.cycle_id and o.assessment_id = e.assessment_id and o.round = $3
        where e.cycle_id = $1 and e.round = $2`,
    },
    [cycleId, round, against === 'now' ? null : (against ?? null)],
  );
  const policy: Policy = policyFrom(head.policy);
  const { bands, quota } = policy.grades;
  const now = against === 'now' ? await present(db, scope, cycleId) : null;
  const rows = stored.map(({ unitId, unitName, why, ...row }) => ({
    ...row,
    other: now === null ? row.other : otherThan(row, now.get(row.assessment)),
    why: shortened(why),
    unit: { id: unitId, name: unitName },
  }));
  const mentioned = new Set(rows.flatMap(({ why }) => tied(why)));
  return {
    round,
    rules: { bands, quota },
    quotas: head.quotas,
    rows: inOrder(rows, bands),
    names: Object.fromEntries(
      stored.filter(({ unitId }) => mentioned.has(unitId)).map((one) => [one.unitId, one.unitName]),
    ),
  };
};

/** What a computation of the grades found otherwise than the one before it. */
export type GradeShiftView = {
  readonly seq: number;
  readonly at: string;
  readonly unit: UnitName;
  readonly assessment: string;
  readonly gradeBefore: string;
  readonly gradeAfter: string;
  readonly scoreBefore: number;
  readonly scoreAfter: number;
  /** What led to it. */
  readonly event: string;
  readonly by: PersonRef | null;
  /** The reader has not looked since. */
  readonly fresh: boolean;
};
const shiftsAtMost = 200;

/** What changed in the previewed grades, the last first; at most 200. */
export const readGradeShifts = async (
  db: Db,
  scope: Scope,
  cycleId: string,
): Promise<readonly GradeShiftView[]> => {
  await demandList(db, scope, cycleId);
  const rows = await db.query<Omit<GradeShiftView, 'at'> & { readonly at: Date }>(
    {
      text: `select s.seq, s.at, jsonb_build_object('id', u.id, 'name', u.short_name) as unit, s.assessment_id as assessment,
          s.grade_before as "gradeBefore", s.grade_after as "gradeAfter", s.score_before as "scoreBefore", s.score_after as "scoreAfter",
          j.event, (select jsonb_build_object('id', p.id, 'name', p.name) from person p where p.id = j.actor_id) as by,
          s.seq > coalesce((select n.seq from grade_seen n where n.cycle_id = s.cycle_id and n.person_id = $2), 0) as fresh
        from grade_shift s join unit u on u.id = s.unit_id join journal j on j.instance_id = s.cycle_id and j.seq = s.seq
        where s.cycle_id = $1 order by s.seq desc, u.short_name limit ${shiftsAtMost}`,
    },
    [cycleId, scope.personId],
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
};

/** The reader has looked: what changed up to now is no longer new to him. */
export const markGradesSeen = async (db: Db, scope: Scope, cycleId: string): Promise<void> => {
  await demandList(db, scope, cycleId);
  await db.query(
    {
      text: `insert into grade_seen (cycle_id, person_id, seq) select $1, $2, coalesce(max(s.seq), 0) from grade_shift s where s.cycle_id = $1
        on conflict (cycle_id, person_id) do update set seq = excluded.seq`,
    },
    [cycleId, scope.personId],
  );
};
