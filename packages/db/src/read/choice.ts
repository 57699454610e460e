import { Fault, type Role } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { demand } from './place.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';

/** Somebody who may be named for a task of a case. */
export type Choice = {
  readonly person: PersonRef;
  /** What he is called where he is appointed. */
  readonly post: string | null;
  /** Has taken part in the matter or is recused from it. */
  readonly barred: boolean;
};

const namers: readonly Role[] = ['office', 'lead', 'leader', 'assessor', 'chair'];

/** Who holds a role that reaches the case, by name, those who are barred marked; for whoever names a panel, a team, a second signer. */
export const readChoices = async (
  db: Db,
  scope: Scope,
  { id, role }: { id: string; role: Role },
): Promise<readonly Choice[]> => {
  const met = await demand(db, scope, { id });
  if (!met.held.some((one) => namers.includes(one))) throw new Fault('forbidden', { what: 'choices' });
  return db.query<Choice>(
    {
      text: `select jsonb_build_object('id', p.id, 'name', p.name) as person, min(a.post) as post,
          took_part(p.id, i.lineage, i.cycle_id, i.unit_id, t.day) as barred
        from instance i cross join (select local_day(app_now()) as day) t
          join appointment a on a.role = $2 and a.starts_on <= t.day and (a.ends_on is null or a.ends_on >= t.day)
          join person p on p.id = a.person_id and p.active left join unit u on u.id = a.unit_id
        where i.id = $1 and case when a.case_id is not null then a.case_id = any(i.lineage) else (a.cycle_id is null or a.cycle_id = i.cycle_id)
          and (u.path is null or i.unit_path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/')) end
        group by p.id, p.name, i.id, t.day order by p.name, p.id limit 1000`,
    },
    [id, role],
  );
};
