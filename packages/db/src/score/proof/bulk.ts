import {
  type Candidate,
  debriefing,
  type GradeList,
  grades,
  indicatorsOf,
  type LeftOut,
  parseContent,
  type Scheme,
  type Score,
  type ScoreLine,
  score,
} from '@kaohe/domain';
import type { Db } from '../../client.ts';
import { candidateOf, readCandidates } from '../../grade/candidate.ts';
import { policyOf } from '../../memory.ts';
import type { Sql } from '../../sql.ts';
import { count, leftOutOf, onSiteOf } from '../composite.ts';
import { readLines } from '../line.ts';
import { groundOf } from '../scheme.ts';

/** A line as the page has it: what scoring needs and no more, for a cycle has a million of them. */
type Packed = readonly [
  id: string,
  indicator: string,
  component: ScoreLine['component'],
  kind: ScoreLine['kind'],
  points: number,
  supersedes: string | null,
  matter: string | null,
];
type Row = {
  readonly id: string;
  readonly unit: string;
  readonly category: string;
  readonly standard: string;
  readonly lines: readonly Packed[] | null;
  readonly left: readonly LeftOut[] | null;
};

const page = {
  name: 'bulk-page',
  text: `select a.id, a.unit_id as unit, a.category, a.standard_id as standard,
      (select json_agg(json_build_array(l.id, l.indicator, l.component, l.kind, l.points, l.supersedes, l.matter)) from score_line l
        where l.assessment_id = a.id and not l.proposal and l.voided_at is null and l.kind <> 'veto') as lines,
      (select json_agg(json_build_object('component', o.component, 'indicator', nullif(o.indicator, ''), 'decision', o.seq::text))
        from left_out o where o.assessment_id = a.id) as left
    from assessment a join instance i on i.id = a.id
    where a.cycle_id = $1 and a.id > $2 and not 'cancelled' = any(i.tags) order by a.id limit $3`,
};
const cycle = { name: 'bulk-cycle', text: 'select policy_version as version from cycle where id = $1' };
const contents = { name: 'bulk-standards', text: 'select id, content from standard where cycle_id = $1' };

const first = '00000000-0000-0000-0000-000000000000';
/** Assessments read at a time; with a hundred lines each, some 3 MB. */
const size = 200;

const lineOf = ([id, indicator, component, kind, points, supersedes, matter]: Packed): ScoreLine => ({
  id,
  indicator,
  component,
  kind,
  points,
  reason: '',
  evidence: [],
  supersedes,
  matter,
});

export type UnitScore = {
  readonly assessmentId: string;
  readonly unit: string;
  readonly category: string;
  readonly lines: number;
  /** Null: a component is missing. */
  readonly score: Score | null;
};

/**
 * The scores of all units of a cycle, computed from their lines as they are now and handed over one by one; nothing is written. Read page
 * by page, the next while one is computed, so that memory doesn't grow with the cycle.
 */
export const scoreCycle = async (db: Db, cycleId: string, told: (unit: UnitScore) => void): Promise<void> => {
  const [row] = await db.query<{ version: number }>(cycle, [cycleId]);
  const { composite } = await policyOf(db, db.memory, { id: cycleId, version: row?.version ?? null });
  const standards = await db.query<{ id: string; content: unknown }>(contents, [cycleId]);
  const schemes = new Map(
    standards.map(({ id, content }): [string, Scheme] => {
      const { weights, bonusCap } = composite;
      return [id, { indicators: [...indicatorsOf(parseContent(content)), debriefing], weights, bonusCap }];
    }),
  );
  const read = (after: string): Promise<readonly Row[]> => db.query<Row>(page, [cycleId, after, size]);
  for (let rows = await read(first); rows.length > 0; ) {
    const next = read(rows.at(-1)?.id ?? first);
    for (const { id, unit, category, standard, lines, left } of rows) {
      const scheme = schemes.get(standard);
      if (scheme === undefined) throw new Error(`assessment ${id} has a standard of another cycle`);
      const result = score({ scheme, lines: (lines ?? []).map(lineOf), leftOut: left ?? [] });
      told({
        assessmentId: id,
        unit,
        category,
        lines: lines?.length ?? 0,
        score: 'missing' in result ? null : result,
      });
    }
    rows = await next;
  }
};

/**
 * Scores a whole cycle from its lines and grades it as a list would be proposed now: bands, vetoes, missed targets and satisfaction with their
 * documents, quota, what was told. Nothing is written.
 */
export const gradeCycle = async (
  db: Db,
  cycleId: string,
): Promise<{ readonly units: number; readonly lines: number; readonly list: GradeList }> => {
  const [row] = await db.query<{ version: number }>(cycle, [cycleId]);
  const policy = await policyOf(db, db.memory, { id: cycleId, version: row?.version ?? null });
  const stands = new Map((await readCandidates(db, cycleId)).map((one) => [one.assessment, one]));
  const candidates: Candidate[] = [];
  let lines = 0;
  await scoreCycle(db, cycleId, (one) => {
    lines += one.lines;
    const stand = stands.get(one.assessmentId);
    if (one.score === null || stand === undefined) return;
    const candidate = candidateOf({ ...stand, total: one.score.total, onSite: onSiteOf(one.score) });
    if (candidate !== null) candidates.push(candidate);
  });
  return { units: candidates.length, lines, list: grades(candidates, policy.grades) };
};

/** The score of one unit from its lines as they are now; null while a component is missing. Nothing is written. */
export const scoreUnit = async (db: Db, assessmentId: string): Promise<Score | null> => {
  const sql: Sql = db;
  const ground = await groundOf(sql, db.memory, assessmentId);
  const [lines, left] = await Promise.all([readLines(sql, assessmentId), leftOutOf(sql, assessmentId)]);
  const result = count({ ground, lines, left });
  return 'missing' in result ? null : result;
};
