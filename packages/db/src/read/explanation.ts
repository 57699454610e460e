import {
  allowed,
  type Component,
  type DimensionNode,
  debriefing,
  explain,
  indicatorsOf,
  type Method,
  type Policy,
  parseContent,
  type QuotaUse,
  registry,
  type Score,
  type SubjectKind,
  type Why,
} from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { answersFor, isUntried } from '../score/appealable.ts';
import { countsNow } from '../score/in-force.ts';
import type { Line } from '../score/line.ts';
import { demand, type Met } from './place.ts';
import { type ProofView, proofsOf } from './proof.ts';
import type { PersonRef, UnitRef } from './row.ts';
import type { Scope } from './scope.ts';
import { type FileRef, filesOf, isTold, personOf } from './score.ts';

/** A score line with all that leads to it; points in 1/100. */
export type ToldLineView = Omit<Line, 'evidence' | 'proposal'> & {
  readonly evidence: readonly FileRef[];
  readonly by: PersonRef | null;
  readonly at: string;
  /** Changed beside like units before anything was told. */
  readonly calibrated: boolean;
  /** The appeal that has it in hand, or had. */
  readonly disputedBy: string | null;
  /** The reader may appeal against it now. */
  readonly appealable: boolean;
};

/** What is said of an indicator; points in 1/100. */
export type ToldIndicatorView = {
  readonly code: string;
  readonly name: string;
  readonly dimension: string;
  readonly kind: 'score' | 'deduction' | 'bonus' | 'veto';
  readonly form: number;
  readonly effect: number;
  readonly cap: number | null;
  readonly methods: readonly Method[];
  readonly subjects: readonly SubjectKind[];
  readonly rule: string;
};

export type LeftOutView = {
  readonly component: Component;
  /** Null: the whole component. */
  readonly indicator: string | null;
  readonly reasons: string;
  readonly by: PersonRef | null;
  readonly at: string;
};

export type GradeView = {
  readonly proposed: string;
  readonly confirmed: boolean;
  readonly why: readonly Why[];
  readonly bands: Policy['grades']['bands'];
  /** Seats of the unit's category on the same list. */
  readonly quota: QuotaUse | null;
};

export type Explanation = {
  readonly unit: UnitRef;
  readonly cycle: { readonly id: string; readonly name: string; readonly year: number };
  /** What its rules are in. */
  readonly standard: { readonly id: string; readonly name: string; readonly version: number };
  readonly score: Score;
  readonly at: string;
  /** The composite had no appeal won anything; null: none did. */
  readonly before: number | null;
  readonly bonusCap: number;
  readonly tree: readonly DimensionNode<
    { readonly code: string; readonly name: string },
    ToldIndicatorView,
    ToldLineView
  >[];
  readonly leftOut: readonly LeftOutView[];
  /** Gates apart from the points. */
  readonly vetoes: readonly ToldLineView[];
  readonly missed: readonly { readonly target: 'safety' | 'coreTarget'; readonly document: string }[];
  readonly grade: GradeView | null;
  /** Findings, work sheets and ballots that the lines rest on. */
  readonly proofs: readonly ProofView[];
};

type Head = Pick<Explanation, 'unit' | 'cycle' | 'standard' | 'missed' | 'before'> & {
  readonly score: Score | null;
  readonly at: Date | null;
  readonly content: unknown;
  readonly policyVersion: number;
  readonly grade: (Omit<GradeView, 'bands' | 'quota'> & { readonly quotas: readonly QuotaUse[] }) | null;
  readonly category: string;
};

const head = {
  name: 'explanation-head',
  text: `select jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'path', u.path) as unit,
      jsonb_build_object('id', c.id, 'name', c.name, 'year', c.year) as cycle,
      jsonb_build_object('id', s.id, 'name', s.name, 'version', s.version) as standard,
      r.detail as score, r.at, r.before_total as before, s.content, c.policy_version as "policyVersion", a.category,
      (select coalesce(jsonb_agg(jsonb_build_object('target', m.target, 'document', m.document) order by m.target), '[]')
        from missed_target m where m.cycle_id = a.cycle_id and m.unit_id = a.unit_id) as missed,
      (select jsonb_build_object('proposed', g.proposed, 'why', g.why, 'quotas', l.quotas,
          'confirmed', l.confirmed_at is not null and l.reopened_at is null)
        from grade_entry g join grade_round l on l.cycle_id = g.cycle_id and l.round = g.round
        where g.assessment_id = a.id order by g.round desc limit 1) as grade
    from assessment a join unit u on u.id = a.unit_id join cycle c on c.id = a.cycle_id join standard s on s.id = a.standard_id
      left join lateral (select * from score r where r.assessment_id = a.id order by r.seq desc limit 1) r on true
    where a.id = $1`,
};

const isMine = answersFor({ person: '$2', unit: '$3', day: 'local_day(app_now())' });
const lines = {
  name: 'explanation-lines',
  text: `select l.id, l.indicator, l.subject_kind as "subjectKind", l.component, l.kind, l.points, l.most, l.reason,
      ${filesOf('l.evidence')} as evidence, l.sources, ${personOf('l.by')} as by, l.at, l.supersedes, case when not $5 then l.appeal_id end as "appealId",
      l.matter, l.rescored, exists (select from journal c where c.instance_id = l.assessment_id and c.seq = l.seq
          and c.event = 'assessment.confirmCalibration') as calibrated, l.lifted, case when not $5 then
        (select a.appeal_id from appeal_line a where a.line_id = l.id order by a.appeal_id limit 1) end as "disputedBy",
      $4 and (i.closes_at is null or i.closes_at > app_now()) and ${countsNow} and ${isUntried('$1')} and ${isMine} as appealable
    from score_line l join instance i on i.id = l.assessment_id
    where l.assessment_id = $1 and l.voided_at is null and not l.proposal order by l.seq, l.indicator, l.id`,
};
type StoredLine = Omit<ToldLineView, 'at'> & { readonly at: Date };

const leftOut = {
  name: 'explanation-left-out',
  text: `select o.component, nullif(o.indicator, '') as indicator, coalesce(j.payload ->> 'reasons', '') as reasons,
      ${personOf('j.actor_id')} as by, o.at
    from left_out o left join journal j on j.instance_id = o.assessment_id and j.seq = o.seq where o.assessment_id = $1
    order by o.component, o.indicator`,
};

/** Whether somebody with these capacities may send an appeal at this stage; the lines decide the rest. */
const appeals = ({ stage, held }: Met): boolean =>
  allowed(registry.assessment, stage, held).includes('assessment.appeal');

const ballotIndicator: ToldIndicatorView = {
  ...debriefing,
  kind: 'score',
  name: '',
  form: 0,
  effect: 0,
  methods: ['questionnaire'],
  subjects: ['secretary'],
  rule: '',
};

/** The dimensions and indicators that a score can be made of, the debriefing among them. */
const ground = (content: unknown) => {
  const { dimensions, ...rest } = parseContent(content);
  return {
    dimensions: [
      ...dimensions.map(({ code, name }) => ({ code, name })),
      { code: debriefing.code, name: '' },
    ],
    indicators: [
      ...indicatorsOf({ dimensions, ...rest }).map(
        ({ code, name, dimension, kind, form, effect, cap, methods, subjects, rule }): ToldIndicatorView => ({
          code,
          name,
          dimension,
          kind,
          form,
          effect,
          cap,
          methods,
          subjects,
          rule,
        }),
      ),
      ballotIndicator,
    ],
  };
};

type Reader = {
  readonly id: string;
  readonly cycleId: string;
  /** Whose lines may be appealed against; null: nobody's. */
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly mayAppeal: boolean;
  /** Recused: which lines are disputed is not for him. */
  readonly recused?: boolean;
};

/** The same for whoever has a right to it; null: not scored yet. */
export const explanationOf = async (db: Db, reader: Reader): Promise<Explanation | null> => {
  const { id, cycleId, personId, unitId, mayAppeal, recused = false } = reader;
  const [row] = await db.query<Head>(head, [id]);
  if (row === undefined || row.score === null || row.at === null) return null;
  const { score, at, content, policyVersion, grade, category, ...told } = row;
  const [stored, left, policy, proofs] = await Promise.all([
    db.query<StoredLine>(lines, [id, personId, unitId, mayAppeal, recused]),
    db.query<Omit<LeftOutView, 'at'> & { readonly at: Date }>(leftOut, [id]),
    policyOf(db, db.memory, { id: cycleId, version: policyVersion }),
    proofsOf(db, id),
  ]);
  const all = stored.map((line) => ({ ...line, at: line.at.toISOString() }));
  const superseded = new Set(all.map((line) => line.supersedes));
  const { bands } = policy.grades;
  const quota = grade?.quotas.find((one) => one.category === category) ?? null;
  return {
    ...told,
    score,
    at: at.toISOString(),
    bonusCap: policy.composite.bonusCap,
    tree: explain({ ...ground(content), lines: all, score }),
    leftOut: left.map((one) => ({ ...one, at: one.at.toISOString() })),
    vetoes: all.filter((line) => line.kind === 'veto' && !superseded.has(line.id)),
    grade:
      grade === null
        ? null
        : { proposed: grade.proposed, confirmed: grade.confirmed, why: grade.why, bands, quota },
    proofs,
  };
};

/** Why an assessment has its score, down to the evidence; null: not scored yet, or not yet told to the unit. Proposals never. */
export const readExplanation = async (db: Db, scope: Scope, id: string): Promise<Explanation | null> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (!(await isTold(db, met))) return null;
  const { cycleId, unitId, recused } = met;
  const told = await explanationOf(db, {
    ...{ id, cycleId, unitId, recused },
    personId: scope.personId,
    mayAppeal: appeals(met),
  });
  // The unit's own people are told what a talk, a test or a drill came to, not what everybody said in it.
  if (told === null || !met.concerned) return told;
  return { ...told, proofs: told.proofs.map((one) => ({ ...one, recordId: null })) };
};
