import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { binds } from './binds.ts';
import { demand } from './place.ts';
import type { PersonRef, UnitRef } from './row.ts';
import { isUnitRole, reached, type Scope } from './scope.ts';
import { personOf } from './score.ts';
import { demandScoring } from './scoring-sheet.ts';
import { tookPart } from './took-part.ts';

/** A unit as it stands in the round. Points in 1/100. */
export type RoundUnit = {
  readonly assessmentId: string;
  readonly unit: UnitRef;
  readonly category: string;
  readonly stage: string;
  readonly total: number;
  /** As the lead reconciled it, before any calibration. */
  readonly before: number;
  /** A change awaits confirmation. */
  readonly pending: boolean;
};
export type RoundView = {
  /** True while the cycle has a round open. */
  readonly open: boolean;
  /** The category that it is about; null: all. */
  readonly category: string | null;
  readonly units: readonly RoundUnit[];
};

const round = {
  name: 'calibration-round',
  text: `select coalesce((i.context ->> 'calibrating')::boolean, false) as open,
      (select j.payload ->> 'category' from journal j where j.instance_id = i.id and j.event = 'cycle.openCalibration'
        order by j.seq desc limit 1) as category
    from instance i where i.id = $1`,
};
const events = `('assessment.proposeCalibration', 'assessment.confirmCalibration', 'assessment.dismissCalibration', 'assessment.calibrationOpened')`;

/** The scores of a cycle's units before and after calibration, of those within reach of a capacity other than the unit's own. */
export const readRound = async (db: Db, scope: Scope, cycleId: string): Promise<RoundView> => {
  const met = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  if (met.concerned) throw new Fault('forbidden', { event: 'cycle.openCalibration' });
  const [state] = await db.query<Pick<RoundView, 'open' | 'category'>>(round, [cycleId]);
  const all = binds();
  const within = reached(all, scope, { tookPart, and: (_, role) => (isUnitRole(role) ? 'false' : 'true') });
  const units = await db.query<RoundUnit>(
    {
      text: `select a.id as "assessmentId", jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'path', u.path) as unit,
          a.category, i.stage, s.total, coalesce(b.total, s.total) as before, coalesce(p.event = 'assessment.proposeCalibration', false) as pending
        from instance i join assessment a on a.id = i.id join unit u on u.id = a.unit_id
          join lateral (select c.total from score c where c.assessment_id = a.id order by c.seq desc limit 1) s on true
          left join lateral (select c.total from score c where c.assessment_id = a.id and c.seq = (select max(j.seq) from journal j
            where j.instance_id = a.id and j.event = 'assessment.reconcile')) b on true
          left join lateral (select j.event from journal j where j.instance_id = a.id and j.event in ${events} order by j.seq desc limit 1) p on true
        where i.cycle_id = ${all.bind(cycleId)}::uuid and i.machine = 'assessment' and not 'cancelled' = any(i.tags) and ${within}
        order by s.total desc, u.path`,
    },
    [...all.values],
  );
  return { open: state?.open === true, category: state?.category ?? null, units };
};

/** One change of a line, proposed. Points in 1/100. */
export type CalibratedLine = {
  readonly line: string;
  readonly indicator: string;
  readonly before: number;
  readonly after: number;
  readonly reason: string;
};
export type CalibrationView = {
  readonly seq: number;
  readonly by: PersonRef | null;
  readonly at: string;
  readonly reasons: string;
  readonly lines: readonly CalibratedLine[];
  /** `lapsed`: the round ended before anybody confirmed it. */
  readonly outcome: 'open' | 'confirmed' | 'dismissed' | 'lapsed';
  readonly decidedBy: PersonRef | null;
  readonly decidedReasons: string | null;
};
type Stored = Omit<CalibrationView, 'at' | 'outcome'> & {
  readonly at: Date;
  readonly then: string | null;
};

const proposals = {
  name: 'calibrations',
  text: `select j.seq, ${personOf('j.actor_id')} as by, j.at, j.payload ->> 'reasons' as reasons,
      (select jsonb_agg(jsonb_build_object('line', l.id, 'indicator', l.indicator, 'before', l.points, 'after', (x ->> 'points')::int,
          'reason', x ->> 'reason') order by l.indicator) from jsonb_array_elements(j.payload -> 'lines') x
        join score_line l on l.id = (x ->> 'replaces')::uuid) as lines,
      n.event as "then", ${personOf('n.actor_id')} as "decidedBy", n.payload ->> 'reasons' as "decidedReasons"
    from journal j left join lateral (select d.event, d.actor_id, d.payload from journal d where d.instance_id = j.instance_id and d.seq > j.seq
      and d.event in ('assessment.confirmCalibration', 'assessment.dismissCalibration', 'assessment.calibrationClosed', 'assessment.beginFeedback')
      order by d.seq limit 1) n on true
    where j.instance_id = $1 and j.event = 'assessment.proposeCalibration' order by j.seq`,
};
const outcomes: Readonly<Record<string, CalibrationView['outcome']>> = {
  'assessment.confirmCalibration': 'confirmed',
  'assessment.dismissCalibration': 'dismissed',
};

/** The changes proposed to an assessment's score in calibration, with before, after and what became of them. */
export const readCalibrations = async (
  db: Db,
  scope: Scope,
  id: string,
): Promise<readonly CalibrationView[]> => {
  const met = await demandScoring(db, scope, id);
  const rows = await db.query<Stored>(proposals, [met.id]);
  return rows.map(({ at, then, ...row }) => {
    const outcome = then === null ? 'open' : (outcomes[then] ?? 'lapsed');
    const decided = outcome === 'confirmed' || outcome === 'dismissed';
    return {
      ...row,
      at: at.toISOString(),
      outcome,
      decidedBy: decided ? row.decidedBy : null,
      decidedReasons: decided ? row.decidedReasons : null,
    };
  });
};
