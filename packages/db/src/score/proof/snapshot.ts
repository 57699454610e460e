import {
  debriefing,
  indicatorsOf,
  type LeftOut,
  lineSchema,
  parseContent,
  parsed,
  parseSnapshot,
  type Recomputed,
  recompute,
  type Snapshot,
} from '@kaohe/domain';
import { canonical, sha256 } from '../../journal/entry.ts';
import type { Sql } from '../../sql.ts';
import { type Line, readLinesById, scored } from '../line.ts';
import type { Ground } from '../scheme.ts';

export type Counted = {
  readonly ground: Ground;
  readonly lines: readonly Line[];
  readonly left: readonly LeftOut[];
};

/** SHA-256 over lines, whatever their order. */
const linesHash = (lines: readonly Line[]): string =>
  sha256(canonical(lines.toSorted((a, b) => (a.id < b.id ? -1 : 1))));

/** What a score is computed from, by which it can be computed again (decisions/0063). */
export const snapshotOf = ({ ground, lines, left }: Counted): Snapshot => ({
  standard: ground.standard,
  policyVersion: ground.policyVersion,
  weights: ground.scheme.weights,
  bonusCap: ground.scheme.bonusCap,
  lines: lines.map(({ id }) => id).toSorted(),
  linesHash: linesHash(lines),
  leftOut: [...left],
});

const stored = {
  name: 'score-snapshots',
  text: `select c.assessment_id as "assessmentId", c.seq, c.total, c.snapshot, s.content from score c
      left join standard s on s.id = (c.snapshot #>> '{standard,id}')::uuid
    where ($1::uuid is null or c.assessment_id = $1) and c.snapshot is not null and (c.assessment_id, c.seq) > ($2, $3)
    order by c.assessment_id, c.seq limit $4`,
};
type Stored = {
  readonly assessmentId: string;
  readonly seq: number;
  readonly total: number;
  readonly snapshot: unknown;
  readonly content: unknown;
};

export type Proof = { readonly assessmentId: string; readonly seq: number; readonly result: Recomputed };

const gone = '0'.repeat(64);

/** Scores computed again from what each was computed from, a page of them in their order. */
const provePage = async (
  sql: Sql,
  of: { readonly assessmentId: string | null; readonly after: readonly [string, number] },
  size: number,
): Promise<readonly Proof[]> => {
  const rows = await sql.query<Stored>(stored, [of.assessmentId, ...of.after, size]);
  const snapshots = rows.map(({ snapshot }) => parseSnapshot(snapshot));
  const lines = new Map(
    (await readLinesById(sql, [...new Set(snapshots.flatMap((one) => one.lines))])).map((line) => [
      line.id,
      line,
    ]),
  );
  return rows.flatMap((row, index): Proof[] => {
    const snapshot = snapshots[index];
    if (!snapshot) return [];
    const own = snapshot.lines.flatMap((id) => lines.get(id) ?? []);
    const content = row.content ?? { total: 1, dimensions: [] };
    const result = recompute(snapshot, {
      indicators: [...indicatorsOf(parseContent(content)), debriefing],
      standardHash: row.content === null ? gone : sha256(canonical(row.content)),
      lines: own.flatMap((line) => scored(line) ?? []).map((line) => parsed(lineSchema, line)),
      linesHash: linesHash(own),
      kept: row.total,
    });
    return [{ assessmentId: row.assessmentId, seq: row.seq, result }];
  });
};

const first: readonly [string, number] = ['00000000-0000-0000-0000-000000000000', 0];

/** Every score kept of one assessment, computed again. */
export const proveScores = (sql: Sql, assessmentId: string): Promise<readonly Proof[]> =>
  provePage(sql, { assessmentId, after: first }, 500);

/** All scores there are, computed again page by page; each that differs is handed to `told`. Returns how many were computed. */
export const proveAllScores = async (sql: Sql, told: (proof: Proof) => void): Promise<number> => {
  let after = first;
  for (let count = 0; ; ) {
    const page = await provePage(sql, { assessmentId: null, after }, 200);
    for (const proof of page) if (!proof.result.same) told(proof);
    count += page.length;
    const last = page.at(-1);
    if (last === undefined) return count;
    after = [last.assessmentId, last.seq];
  }
};
