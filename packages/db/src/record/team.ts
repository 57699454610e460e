import { Fault, type Role } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import type { Sql } from '../sql.ts';

/** Who is named for a case, and as what. */
export type Member = { readonly personId: string; readonly role: Role };

/** Only who holds one of the roles already, wherever, may be named. */
const join = {
  name: 'case-join',
  text: `insert into appointment (id, person_id, role, case_id, starts_on)
    select gen_random_uuid(), m."personId", m.role, $2, local_day($3)
    from jsonb_to_recordset($1::jsonb) as m("personId" uuid, role text)
      join person p on p.id = m."personId" and p.active
    where exists (select from appointment a where a.person_id = p.id and a.role = any($4) and a.case_id is null
      and a.starts_on <= local_day($3) and (a.ends_on is null or a.ends_on >= local_day($3)))
    returning person_id`,
};

type Joining = {
  readonly at: Date;
  readonly members: readonly Member[];
  /** Roles of which one is needed to be named. */
  readonly from: readonly Role[];
  /** The field of the event that names them. */
  readonly path: string;
};

/** Appoints people for one case, from today on; throws `invalid` for somebody unknown or without the role. */
export const joinCase = async (
  tx: Sql,
  caseId: string,
  { at, members, from, path }: Joining,
): Promise<void> => {
  const joined = await tx.query(join, [json(members), caseId, at, from]);
  if (joined.length !== members.length) throw new Fault('invalid', { path, issue: 'notEligible' });
};

/** An appointment of today ends without having been one; the journal remembers it. */
const leave = {
  name: 'case-leave',
  text: `with gone as (delete from appointment a where a.case_id = $1 and a.starts_on >= local_day($3)
      and ($2::uuid is null or a.person_id = $2) returning a.person_id, a.role),
    ended as (update appointment a set ends_on = local_day($3) - 1 where a.case_id = $1 and a.starts_on < local_day($3)
      and (a.ends_on is null or a.ends_on >= local_day($3)) and ($2::uuid is null or a.person_id = $2) returning a.person_id, a.role)
    select person_id as "personId", role from gone union all select person_id, role from ended`,
};

/** Ends the appointments for a case, of one person or (null) of all; returns what they were. */
export const leaveCase = (
  tx: Sql,
  caseId: string,
  { personId, at }: { personId: string | null; at: Date },
): Promise<readonly Member[]> => tx.query<Member>(leave, [caseId, personId, at]);

const present = {
  name: 'case-members',
  text: `select person_id as "personId", role from appointment a
    where a.case_id = $1 and a.starts_on <= local_day($2) and (a.ends_on is null or a.ends_on >= local_day($2))`,
};

/** Who is appointed for the case today. */
export const membersOf = (tx: Sql, caseId: string, at: Date): Promise<readonly Member[]> =>
  tx.query<Member>(present, [caseId, at]);
