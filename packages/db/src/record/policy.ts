import { ownOf, policyFrom } from '@kaohe/domain';
import type { Deed } from '../advance/deed.ts';
import { personOf } from '../advance/order.ts';
import { json } from '../deadline/row.ts';
import type { Sql } from '../sql.ts';
import type { Recorders } from './recorder.ts';

const note = {
  name: 'policy-change',
  text: `insert into policy_change (cycle_id, seq, before, after, reasons, by, at, outcome)
    select c.id, $2, c.policy, $3, $4, $5, $6, $7 from cycle c where c.id = $1`,
};
const save = {
  name: 'save-policy',
  text: 'update cycle set policy = $2, policy_version = policy_version + 1 where id = $1',
};
const lapse = {
  name: 'policy-lapsed',
  text: `update policy_change set outcome = 'lapsed', decided_at = $2 where cycle_id = $1 and outcome = 'proposed'`,
};
const decide = {
  name: 'policy-decided',
  text: `update policy_change set outcome = $2, decision = $3, decided_by = $4, decided_at = $5
    where cycle_id = $1 and outcome = 'proposed' returning after`,
};

type Noted = {
  readonly policy: unknown;
  readonly reasons: string | null;
  readonly outcome: 'set' | 'proposed';
};
/** Notes before and after; what is kept of a policy is what it has otherwise than the defaults. Throws `invalid` at the parameter. */
const noted = async (tx: Sql, { row, order }: Deed, { policy, reasons, outcome }: Noted): Promise<string> => {
  const own = json(ownOf(policyFrom(policy)));
  await tx.query(note, [row.id, row.seq + 1, own, reasons, personOf(order.actor), row.at, outcome]);
  return own;
};
const decided = async (tx: Sql, { row, order }: Deed, of: { outcome: string; decision: unknown }) =>
  tx.query<{ after: unknown }>(decide, [
    row.id,
    of.outcome,
    json(of.decision),
    personOf(order.actor),
    row.at,
  ]);

/** An amendment that was not decided when the visits begin would change what they are scored by: it lapses. */
export const lapsePolicy = async (tx: Sql, { row }: Deed): Promise<void> => {
  await tx.query(lapse, [row.id, row.at]);
};

/** Who changed the policy of a cycle, when, from what to what. */
export const policyRecords: Recorders<'cycle'> = {
  'cycle.setPolicy': async (tx, deed, { policy }) => {
    const own = await noted(tx, deed, { policy, reasons: null, outcome: 'set' });
    await tx.query(save, [deed.row.id, own]);
    return {};
  },
  'cycle.proposePolicy': async (tx, deed, { policy, reasons }) => {
    await lapsePolicy(tx, deed);
    await noted(tx, deed, { policy, reasons, outcome: 'proposed' });
    return {};
  },
  'cycle.adoptPolicy': async (tx, deed, { basis }) => {
    const [change] = await decided(tx, deed, { outcome: 'adopted', decision: basis });
    if (change) await tx.query(save, [deed.row.id, json(change.after)]);
    return {};
  },
  'cycle.declinePolicy': async (tx, deed, { reasons }) => {
    await decided(tx, deed, { outcome: 'declined', decision: { reasons } });
    return {};
  },
};
