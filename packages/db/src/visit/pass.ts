import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { demand } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';
import type { Sql } from '../sql.ts';

/** A pass to sign in at a visit: good for three minutes, so that a photograph of it sent away is worth nothing. */
export type VisitPass = { readonly pass: string; readonly expiresAt: string };
const life = 3 * 60_000;

const key = {
  name: 'visit-key',
  text: `with new as (insert into visit_key (visit_id, secret) values ($1, $2) on conflict (visit_id) do nothing returning secret)
    select secret, app_now() as at from new union all select secret, app_now() from visit_key where visit_id = $1 limit 1`,
};
const kept = { name: 'visit-key-kept', text: 'select secret from visit_key where visit_id = $1' };

type Stamp = { readonly visitId: string; readonly expires: number };
const sealOf = (secret: string, { visitId, expires }: Stamp): string =>
  createHmac('sha256', secret).update(`${visitId}/${expires}`).digest('base64url');

/**
 * Makes a pass for the subjects to sign in with; for the lead, from the notice until the wrap-up.
 * @throws Fault `notFound`, `forbidden`, `refused` at another stage
 */
export const issuePass = async (db: Db, scope: Scope, id: string): Promise<VisitPass> => {
  const met = await demand(db, scope, { id, machine: 'siteVisit' });
  if (!met.held.includes('lead')) throw new Fault('forbidden', { event: 'siteVisit.kickoff' });
  if (!['announced', 'inField'].includes(met.stage))
    throw new Fault('refused', { stage: met.stage, event: 'siteVisit.signIn' });
  const made = randomBytes(32).toString('base64url');
  const [row] = await db.query<{ secret: string; at: Date }>(key, [id, made]);
  if (row === undefined) throw new Fault('unavailable', { store: 'database' });
  const expires = row.at.getTime() + life;
  return {
    pass: `${expires.toString(36)}.${sealOf(row.secret, { visitId: id, expires })}`,
    expiresAt: new Date(expires).toISOString(),
  };
};

/** Throws `invalid` unless the pass was made for this visit and is good at the instant. */
export const checkPass = async (
  tx: Sql,
  { visitId, pass, at }: { readonly visitId: string; readonly pass: string; readonly at: Date },
): Promise<void> => {
  const [stamp = '', seal = ''] = pass.split('.');
  const expires = Number.parseInt(stamp, 36);
  const [row] = await tx.query<{ secret: string }>(kept, [visitId]);
  const right = Buffer.from(row === undefined ? '' : sealOf(row.secret, { visitId, expires }));
  const given = Buffer.from(seal);
  const isTrue = right.length > 0 && given.length === right.length && timingSafeEqual(given, right);
  if (!isTrue || expires < at.getTime()) throw new Fault('invalid', { path: 'pass', issue: 'passExpired' });
};
