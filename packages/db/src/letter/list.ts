import type { MachineName } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { type AssessorTotals, reportedAssessors } from '../read/assessors.ts';
import { type Explanation, explanationOf } from '../read/explanation.ts';
import { type ReportFigures, reportedFigures } from '../report/figures.ts';
import { countsNow } from '../score/in-force.ts';
import type { Statement } from '../sql.ts';

/** A score line as a letter tells it; points in 1/100. */
export type LetterLine = {
  readonly indicator: string;
  readonly points: number;
  readonly reason: string;
  /** What an appeal made of it; null: it stands. */
  readonly decided: number | null;
};
/** A unit on a list. */
export type LetterUnit = { readonly unit: string; readonly grade: string; readonly score: number | null };
export type LetterMember = { readonly id?: string; readonly name: string; readonly chair: boolean };
/** An item of an order; `closedAt` as an instant. */
export type LetterItem = {
  readonly no: number;
  readonly problem: string;
  readonly measure: string;
  readonly closedAt: string | null;
  readonly reopened: number;
};
export type LetterLists = {
  readonly lines: readonly LetterLine[];
  /** The composite of the lines, in 1/100; null: not scored. */
  readonly total: number | null;
  readonly units: readonly LetterUnit[];
  /** The panel of an appeal, the chair first; the team of a visit, its lead as that. */
  readonly people: readonly LetterMember[];
  /** The items of an order, by number. */
  readonly items: readonly LetterItem[];
  /** Why the score of an assessment is what it is; null: of another process, or not scored. */
  readonly score: Explanation | null;
  /** What an analysis report counts, of all units; null: of another letter. */
  readonly report: { readonly figures: ReportFigures; readonly assessors: AssessorTotals } | null;
};

type Place = { readonly instanceId: string; readonly machine: MachineName; readonly at: Date };

const linesOf: { readonly [M in MachineName]?: Statement } = {
  assessment: {
    name: 'letter-lines',
    text: `select l.indicator, l.points, l.reason, null as decided from score_line l
      where l.assessment_id = $1 and ${countsNow} order by l.indicator, l.id`,
  },
  // An appeal never lowers a score, whatever was voted.
  appeal: {
    name: 'letter-appeal-lines',
    text: `select l.indicator, l.points, l.reason, case when a.remanded then null else greatest(a.points, a.kept, l.points) end as decided
      from appeal_line a join score_line l on l.id = a.line_id where a.appeal_id = $1 order by l.indicator, l.id`,
  },
};

const total: Statement = {
  name: 'letter-total',
  text: 'select total from score where assessment_id = $1 and at <= $2 order by seq desc limit 1',
};

const cycleOf: Statement = {
  name: 'letter-cycle',
  text: 'select cycle_id as "cycleId" from assessment where id = $1',
};

const graded: Statement = {
  name: 'letter-grades',
  text: `select u.name as unit, g.proposed as grade, g.score from grade_entry g join unit u on u.id = g.unit_id
    where g.cycle_id = $1 and g.round = (select max(r.round) from grade_round r where r.cycle_id = $1 and r.proposed_at <= $2)
    order by g.score desc, u.path`,
};

/** Approved, and not yet past their notice. */
const nominated: Statement = {
  name: 'letter-nominees',
  text: `select u.name as unit, '' as grade, null as score from instance i join unit u on u.id = i.unit_id
    where i.machine = 'commendation' and i.cycle_id = $1 and i.closed_at is null
      and ('public' = any(i.tags) or exists (select from journal j where j.instance_id = i.id and j.seq = i.seq and j.event = 'commendation.approve'))
    order by u.path`,
};

/** Who was on the panel when its last round of declarations was full. */
const panel: Statement = {
  name: 'letter-panel',
  text: `select p.name, s.capacity = 'chair' as chair from slot s join person p on p.id = s.person_id
    where s.instance_id = $1 and s.roll = 'declaration'
      and s.round = (select max(r.round) from slot r where r.instance_id = $1 and r.roll = 'declaration')
    order by s.capacity = 'chair' desc, s.id`,
};

const team: Statement = {
  name: 'letter-team',
  text: `select p.id, p.name, p.id::text = i.data ->> 'lead' as chair from instance i
      join person p on i.data -> 'team' ? p.id::text or i.data ->> 'lead' = p.id::text
    where i.id = $1 order by p.id::text = i.data ->> 'lead' desc, p.name`,
};
const peopleOf: { readonly [M in MachineName]?: Statement } = { appeal: panel, siteVisit: team };

const items: Statement = {
  name: 'letter-items',
  text: `select no, problem, measure, to_json(closed_at) #>> '{}' as "closedAt", reopened from rectification_item where order_id = $1 order by no`,
};

/** Nobody appeals from a letter. */
const explained = async (db: Db, id: string): Promise<Explanation | null> => {
  const [row] = await db.query<{ cycleId: string }>(cycleOf, [id]);
  return row === undefined
    ? null
    : explanationOf(db, { id, cycleId: row.cycleId, personId: null, unitId: null, mayAppeal: false });
};

const reported = async (db: Db, cycleId: string): Promise<LetterLists['report']> => ({
  figures: await reportedFigures(db, cycleId),
  assessors: await reportedAssessors(db, cycleId),
});

/** Units with their grades as the cycle's policy names them. */
const gradedUnits = async (db: Db, { instanceId, at }: Place): Promise<readonly LetterUnit[]> => {
  const { bands } = (await policyOf(db, db.memory, { id: instanceId, version: null })).grades;
  const rows = await db.query<LetterUnit>(graded, [instanceId, at]);
  return rows.map((row) => ({
    ...row,
    grade: bands.find(({ key }) => key === row.grade)?.name.zh ?? row.grade,
  }));
};
const unitsOf = async (db: Db, document: string, place: Place): Promise<readonly LetterUnit[]> => {
  if (document === 'resultsNotice') return gradedUnits(db, place);
  return document === 'commendationNotice' ? db.query<LetterUnit>(nominated, [place.instanceId]) : [];
};

/** The lines, units and figures that a letter lists. */
export const readLetterLists = async (db: Db, document: string, place: Place): Promise<LetterLists> => {
  const { instanceId, machine, at } = place;
  const lines = linesOf[machine];
  const people = peopleOf[machine];
  const scored = machine === 'assessment' ? await db.query<{ total: number }>(total, [instanceId, at]) : [];
  return {
    lines: lines ? await db.query<LetterLine>(lines, [instanceId]) : [],
    total: scored[0]?.total ?? null,
    score: scored.length > 0 ? await explained(db, instanceId) : null,
    people: people ? await db.query<LetterMember>(people, [instanceId]) : [],
    items: machine === 'rectification' ? await db.query<LetterItem>(items, [instanceId]) : [],
    report: document === 'analysisReport' ? await reported(db, instanceId) : null,
    units: await unitsOf(db, document, place),
  };
};
