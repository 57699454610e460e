import { Fault } from '@kaohe/domain';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { policyFrom } from '../memory.ts';
import { type Edit, edit } from './editable.ts';

const published = {
  name: 'any-published',
  text: 'select from standard where cycle_id = $1 and published_at is not null limit 1',
};
const save = {
  name: 'save-policy',
  text: 'update cycle set policy = $2, policy_version = policy_version + 1 where id = $1',
};

/**
 * Writes what a cycle's policy has otherwise than the defaults. By the office, until the first standard is published: from then on it is
 * frozen.
 * @throws Fault `invalid` with the path of the parameter, `notFound`, `forbidden`, `stale`, `refused`
 */
export const savePolicy = async (
  db: Db,
  { policy, ...of }: Edit & { readonly policy: unknown },
): Promise<{ readonly version: number }> => {
  policyFrom(policy);
  storable(policy);
  return edit(db, of, {
    event: 'cycle.open',
    write: async (tx, { id, stage }) => {
      if ((await tx.query(published, [id])).length > 0)
        throw new Fault('refused', { stage, event: 'cycle.open' });
      await tx.query(save, [id, json(policy)]);
    },
  });
};
