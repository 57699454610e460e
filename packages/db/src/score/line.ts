import { randomUUID } from 'node:crypto';
import type { Component, ScoreLine, SubjectKind } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import type { Sql } from '../sql.ts';

/** A score line as it is kept. Points in 1/100. */
export type Line = {
  readonly id: string;
  readonly indicator: string;
  readonly subjectKind: SubjectKind;
  readonly component: Component;
  readonly kind: 'score' | 'bonus' | 'deduction' | 'veto';
  readonly points: number;
  readonly most: number;
  readonly reason: string;
  readonly evidence: readonly string[];
  /** What it rests on: the work sheets or the ballot it was assembled from, the traces of methods that its scorer named. */
  readonly sources: readonly string[];
  /** The happening that it is about. */
  readonly matter: string | null;
  readonly proposal: boolean;
  readonly supersedes: string | null;
  readonly appealId: string | null;
  readonly rescored: boolean;
  readonly lifted: boolean;
};
export type NewLine = Omit<Line, 'id'>;

/** What every line has unless it says otherwise. */
export const plainLine = {
  evidence: [],
  sources: [],
  matter: null,
  proposal: false,
  supersedes: null,
  appealId: null,
  rescored: false,
  lifted: false,
} as const;

/** Who writes lines: an entry of the assessment's journal. */
export type Entry = {
  readonly assessmentId: string;
  readonly seq: number;
  readonly by: string | null;
  readonly at: Date;
};

const insert = {
  name: 'score-lines',
  text: `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources,
      matter, by, at, proposal, supersedes, appeal_id, rescored, lifted)
    select l.id, $1, $2, l.indicator, l."subjectKind", l.component, l.kind, l.points, l.most, l.reason, l.evidence, l.sources,
      l.matter, $3, $4, l.proposal, l.supersedes, l."appealId", l.rescored, l.lifted
    from jsonb_to_recordset($5::jsonb) as l(id uuid, indicator text, "subjectKind" text, component text, kind text, points int, most int,
      reason text, evidence uuid[], sources uuid[], matter text, proposal bool, supersedes uuid, "appealId" uuid, rescored bool, lifted bool)`,
};

/** Lines with ids of their own. */
export const named = (lines: readonly NewLine[]): readonly Line[] =>
  lines.map((line) => ({ ...line, id: randomUUID() }));

/** Writes lines; a line that was superseded before makes it fail (unique). */
export const writeLines = async (tx: Sql, lines: readonly Line[], entry: Entry): Promise<void> => {
  if (lines.length === 0) return;
  await tx.query(insert, [entry.assessmentId, entry.seq, entry.by, entry.at, json(lines)]);
};

const columns = `select l.id, l.indicator, l.subject_kind as "subjectKind", l.component, l.kind, l.points, l.most, l.reason, l.evidence, l.sources,
      l.matter, l.proposal, l.supersedes, l.appeal_id as "appealId", l.rescored, l.lifted
    from score_line l`;
const read = {
  name: 'score-lines-read',
  text: `${columns} where l.assessment_id = $1 and not l.proposal and l.voided_at is null order by l.seq, l.id`,
};

const readById = {
  name: 'score-lines-by-id',
  text: `${columns} where l.id = any($1::uuid[])`,
};

/** Lines by their ids, in no order. */
export const readLinesById = (sql: Sql, ids: readonly string[]): Promise<readonly Line[]> =>
  sql.query<Line>(readById, [ids]);

/** The lines of an assessment, the superseded ones too; neither proposals nor voided ones. */
export const readLines = (sql: Sql, assessmentId: string): Promise<readonly Line[]> =>
  sql.query<Line>(read, [assessmentId]);

/** As the domain scores it; undefined for a veto, which takes no points. */
export const scored = (line: Line): ScoreLine | undefined => {
  const { id, indicator, component, kind, points, reason, matter, supersedes } = line;
  if (kind === 'veto') return undefined;
  return {
    id,
    indicator,
    component,
    kind,
    points,
    reason,
    evidence: [...line.evidence, ...line.sources],
    matter,
    supersedes,
  };
};
