import { countsIn, drillLimit, Fault, type PlacedIndicator, type SubjectKind } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { drillsHeld } from '../score/proof/drill.ts';
import { type Ground, groundOf, mostOf, subjectOf } from '../score/scheme.ts';
import { demand, type Met } from './place.ts';
import { type ProofView, proofsOf } from './proof.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';
import { personOf } from './score.ts';

/** An indicator that is scored by hand. Points in 1/100. */
export type SheetIndicator = Pick<
  PlacedIndicator,
  | 'code'
  | 'name'
  | 'dimension'
  | 'kind'
  | 'form'
  | 'effect'
  | 'points'
  | 'cap'
  | 'methods'
  | 'rule'
  | 'scoring'
  | 'questions'
  | 'evidence'
> & {
  /** The most that a line may give. */
  readonly most: number;
  /** Those of this unit that answer for it, the first of them by default. */
  readonly subjects: readonly SubjectKind[];
  /** Points for effect need a finding by more than documents; false: there is none yet. */
  readonly proved: boolean;
  /** The most that it gives after a failed drill, in 1/100; null: no drill limits it. */
  readonly drillLimit: number | null;
};

export type ScoringSheet = {
  readonly unit: string;
  readonly dimensions: readonly { readonly code: string; readonly name: string }[];
  readonly indicators: readonly SheetIndicator[];
  /** Findings and sheets that stand, on which lines may rest. */
  readonly proofs: readonly ProofView[];
  /** Who still has to score; what anybody gave is not here. */
  readonly waiting: readonly PersonRef[];
};

/** Throws `forbidden` for the unit's own people: what is being weighed isn't shown yet. */
export const demandScoring = async (db: Db, scope: Scope, id: string): Promise<Met> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (met.concerned) throw new Fault('forbidden', { event: 'assessment.score' });
  return met;
};

const isByHand = ({ scheme }: Ground, one: PlacedIndicator): boolean =>
  one.kind !== 'score' || countsIn(scheme, one, 'onSite');

const read = {
  name: 'scoring-sheet',
  text: `select u.name as unit, coalesce((select jsonb_agg(jsonb_build_object('code', d ->> 'code', 'name', d ->> 'name'))
        from jsonb_array_elements(s.content -> 'dimensions') d), '[]') as dimensions,
      coalesce((select jsonb_agg(distinct ${personOf('o.person_id')}) from slot o where o.instance_id = a.id and o.roll = 'scoring'
        and o.done_at is null and o.ended_at is null and o.person_id is not null), '[]') as waiting
    from assessment a join unit u on u.id = a.unit_id join standard s on s.id = a.standard_id where a.id = $1`,
};

/** What an assessor scores a unit by: its indicators with their rules, and what was found. Points of others are not in it. */
export const readScoringSheet = async (db: Db, scope: Scope, id: string): Promise<ScoringSheet> => {
  const met = await demandScoring(db, scope, id);
  const [row] = await db.query<Pick<ScoringSheet, 'unit' | 'dimensions' | 'waiting'>>(read, [met.id]);
  if (!row) throw new Fault('notFound', { what: 'assessment' });
  const ground = await groundOf(db, db.memory, met.id);
  const [proofs, drills] = await Promise.all([proofsOf(db, met.id), drillsHeld(db, met.id)]);
  const proved = new Set(
    proofs.flatMap(({ method, indicator }) =>
      method === null || method === 'documentReview' ? [] : [indicator],
    ),
  );
  const indicators = [...ground.indicators.values()]
    .filter((one) => isByHand(ground, one))
    .map((one): SheetIndicator => {
      const bound = one.subjects.filter((kind) => ground.subjects.includes(kind));
      const { code, name, dimension, kind, form, effect, points, cap, methods, rule, scoring } = one;
      const limit = drillLimit(one, drills.get(code) ?? []);
      const lead = subjectOf(ground, code);
      return {
        ...{ code, name, dimension, kind, form, effect, points, cap, methods, rule, scoring },
        questions: one.questions,
        evidence: one.evidence,
        most: Math.min(mostOf(ground, code, kind), limit ?? Number.MAX_SAFE_INTEGER),
        drillLimit: limit,
        subjects: bound.length > 0 ? bound : [lead, ...ground.subjects.filter((other) => other !== lead)],
        proved: effect === 0 || proved.has(code),
      };
    });
  return { ...row, indicators, proofs };
};
