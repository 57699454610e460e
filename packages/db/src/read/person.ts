import type { Appointment } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { PersonRef, UnitRef } from './row.ts';

/** An appointment in force. */
export type Held = Appointment & {
  readonly id: string;
  readonly unit: UnitRef | null;
  readonly post: string | null;
};

export type Identity = {
  readonly person: PersonRef & { readonly email: string };
  readonly language: string;
  readonly held: readonly Held[];
};
type Stored = Identity['person'] & { readonly language: string; readonly held: readonly Held[] | null };

/** Who an active person is and what he is appointed for today; null: nobody, or no longer active. */
export const readIdentity = async (db: Db, personId: string): Promise<Identity | null> => {
  const rows = await db.query<Stored>(
    {
      name: 'identity',
      text: `select p.id, p.name, p.email, p.language, (
          select jsonb_agg(jsonb_build_object(
            'id', a.id, 'role', a.role, 'cycleId', a.cycle_id, 'caseId', a.case_id, 'post', a.post, 'unitPath', u.path,
            'unit', case when u.id is null then null else
              jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'path', u.path) end) order by a.role, u.path)
          from appointment a left join unit u on u.id = a.unit_id
          where a.person_id = p.id and a.starts_on <= today.day and (a.ends_on is null or a.ends_on >= today.day)) as held
        from person p, (select local_day(app_now()) as day) today
        where p.id = $1 and p.active`,
    },
    [personId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return {
    person: { id: row.id, name: row.name, email: row.email },
    language: row.language,
    held: row.held ?? [],
  };
};
