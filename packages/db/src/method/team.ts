import { Fault, type Role } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { demand, type Met } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';

const stages: readonly string[] = ['recording', 'visit', 'scoring'];
const isTeam = (role: Role): boolean => role === 'lead' || role === 'assessor';

const barred = {
  name: 'method-recused',
  text: `select from recusal r join instance i on i.id = $2
    where r.person_id = $1 and (r.case_id = any(i.lineage) or r.case_id = i.id or r.unit_id = i.unit_id) limit 1`,
};

/**
 * The assessment for somebody of its team, while methods may still be recorded.
 * @throws Fault `notFound` beyond his reach, `forbidden` without the role or recused, `refused` once the unit is scored
 */
export const demandTeam = async (db: Db, scope: Scope, id: string): Promise<Met> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  const event = 'assessment.concludeMethod';
  if (!met.held.some(isTeam)) throw new Fault('forbidden', { event });
  if ((await db.query(barred, [scope.personId, id])).length > 0)
    throw new Fault('forbidden', { event, relation: 'recused' });
  if (!stages.includes(met.stage)) throw new Fault('refused', { stage: met.stage, event });
  return met;
};

/** The assessment for whoever looks at its methods; the unit's own people hear of them with the score. */
export const demandReader = async (db: Db, scope: Scope, id: string): Promise<Met> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  if (met.concerned) throw new Fault('forbidden', { event: 'assessment.concludeMethod' });
  return met;
};

/** Somebody of the team may record now. */
export const mayRecord = ({ held, stage }: Met): boolean => held.some(isTeam) && stages.includes(stage);

/** The cycle for those who keep its bank of questions: the keys are for nobody else. */
export const demandBank = async (db: Db, scope: Scope, cycleId: string): Promise<void> => {
  const assesses = scope.held.some(
    ({ role, cycleId: own }) => (isTeam(role) || role === 'office') && (own === null || own === cycleId),
  );
  await demand(db, scope, { id: cycleId, machine: 'cycle' });
  if (!assesses) throw new Fault('forbidden', { event: 'assessment.concludeMethod' });
};

const known = {
  name: 'method-indicators',
  text: `select i ->> 'code' as code from assessment a join standard s on s.id = a.standard_id
    cross join jsonb_array_elements(s.content -> 'dimensions') d cross join jsonb_array_elements(d -> 'indicators') i where a.id = $1`,
};
/** Throws `invalid` for an indicator that the unit's standard doesn't have. */
export const checkIndicators = async (
  db: Db,
  id: string,
  { codes, path }: { readonly codes: readonly string[]; readonly path: string },
): Promise<void> => {
  const all = new Set((await db.query<{ code: string }>(known, [id])).map(({ code }) => code));
  if (codes.some((code) => !all.has(code))) throw new Fault('invalid', { path, issue: 'indicatorUnknown' });
};
const visiting = {
  name: 'method-visit',
  text: `select from instance where id = $1 and parent_id = $2 and machine = 'siteVisit'`,
};
/** Throws `invalid` for a visit that isn't one of the assessment's. */
export const checkVisit = async (db: Db, id: string, visitId: string | null): Promise<void> => {
  if (visitId === null || (await db.query(visiting, [visitId, id])).length > 0) return;
  throw new Fault('invalid', { path: 'visitId', issue: 'recordUnknown' });
};
