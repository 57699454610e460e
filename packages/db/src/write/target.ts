import { Fault, parsed } from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import type { Actor } from '../advance/order.ts';
import { personOf } from '../advance/order.ts';
import type { Db } from '../client.ts';
import { hold } from './editable.ts';

const missed = z.strictObject({
  cycleId: z.uuid(),
  unitId: z.uuid(),
  /** Safety, or a core target of the unit's operation. */
  target: z.enum(['safety', 'coreTarget']),
  /** What says so. */
  document: z.string().trim().min(1).max(500),
});
export type MissedTargetGiven = z.infer<typeof missed>;

const write = {
  name: 'miss-target',
  text: `insert into missed_target (cycle_id, unit_id, target, document, by, at)
    select a.cycle_id, a.unit_id, $3, $4, $5, $6 from assessment a where a.cycle_id = $1 and a.unit_id = $2
    on conflict (cycle_id, unit_id, target) do update set document = excluded.document, by = excluded.by, at = excluded.at
    returning unit_id`,
};

/**
 * Notes that a unit missed a target of its operation, a gate of the next list of grades. By the office, while the cycle is open.
 * @throws Fault `invalid`, `notFound`, `forbidden`, `refused`
 */
export const missTarget = async (
  db: Db,
  { actor, ...given }: MissedTargetGiven & { readonly actor: Actor },
): Promise<void> => {
  const { cycleId, unitId, target, document } = parsed(missed, given);
  storable(document);
  await db.transaction(async (tx) => {
    const { at } = await hold(tx, { id: cycleId, actor }, { event: 'cycle.beginVisits' });
    const noted = await tx.query(write, [cycleId, unitId, target, document, personOf(actor), at]);
    if (noted.length === 0) throw new Fault('invalid', { path: 'unitId', issue: 'unknownUnit' });
  });
};
