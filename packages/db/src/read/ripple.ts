import { type Policy, policyFrom } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { demand, type Met } from './place.ts';
import type { PersonRef, UnitRef } from './row.ts';
import type { Scope } from './scope.ts';
import { isTold, personOf } from './score.ts';
import { isSuperior } from './superior.ts';

/** One line that took another's place; points in 1/100. */
export type RippleLine = {
  readonly indicator: string;
  readonly component: string;
  readonly before: number;
  readonly after: number;
  readonly reason: string;
};

/** A unit whose score or grade is otherwise than before, as the list of grades would have it. */
export type RippleUnit = {
  readonly unit: UnitRef;
  readonly category: string;
  readonly gradeBefore: string;
  readonly gradeAfter: string;
  readonly scoreBefore: number;
  readonly scoreAfter: number;
  /** It may be nominated for a commendation: the best grade. */
  readonly eligibleBefore: boolean;
  readonly eligibleAfter: boolean;
};

/** Seats in the best grade of a category that were taken before and after. */
export type RippleSeats = { readonly category: string; readonly won: number; readonly lost: number };

/** A change of the score after it was told, and all that followed from it. */
export type Ripple = {
  readonly seq: number;
  readonly event: string;
  readonly at: string;
  readonly by: PersonRef | null;
  /** Of a correction: who proposed it. */
  readonly proposedBy: PersonRef | null;
  readonly appealId: string | null;
  readonly lines: readonly RippleLine[];
  readonly before: number;
  readonly after: number;
  /** Not computed yet; an empty list of units: nothing else changed. */
  readonly pending: boolean;
  /** The unit's own; superiors see all others that it moved. */
  readonly units: readonly RippleUnit[];
  readonly seats: readonly RippleSeats[];
  /** How many people were told. */
  readonly told: number;
};

/**
 * What changed the score since it was first issued: the score before and after stand in `score`, the grades in what the cycle noted under the
 * entry of its journal that this one's message led to.
 */
const changes = {
  name: 'ripple',
  text: `select j.seq, j.event, j.at, ${personOf('j.actor_id')} as by,
      case when j.event = 'assessment.confirmCorrection' then (select ${personOf('q.actor_id')} from journal q where q.instance_id = $1
        and q.event = 'assessment.proposeCorrection' and q.seq < j.seq order by q.seq desc limit 1) end as "proposedBy",
      s.total as after, b.total as before, case when not $3 then l.appeal end as "appealId", l.lines, k.seq is null as pending, coalesce(k.units, '[]') as units,
      (select count(distinct n.person_id)::int from notice n join outbox o on o.id = n.outbox_id
        where o.instance_id = $1 and o.seq = j.seq and n.channel = 'inbox') as told
    from score s join journal j on j.instance_id = s.assessment_id and j.seq = s.seq
      cross join lateral (select total from score p where p.assessment_id = s.assessment_id and p.seq < s.seq order by p.seq desc limit 1) b
      cross join lateral (select max(n.appeal_id::text)::uuid as appeal, coalesce(jsonb_agg(jsonb_build_object('indicator', n.indicator,
          'component', n.component, 'before', o.points, 'after', n.points, 'reason', n.reason) order by n.indicator, n.id), '[]') as lines
        from score_line n join score_line o on o.id = n.supersedes where n.assessment_id = $1 and n.seq = s.seq and n.voided_at is null) l
      left join lateral (select c.seq, (select jsonb_agg(jsonb_build_object('unit', jsonb_build_object('id', u.id, 'name', u.name,
            'shortName', u.short_name, 'path', u.path), 'category', u.category, 'gradeBefore', g.grade_before, 'gradeAfter', g.grade_after,
            'scoreBefore', g.score_before, 'scoreAfter', g.score_after) order by u.path)
          from grade_shift g join unit u on u.id = g.unit_id where g.cycle_id = c.instance_id and g.seq = c.seq) as units
        from outbox o join journal c on c.instance_id = $2 and c.request_id = 'fx-' || o.id and c.event = 'cycle.scoreChanged'
        where o.instance_id = $1 and o.seq = s.seq and o.effect = 'send' order by c.seq desc limit 1) k on true
    where s.assessment_id = $1 and exists (select from journal t where t.instance_id = $1 and t.event = 'assessment.issue' and t.seq < s.seq)
    order by s.seq desc limit 100`,
};
type Eligible = 'eligibleBefore' | 'eligibleAfter';
type Stored = Omit<Ripple, 'at' | 'units' | 'seats'> & {
  readonly at: Date;
  readonly units: readonly Omit<RippleUnit, Eligible>[];
};

const policyText = { name: 'ripple-policy', text: 'select policy from cycle where id = $1' };

const seatsOf = (units: readonly RippleUnit[]): readonly RippleSeats[] =>
  [...Map.groupBy(units, ({ category }) => category)].map(([category, all]) => ({
    category,
    won: all.filter((one) => one.eligibleAfter && !one.eligibleBefore).length,
    lost: all.filter((one) => one.eligibleBefore && !one.eligibleAfter).length,
  }));

/** What others became is for superiors: a unit is never told of another's grade. */
const seesOthers = ({ held }: Met): boolean => held.some(isSuperior);

/** The changes of a told score, the last first, each with what followed from it. Empty before the score is told. */
export const readRipples = async (db: Db, scope: Scope, id: string): Promise<readonly Ripple[]> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (!(await isTold(db, met))) return [];
  const [rows, [cycle]] = await Promise.all([
    db.query<Stored>(changes, [id, met.cycleId, met.recused]),
    db.query<{ policy: unknown }>(policyText, [met.cycleId]),
  ]);
  const { grades }: Policy = policyFrom(cycle?.policy ?? {});
  const best = grades.bands[0]?.key;
  return rows.map(({ at, units, ...row }) => {
    const all = units.map((one) => ({
      ...one,
      eligibleBefore: one.gradeBefore === best,
      eligibleAfter: one.gradeAfter === best,
    }));
    const shown = seesOthers(met) ? all : all.filter(({ unit }) => unit.id === met.unitId);
    return { ...row, at: at.toISOString(), units: shown, seats: seesOthers(met) ? seatsOf(all) : [] };
  });
};
