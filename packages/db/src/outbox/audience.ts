import type { Audience } from '@kaohe/domain';
import type { Db } from '../client.ts';

/** `alarm`: who keeps the system going; `awaited`: whom the stage awaits. */
export type Reached = Audience | 'alarm' | 'awaited';
export type Recipient = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
};

const inForce = 'a.starts_on <= i.day and (a.ends_on is null or a.ends_on >= i.day)';
const reaches = `(case when a.case_id is not null then a.case_id = any(i.lineage)
  else (a.cycle_id is null or a.cycle_id = i.cycle_id)
    and (u.path is null or i.unit_path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/')) end)`;

/** Holders of roles whose appointment reaches the instance `i`. */
const holders = (roles: string): string => `
  select a.person_id from appointment a left join unit u on u.id = a.unit_id, i where a.role = any(${roles}) and ${inForce} and ${reaches}`;
const role = (...names: readonly string[]): string => holders(`array['${names.join(`','`)}']`);

/** Deciding is closed to who took part, and so is being asked to. */
const impartial = (people: string): string =>
  `select x.person_id from (${people}) x, i where not took_part(x.person_id, i.lineage, i.cycle_id, i.unit_id, i.day)`;

/**
 * Of an appeal a recused officer or leader is not told: his part goes on to who holds the other office, so that the matter never waits for
 * somebody who must not act on it.
 */
const passedOn = (people: string, next: string): string => `
  select x.person_id from (${people}) x, i where i.machine <> 'appeal' or not took_part(x.person_id, i.lineage, i.cycle_id, i.unit_id, i.day)
  union all
  select y.person_id from (${next}) y, i where i.machine = 'appeal' and not took_part(y.person_id, i.lineage, i.cycle_id, i.unit_id, i.day)
    and not exists (select from (${people}) x where not took_part(x.person_id, i.lineage, i.cycle_id, i.unit_id, i.day))`;

const ofUnit = (roles: string, unit: 'i.unit_id' | 'i.named' = 'i.unit_id'): string => `
  select a.person_id from appointment a, i where a.unit_id = ${unit} and a.role = any(${roles}) and ${inForce}
    and a.case_id is null and (a.cycle_id is null or a.cycle_id = i.cycle_id)`;
const subjects = `array['secretary', 'discipline', 'cadre']`;
const people = `array['secretary', 'discipline', 'cadre', 'clerk']`;
/** Of an appeal (kernel/rights.ts `yields`). */
const parties = `array['secretary', 'discipline', 'cadre', 'clerk', 'lead', 'assessor']`;

/** Units of the cycle, or, where a standard is circulated before they are in it, units of its category below the cycle's root. */
const units = `
  select a.person_id from appointment a join unit u on u.id = a.unit_id, i
  where a.role = any(${people}) and ${inForce} and a.case_id is null and u.active and (
    exists (select from instance s where s.cycle_id = i.cycle_id and s.machine = 'assessment' and s.unit_id = u.id
      and not 'cancelled' = any(s.tags) and (i.machine <> 'standard' or u.category = i.data ->> 'category'))
    or (i.machine = 'standard' and u.category = i.data ->> 'category' and exists (
      select from cycle c join unit r on r.id = c.unit_id where c.id = i.cycle_id and (u.path = r.path or starts_with(u.path, r.path || '/')))))`;

const ofCase = (roles: string): string => `
  select a.person_id from appointment a, i where a.case_id = i.id and a.role = any(${roles}) and ${inForce}`;

const slots = `
  select s.person_id from slot s, i where s.instance_id = i.id and s.done_at is null and s.ended_at is null and s.person_id is not null`;

/** A task belongs to a post: where the opener has left it, whoever holds it now. */
const opener = `
  select i.opened_by as person_id from i where i.opened_by is not null and (i.opened_post is null or exists (select from appointment a
    where a.person_id = i.opened_by and a.post = i.opened_post and a.unit_id = i.unit_id and ${inForce}))
  union all
  select a.person_id from appointment a, i where i.opened_post is not null and a.post = i.opened_post and a.unit_id = i.unit_id and ${inForce}`;

/** Who proposed last what is decided now. */
const proposer = `
  select q.actor_id as person_id from (select j.actor_id from journal j, i where j.instance_id = i.id and j.actor_id is not null
    and j.event in ('assessment.proposeCorrection', 'assessment.proposeCalibration') order by j.seq desc limit 1) q`;

/** Whom the stage awaits: holders of the roles, or of open places. Unit roles are those of the unit itself. */
const awaited = `
  select a.person_id from appointment a left join unit u on u.id = a.unit_id, i where a.role = any(i.awaits) and ${inForce}
    and case when a.role = any(${people}) then a.unit_id = i.unit_id and a.case_id is null else ${reaches} end
    and not ((a.role in ('reviewer', 'chair') or (i.machine = 'appeal' and not a.role = any(${parties})))
      and took_part(a.person_id, i.lineage, i.cycle_id, i.unit_id, i.day))
  union all
  select s.person_id from slot s, i where s.instance_id = i.id and 'roll:' || s.roll = any(i.awaits)
    and s.done_at is null and s.ended_at is null and s.person_id is not null`;

const audiences: Readonly<Record<Reached, string>> = {
  office: passedOn(role('office'), role('leader')),
  lead: role('lead'),
  assessors: role('assessor'),
  secretary: ofUnit(`array['secretary']`),
  clerk: ofUnit(`array['clerk']`),
  subjects: ofUnit(subjects),
  unit: ofUnit(people),
  named: ofUnit(people, 'i.named'),
  units,
  reviewers: impartial(role('reviewer')),
  leader: passedOn(role('leader'), role('office')),
  inspectorate: role('inspectorate'),
  opener,
  proposer,
  panel: ofCase(`array['reviewer', 'chair']`),
  team: ofCase(`array['lead', 'assessor']`),
  slots,
  alarm: `${passedOn(role('office'), role('leader'))} union all select a.person_id from appointment a, i where a.role = 'administrator' and ${inForce}`,
  awaited,
};

/** The people whom an effect of this instance reaches today, each once. `named`: the unit that its event names, if any. */
export const recipients = async (
  db: Db,
  instanceId: string,
  { to, named = null }: { readonly to: Reached; readonly named?: string | null },
): Promise<readonly Recipient[]> =>
  db.query<Recipient>(
    {
      name: `audience-${to}`,
      text: `with i as (select n.*, local_day(app_now()) as day, $2::uuid as named from instance n where n.id = $1)
        select p.id as "personId", p.name, p.email, p.language from person p
        where p.active and p.id in (select x.person_id from (${audiences[to]}) x) order by p.id`,
    },
    [instanceId, named],
  );
