import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';

/** Those out of date are refused before they come here, so their rows may go. On the real clock, as they are made. */
const spend = {
  name: 'spend-challenge',
  text: `with swept as (delete from spent_challenge where expires_at < now())
    insert into spent_challenge (nonce, request_id, expires_at) values ($1, $2, $3)
    on conflict (nonce) do update set nonce = excluded.nonce where spent_challenge.request_id = excluded.request_id
    returning nonce`,
};

/** Hands in a proof of work once; the same request may do so again. Throws `conflict` where another has. */
export const spendChallenge = async (
  db: Db,
  { nonce, requestId, expiresAt }: { nonce: string; requestId: string; expiresAt: Date },
): Promise<void> => {
  const rows = await db.query(spend, [nonce, requestId, expiresAt]);
  if (rows.length === 0) throw new Fault('conflict', { path: 'proof', issue: 'usedBefore' });
};
