import type { Db } from '../client.ts';
import { demand, type Met } from './place.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';
import { unsealed } from './sealed-score.ts';

export type FileRef = {
  readonly id: string;
  readonly name: string;
  /** It can be seen in small. */
  readonly picture: boolean;
  /** A picture of a screen: it carries no points. */
  readonly screenshot: boolean;
};

/** One amount of points with its reason and evidence; points in 1/100. */
export type LineView = {
  readonly id: string;
  readonly indicator: string;
  readonly subjectKind: string;
  readonly component: string;
  readonly kind: string;
  readonly points: number;
  /** The most that it could be. */
  readonly most: number;
  readonly reason: string;
  readonly evidence: readonly FileRef[];
  /** The happening that it is about: one and the same counts once. */
  readonly matter: string | null;
  readonly by: PersonRef | null;
  readonly at: string;
  readonly supersedes: string | null;
  /** Null: it counts. */
  readonly supersededBy: string | null;
  readonly appealId: string | null;
  readonly rescored: boolean;
  /** One assessor's proposal: it never counts, and only those who score see it. */
  readonly proposal: boolean;
  /** A veto that an appeal has lifted. */
  readonly lifted: boolean;
};

export type ResultView = {
  /** In 1/100; null: not scored yet, or not yet told. */
  readonly score: {
    readonly total: number;
    readonly onSite: number;
    readonly detail: unknown;
    readonly at: string;
  } | null;
  readonly grade: {
    readonly proposed: string;
    readonly confirmed: boolean;
    readonly round: number;
    readonly why: unknown;
  } | null;
  /** What the result brings for the unit's operating performance; points in 1/100. */
  readonly linkage: {
    readonly grade: string;
    readonly weight: number;
    readonly points: number;
    readonly acknowledgedAt: string | null;
  } | null;
};

/** Files by their ids, in the order given, as SQL on a column of ids. */
export const filesOf = (
  column: string,
): string => `coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'picture', f.thumbnail is not null, 'screenshot', f.screenshot) order by e.n)
  from unnest(${column}) with ordinality e(id, n) join file f on f.id = e.id), '[]')`;
export const personOf = (column: string): string =>
  `(select jsonb_build_object('id', p.id, 'name', p.name) from person p where p.id = ${column})`;

/** A unit learns its lines with the feedback, not while they are weighed. */
export const isTold = async (db: Db, met: Met): Promise<boolean> => {
  if (!met.concerned) return true;
  const issued = await db.query(
    { text: `select from journal where instance_id = $1 and event = 'assessment.issue' limit 1` },
    [met.id],
  );
  return issued.length > 0;
};

type StoredLine = Omit<LineView, 'at'> & { readonly at: Date };

/** The score lines of an assessment, those superseded among them, oldest first. */
export const readLines = async (db: Db, scope: Scope, id: string): Promise<readonly LineView[]> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (!(await isTold(db, met))) return [];
  const rows = await db.query<StoredLine>(
    {
      text: `select l.id, l.indicator, l.subject_kind as "subjectKind", l.component, l.kind, l.points, l.most, l.reason, ${filesOf('l.evidence')} as evidence, l.matter,
          ${personOf('l.by')} as by, l.at, l.supersedes, (select s.id from score_line s where s.supersedes = l.id) as "supersededBy",
          case when not $4 then l.appeal_id end as "appealId", l.rescored, l.proposal, l.lifted
        from score_line l where l.assessment_id = $1 and l.voided_at is null and (not l.proposal or (not $2 and ${unsealed('l', '$3')})) order by l.seq, l.indicator, l.id`,
    },
    [id, met.concerned, scope.personId, met.recused],
  );
  return rows.map(({ at, ...line }) => ({ ...line, at: at.toISOString() }));
};

/** Score and grade of an assessment as they stand. */
export const readResult = async (db: Db, scope: Scope, id: string): Promise<ResultView> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (!(await isTold(db, met))) return { score: null, grade: null, linkage: null };
  const [row] = await db.query<ResultView>(
    {
      text: `select (select jsonb_build_object('total', s.total, 'onSite', s.on_site, 'detail', s.detail, 'at', s.at)
          from score s where s.assessment_id = $1 order by s.seq desc limit 1) as score,
        (select jsonb_build_object('proposed', g.proposed, 'round', g.round, 'why', g.why,
            'confirmed', r.confirmed_at is not null and r.reopened_at is null)
          from grade_entry g join grade_round r on r.cycle_id = g.cycle_id and r.round = g.round
          where g.assessment_id = $1 order by g.round desc limit 1) as grade,
        (select jsonb_build_object('grade', k.grade, 'weight', k.weight, 'points', k.points, 'acknowledgedAt', k.acknowledged_at)
          from linkage k where k.assessment_id = $1) as linkage`,
    },
    [id],
  );
  return { score: row?.score ?? null, grade: row?.grade ?? null, linkage: row?.linkage ?? null };
};
