import { debriefing, type SubjectKind } from '@kaohe/domain';
import type { Sql } from '../sql.ts';
import { type NewLine, plainLine } from './line.ts';
import { type Ground, mostOf, subjectOf } from './scheme.ts';

type Sheet = {
  readonly id: string;
  readonly indicator: string;
  readonly subjectKind: SubjectKind;
  readonly points: number;
  readonly facts: string;
  readonly evidence: readonly string[];
  readonly matter: string | null;
};
/** What stands of the daily record: accepted, unanswered or kept; not what was struck or superseded. */
const sheets = {
  name: 'sheets-in-force',
  text: `select w.id, w.indicator, w.subject_kind as "subjectKind", w.points, w.facts, w.evidence, w.matter from work_sheet w
    where w.assessment_id = $1 and w.outcome in ('accepted', 'unanswered', 'kept') order by w.occurred_on, w.id`,
};

const sheetLine = (ground: Ground, sheet: Sheet): readonly NewLine[] => {
  const { id, indicator, subjectKind, points, facts, evidence, matter } = sheet;
  if (points === 0) return [];
  const kind = points < 0 ? ('deduction' as const) : ('score' as const);
  const most = mostOf(ground, indicator, kind);
  return [
    {
      ...plainLine,
      indicator,
      subjectKind,
      component: 'daily',
      kind,
      points: Math.min(points, Math.max(most, 0)),
      most,
      reason: facts,
      evidence,
      matter,
      sources: [id],
    },
  ];
};

/**
 * The lines of the daily record: for each indicator that has it, its full points on the strength of all its sheets, and each sheet's own
 * points; the indicator's limits cut the sum. An indicator without a sheet has no line: a missing record is never full marks.
 */
export const dailyLines = async (
  tx: Sql,
  assessmentId: string,
  ground: Ground,
): Promise<readonly NewLine[]> => {
  if (ground.scheme.weights.daily === 0) return [];
  const all = Map.groupBy(await tx.query<Sheet>(sheets, [assessmentId]), ({ indicator }) => indicator);
  return [...ground.indicators.values()].flatMap((indicator): NewLine[] => {
    const own = all.get(indicator.code) ?? [];
    const counts = indicator.kind === 'score' && indicator.components.includes('daily');
    if (!counts || own.length === 0) return [];
    const base: NewLine = {
      ...plainLine,
      indicator: indicator.code,
      subjectKind: subjectOf(ground, indicator.code),
      component: 'daily',
      kind: 'score',
      points: indicator.points,
      most: indicator.points,
      // The rule by which the full points are given.
      reason: indicator.rule === '' ? indicator.name : indicator.rule,
      sources: own.map(({ id }) => id),
    };
    return [base, ...own.flatMap((sheet) => sheetLine(ground, sheet))];
  });
};

const ballots = {
  name: 'ballot-tallied',
  text: `select q.id, q.title, (q.result ->> 'points')::int as points from questionnaire_of o
    join questionnaire q on q.id = o.questionnaire_id join instance i on i.id = q.id where o.assessment_id = $1 and q.kind = 'ballot' and q.result ? 'points' order by i.closed_at desc limit 1`,
};

/** The line of the debriefing: what the last ballot came to. */
export const debriefingLines = async (
  tx: Sql,
  assessmentId: string,
  ground: Ground,
): Promise<readonly NewLine[]> => {
  if (ground.scheme.weights.debriefing === 0) return [];
  const [ballot] = await tx.query<{ id: string; title: string; points: number }>(ballots, [assessmentId]);
  if (!ballot) return [];
  return [
    {
      ...plainLine,
      indicator: debriefing.code,
      subjectKind: ground.subjects.includes('secretary') ? 'secretary' : 'organisation',
      component: 'debriefing',
      kind: 'score',
      points: ballot.points,
      most: debriefing.points,
      reason: ballot.title,
      sources: [ballot.id],
    },
  ];
};

/** All that is assembled, not given. */
export const assembledLines = async (
  tx: Sql,
  assessmentId: string,
  ground: Ground,
): Promise<readonly NewLine[]> => [
  ...(await dailyLines(tx, assessmentId, ground)),
  ...(await debriefingLines(tx, assessmentId, ground)),
];
