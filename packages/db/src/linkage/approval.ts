import { Fault, linked } from '@kaohe/domain';
import { personOf } from '../advance/order.ts';
import { json } from '../deadline/row.ts';
import { canonical, sha256 } from '../journal/entry.ts';
import type { DataOf, Recorder } from '../record/recorder.ts';

type Row = {
  readonly assessment: string;
  readonly unit: string;
  readonly score: number;
  readonly operating: number | null;
};

/** Every unit of the cycle that is still in it; those without a confirmed grade have no score to link. */
const figures = {
  name: 'linkage-figures',
  text: `select a.id as assessment, a.unit_id as unit, k.score, o.points as operating
    from assessment a join instance i on i.id = a.id and not 'cancelled' = any(i.tags)
      left join linkage k on k.assessment_id = a.id left join operating o on o.cycle_id = a.cycle_id and o.unit_id = a.unit_id
    where a.cycle_id = $1 order by a.unit_id`,
};
const round = {
  name: 'linkage-round',
  text: `insert into linkage_round (cycle_id, round, weight, figures, reasons, basis, by, at)
    select $1, 1 + coalesce(max(r.round), 0), $2, $3, $4, $5, $6, $7 from linkage_round r where r.cycle_id = $1 returning round`,
};
/** Whoever had acknowledged another result acknowledges the new one. */
const approve = {
  name: 'linkage-approve',
  text: `update linkage k set weight = $2, points = floor(k.score * $2 / 100.0 + 0.5), operating = r.operating, result = r.result, round = $3,
      acknowledged_by = null, acknowledged_at = null
    from jsonb_to_recordset($1::jsonb) as r(assessment uuid, operating int, result int) where k.assessment_id = r.assessment`,
};

/** The leader's approval: the weight, the figures as they are now, and what each unit comes to by them. */
export const approveLinkage: Recorder<DataOf<'cycle', 'cycle.approveLinkage'>> = async (
  tx,
  { row, order },
  { weight, reasons, basis },
) => {
  const rows = await tx.query<Row>(figures, [row.id]);
  const complete = rows.flatMap(({ score, operating, ...one }) =>
    score === null || operating === null
      ? []
      : [{ ...one, operating, score, result: linked({ operating, score }, weight) }],
  );
  if (rows.length === 0 || complete.length < rows.length)
    throw new Fault('invalid', { path: 'weight', issue: 'operatingMissing' });
  const approved = sha256(
    canonical(complete.map(({ unit, operating, score }) => ({ unit, operating, score }))),
  );
  const [made] = await tx.query<{ round: number }>(round, [
    row.id,
    weight,
    approved,
    reasons,
    json(basis),
    personOf(order.actor),
    row.at,
  ]);
  await tx.query(approve, [json(complete), weight, made?.round ?? 1]);
  return {};
};
