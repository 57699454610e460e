import { randomUUID } from 'node:crypto';
import { Fault, type Tie } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { Scope } from '../read/scope.ts';

export type NewRecusal = { readonly unitId: string; readonly tie: Tie; readonly reason: string };

const declared = {
  name: 'recusal-declare',
  text: `insert into recusal (id, person_id, unit_id, kind, reason, source, by, at)
    select $1, $2, u.id, $4, $5, 'declared', $2, app_now() from unit u where u.id = $3 and u.active and not exists (select from recusal r
      where r.person_id = $2 and r.unit_id = u.id and r.outcome in ('standing', 'granted')) returning id`,
};

/**
 * Somebody declares what ties him to a unit: from now on he is out of its cases. Throws `notFound` for a unit that isn't there, `conflict`
 * where he has declared so already.
 */
export const declareRecusal = async (
  db: Db,
  { personId }: Scope,
  { unitId, tie, reason }: NewRecusal,
): Promise<{ id: string }> => {
  const id = randomUUID();
  const made = await db.query(declared, [id, personId, unitId, tie, reason]);
  if (made.length > 0) return { id };
  const unit = await db.query({ text: 'select from unit where id = $1 and active' }, [unitId]);
  if (unit.length === 0) throw new Fault('notFound', { what: 'unit' });
  throw new Fault('conflict', { path: 'unitId', issue: 'recusalStands' });
};

const lifted = {
  name: 'recusal-lift',
  text: `update recusal r set outcome = 'lifted', decided_by = $2, decided_at = app_now(), decision = $3
    from unit u where r.id = $1 and u.id = r.unit_id and r.outcome in ('standing', 'granted') and r.person_id <> $2
      and exists (select from unnest($4::text[]) p where u.path = p or starts_with(u.path, p || '/')) returning r.id`,
};

/** The units for which somebody is the authority: a leader, of what is at and below his unit. */
const authority = ({ held }: Scope): readonly string[] =>
  held.flatMap(({ role, unitPath, caseId }) =>
    role === 'leader' && caseId === null && unitPath !== null ? [unitPath] : [],
  );

/**
 * The authority lifts a recusal from a unit, with its reason: never its own, and none that a panel's case rests on. Throws `forbidden` to who
 * is no authority anywhere, `notFound` beyond his reach.
 */
export const liftRecusal = async (
  db: Db,
  scope: Scope,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> => {
  const paths = authority(scope);
  if (paths.length === 0) throw new Fault('forbidden', { what: 'recusal' });
  const done = await db.query(lifted, [id, scope.personId, reason, paths]);
  if (done.length === 0) throw new Fault('notFound', { what: 'recusal' });
};
