import { personOf } from '../advance/order.ts';
import { policyOf } from '../memory.ts';
import type { Recorders } from './recorder.ts';

/** Rounded half up once, in 1/100. */
const linked = {
  name: 'record-linkage',
  text: `insert into linkage (assessment_id, cycle_id, unit_id, grade, score, weight, points, at)
    select a.id, a.cycle_id, a.unit_id, e.proposed, e.score, $2, floor(e.score * $2 / 100.0 + 0.5), $3
    from assessment a join grade_entry e on e.assessment_id = a.id and e.cycle_id = a.cycle_id
      and e.round = (select max(r.round) from grade_round r where r.cycle_id = a.cycle_id and r.confirmed_at is not null)
    where a.id = $1
    on conflict (assessment_id) do update set grade = excluded.grade, score = excluded.score, weight = excluded.weight,
      points = excluded.points, at = excluded.at, operating = null, result = null, round = null, acknowledged_by = null, acknowledged_at = null`,
};
/** The unit's own export, where it was handed over, is acknowledged with it. */
const acknowledged = {
  name: 'linkage-acknowledged',
  text: `with k as (update linkage set acknowledged_by = $2, acknowledged_at = $3 where assessment_id = $1 returning cycle_id, unit_id, round)
    update linkage_export e set acknowledged_by = $2, acknowledged_at = $3 from k
      where e.cycle_id = k.cycle_id and e.unit_id = k.unit_id and e.round = k.round and e.acknowledged_at is null`,
};

export const linkageRecords: Recorders<'assessment'> = {
  'assessment.confirmed': async (tx, { row, way }) => {
    const { linkage } = await policyOf(tx, way.memory, { id: row.cycleId, version: row.policyVersion });
    await tx.query(linked, [row.id, linkage.weight, row.at]);
    return {};
  },
  'assessment.acknowledgeLinkage': async (tx, { row, order }) => {
    await tx.query(acknowledged, [row.id, personOf(order.actor), row.at]);
    return {};
  },
};
