import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { countsNow } from '../score/in-force.ts';
import { demand, type Met } from './place.ts';
import type { PersonRef, UnitRef } from './row.ts';
import type { Scope } from './scope.ts';
import { type FileRef, filesOf, personOf } from './score.ts';

export type FeedbackAchievement = { readonly text: string; readonly evidence: readonly FileRef[] };
export type FeedbackProblem = FeedbackAchievement & {
  readonly indicator: string;
  /** Null: no indicator of the standard in force has that code. */
  readonly name: string | null;
  readonly subjectKind: string;
};

/** What still keeps the feedback from being issued. */
export type FeedbackLack = 'achievements' | 'problems' | 'evidence';

export type FeedbackReceipt = {
  /** Null: deemed received, which is nobody's signature. */
  readonly person: PersonRef | null;
  readonly role: string;
  readonly at: string;
};

export type FeedbackView = {
  readonly unit: UnitRef | null;
  readonly stage: string;
  /** Null: nothing was composed yet, or it isn't told. */
  readonly text: {
    readonly achievements: readonly FeedbackAchievement[];
    readonly problems: readonly FeedbackProblem[];
    /** The statement that none was found, signed by who composed it. */
    readonly noneFound: string | null;
    readonly by: PersonRef | null;
    readonly at: string;
  } | null;
  readonly lacks: readonly FeedbackLack[];
  readonly issuedAt: string | null;
  /** SHA-256 of what was issued. */
  readonly hash: string | null;
  readonly receipts: readonly FeedbackReceipt[];
};

const indicatorName = (
  code: string,
): string => `(select x ->> 'name' from assessment s join standard t on t.id = s.standard_id
    cross join jsonb_array_elements(t.content -> 'dimensions') d cross join jsonb_array_elements(d -> 'indicators') x
    where s.id = $1 and x ->> 'code' = ${code} limit 1)`;
const cited = (item: string): string =>
  filesOf(`array(select e::uuid from jsonb_array_elements_text(coalesce(${item} -> 'evidence', '[]')) e)`);

const read = {
  name: 'feedback-view',
  text: `select (select jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'path', u.path) from unit u where u.id = i.unit_id) as unit,
      a.issued_at as "issuedAt", a.feedback as hash, d.at as "draftedAt", ${personOf('d.actor_id')} as by, nullif(trim(coalesce(d.payload ->> 'noneFound', '')), '') as "noneFound",
      coalesce((select jsonb_agg(jsonb_build_object('text', x ->> 'text', 'evidence', ${cited('x')}) order by n)
        from jsonb_array_elements(d.payload -> 'achievements') with ordinality e(x, n)), '[]') as achievements,
      coalesce((select jsonb_agg(jsonb_build_object('text', p.item ->> 'text', 'indicator', p.item ->> 'indicator', 'name', ${indicatorName(`p.item ->> 'indicator'`)},
          'subjectKind', p.item ->> 'subjectKind', 'evidence', ${cited('p.item')}) order by n)
        from jsonb_array_elements(d.payload -> 'problems') with ordinality p(item, n)), '[]') as problems,
      coalesce((select jsonb_agg(jsonb_build_object('person', ${personOf('r.actor_id')}, 'role', r.role, 'at', r.at) order by r.seq)
        from journal r where r.instance_id = $1 and r.event in ('assessment.receive', 'assessment.deemedReceived')), '[]') as receipts
    from instance i join assessment a on a.id = i.id left join lateral (select j.payload, j.actor_id, j.at from journal j
      where j.instance_id = $1 and j.event = 'assessment.draftFeedback' order by j.seq desc limit 1) d on true where i.id = $1`,
};
type Stored = Pick<FeedbackView, 'unit' | 'hash' | 'receipts'> & {
  readonly issuedAt: Date | null;
  readonly draftedAt: Date | null;
  readonly by: PersonRef | null;
  readonly noneFound: string | null;
  readonly achievements: readonly FeedbackAchievement[];
  readonly problems: readonly FeedbackProblem[];
};

/** The same rule as the fact `feedbackComplete`, said item by item. */
const lacksOf = ({ achievements, problems, noneFound }: Stored): readonly FeedbackLack[] => {
  const one = achievements.length + problems.length > 0;
  const excused = noneFound !== null && one;
  return [
    ...(achievements.length === 0 && !excused ? (['achievements'] as const) : []),
    ...(problems.length === 0 && !excused ? (['problems'] as const) : []),
    ...(problems.some(({ evidence }) => evidence.length === 0) ? (['evidence'] as const) : []),
  ];
};

/** The feedback of an assessment as it was composed last; to the unit only once it is issued. */
export const readFeedback = async (db: Db, scope: Scope, id: string): Promise<FeedbackView> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  const [row] = await db.query<Stored>(read, [id]);
  if (row === undefined) throw new Fault('notFound', { what: 'instance' });
  const told = !met.concerned || row.issuedAt !== null;
  const { draftedAt, issuedAt, achievements, problems, noneFound, by } = row;
  return {
    unit: row.unit,
    stage: met.stage,
    text:
      draftedAt === null || !told
        ? null
        : { achievements, problems, noneFound, by, at: draftedAt.toISOString() },
    lacks: told ? lacksOf(row) : [],
    issuedAt: issuedAt?.toISOString() ?? null,
    hash: row.hash,
    receipts: row.receipts.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  };
};

/** Something found in the year that the feedback may say; points in 1/100. */
export type FeedbackOffer = {
  readonly key: string;
  readonly side: 'achievement' | 'problem';
  readonly source: 'finding' | 'workSheet' | 'line';
  readonly indicator: string;
  readonly name: string | null;
  readonly subjectKind: string;
  readonly text: string;
  readonly evidence: readonly FileRef[];
  /** Lost by a problem, won by an achievement. */
  readonly points: number;
};

/** Signed findings, sheets in force, and lines that lost points, took some, or brought a bonus or all there was. */
const offers = {
  name: 'feedback-offers',
  text: `select o.*, ${indicatorName('o.indicator')} as name from (
      select 'finding:' || f.id as key, f.kind as side, 'finding' as source, f.indicator, f.subject_kind as "subjectKind", f.facts as text,
        ${filesOf('f.evidence')} as evidence, abs(f.points) as points
      from finding f where f.assessment_id = $1 and f.signed_at is not null and f.withdrawn_at is null
      union all select 'workSheet:' || w.id, case w.direction when 'positive' then 'achievement' else 'problem' end, 'workSheet', w.indicator,
        w.subject_kind, w.facts, ${filesOf('w.evidence')}, abs(w.points)
      from work_sheet w where w.assessment_id = $1 and w.outcome in ('accepted', 'unanswered', 'kept') and w.direction in ('positive', 'problem')
      union all select 'line:' || l.id, case when l.kind in ('deduction', 'veto') or (l.kind = 'score' and l.points < l.most) then 'problem' else 'achievement' end,
        'line', l.indicator, l.subject_kind, l.reason, ${filesOf('l.evidence')},
        case when l.kind = 'score' and l.points < l.most then l.most - l.points else abs(l.points) end
      from score_line l where l.assessment_id = $1 and ${countsNow} and l.component <> 'debriefing' and cardinality(l.sources) = 0) o
    order by side, points desc, indicator, key limit 400`,
};

const composes = ({ held }: Met): boolean => held.some((role) => role === 'lead' || role === 'office');

/** What the composing page offers; for who composes. */
export const readFeedbackOffers = async (
  db: Db,
  scope: Scope,
  id: string,
): Promise<readonly FeedbackOffer[]> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (!composes(met)) throw new Fault('forbidden', { what: 'feedback' });
  return db.query<FeedbackOffer>(offers, [id]);
};
