import { Fault, type Role } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { barredFromVisit } from '../record/visitor.ts';
import { demand } from './place.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';

/** Somebody who may be named for a task of a case. */
export type Choice = {
  readonly person: PersonRef;
  /** What he is called where he is appointed. */
  readonly post: string | null;
  /** Must not take the task: recused, of the unit, or (who reviews) has taken part in the matter. */
  readonly barred: boolean;
};

type Wanted = {
  readonly id: string;
  readonly role: Role;
  /** Only who was appointed for this very case, in whatever role, oneself left out: a second signer. */
  readonly team?: boolean | undefined;
};

const namers: readonly Role[] = ['office', 'lead', 'leader', 'assessor', 'chair'];

const visitor = { person: 'p.id', lineage: 'i.lineage', unit: 'i.unit_id', day: 't.day', years: '$3' };
/** Who visits may have recorded and scored; who reviews may not. */
const barred = `case when $2 in ('assessor', 'lead') then ${barredFromVisit(visitor)}
  else took_part(p.id, i.lineage, i.cycle_id, i.unit_id, t.day) end`;

const holders = `select jsonb_build_object('id', p.id, 'name', p.name) as person, min(a.post) as post, ${barred} as barred
    from instance i cross join (select local_day(app_now()) as day) t
      join appointment a on a.role = $2 and a.starts_on <= t.day and (a.ends_on is null or a.ends_on >= t.day)
      join person p on p.id = a.person_id and p.active left join unit u on u.id = a.unit_id
    where i.id = $1 and case when a.case_id is not null then a.case_id = any(i.lineage) else (a.cycle_id is null or a.cycle_id = i.cycle_id)
      and (u.path is null or i.unit_path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/')) end
    group by p.id, p.name, i.id, t.day order by p.name, p.id limit 1000`;

const members = `select jsonb_build_object('id', p.id, 'name', p.name) as person, min(a.post) as post, false as barred
    from appointment a cross join (select local_day(app_now()) as day) t join person p on p.id = a.person_id and p.active
    where a.case_id = $1 and a.starts_on <= t.day and (a.ends_on is null or a.ends_on >= t.day) and p.id <> $2
    group by p.id, p.name order by p.name, p.id`;

const formerYears = async (db: Db, cycleId: string): Promise<number> => {
  const [cycle] = await db.query<{ version: number }>(
    { text: 'select policy_version as version from cycle where id = $1' },
    [cycleId],
  );
  const policy = await policyOf(db, db.memory, { id: cycleId, version: cycle?.version ?? 1 });
  return policy.recusal.formerUnitYears;
};

/** Who may be named for a task, by name, those who must not be marked; for whoever names a panel, a team, a second signer. */
export const readChoices = async (
  db: Db,
  scope: Scope,
  { id, role, team = false }: Wanted,
): Promise<readonly Choice[]> => {
  const met = await demand(db, scope, { id });
  if (!met.held.some((one) => namers.includes(one))) throw new Fault('forbidden', { what: 'choices' });
  if (team) return db.query<Choice>({ text: members }, [id, scope.personId]);
  return db.query<Choice>({ text: holders }, [id, role, await formerYears(db, met.cycleId)]);
};
