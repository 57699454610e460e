import { Fault } from '@kaohe/domain';
import type { Deed } from '../advance/deed.ts';
import { personOf } from '../advance/order.ts';
import { keepPreview } from '../grade/preview.ts';
import type { Sql } from '../sql.ts';
import type { Recorded, Recorders } from './recorder.ts';

const write = {
  name: 'miss-target',
  text: `insert into missed_target (cycle_id, unit_id, target, document, by, at)
    select a.cycle_id, a.unit_id, $3, $4, $5, $6 from assessment a join instance i on i.id = a.id and not 'cancelled' = any(i.tags)
    where a.cycle_id = $1 and a.unit_id = $2
    on conflict (cycle_id, unit_id, target) do update set document = excluded.document, by = excluded.by, at = excluded.at
    returning unit_id`,
};
const clear = {
  name: 'clear-target',
  text: 'delete from missed_target where cycle_id = $1 and unit_id = $2 and target = $3 returning unit_id',
};

/** The list is computed anew as from the entry that is about to be written. */
export const previewAnew = async (tx: Sql, { row, way }: Deed): Promise<Recorded> => {
  const { id: cycleId, policyVersion, at } = row;
  await keepPreview(tx, way.memory, { cycleId, policyVersion, seq: row.seq + 1, at });
  return {};
};

/** Targets of a unit's operation: gates of the next list of grades. */
export const targetRecords: Recorders<'cycle'> = {
  'cycle.missTarget': async (tx, deed, { unitId, target, document }) => {
    const { row, order } = deed;
    const noted = await tx.query(write, [row.id, unitId, target, document, personOf(order.actor), row.at]);
    if (noted.length === 0) throw new Fault('invalid', { path: 'unitId', issue: 'unknownUnit' });
    return previewAnew(tx, deed);
  },
  'cycle.clearTarget': async (tx, deed, { unitId, target }) => {
    const cleared = await tx.query(clear, [deed.row.id, unitId, target]);
    if (cleared.length === 0) throw new Fault('invalid', { path: 'target', issue: 'targetNotNoted' });
    return previewAnew(tx, deed);
  },
};
