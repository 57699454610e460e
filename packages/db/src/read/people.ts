import { z } from 'zod';
import type { Db } from '../client.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from './page.ts';
import type { UnitRef } from './row.ts';

export type AppointmentRow = {
  readonly id: string;
  readonly role: string;
  readonly unit: UnitRef | null;
  readonly cycleId: string | null;
  readonly caseId: string | null;
  readonly post: string | null;
  /** `YYYY-MM-DD` */
  readonly startsOn: string;
  readonly endsOn: string | null;
};
export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
  readonly appointments: readonly AppointmentRow[];
};
export type PeopleFilter = Paging & {
  readonly role?: string | undefined;
  readonly unitId?: string | undefined;
  /** Part of a name or an address. */
  readonly search?: string | undefined;
};

const likeable = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Everybody with all appointments, by name: for the administrator, so it takes no scope. */
export const readPeople = async (db: Db, filter: PeopleFilter): Promise<Page<PersonRow>> => {
  const size = pageSize(filter);
  const [name = null, id = null] =
    filter.cursor === undefined ? [] : keyOf(filter.cursor, z.tuple([keys.text, keys.id]));
  const rows = await db.query<PersonRow>(
    {
      text: `select p.id, p.name, p.email, p.active, coalesce((
          select jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role, 'cycleId', a.cycle_id, 'caseId', a.case_id, 'post', a.post,
            'startsOn', a.starts_on, 'endsOn', a.ends_on, 'unit', case when u.id is null then null else
              jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'path', u.path) end) order by a.starts_on, a.role)
          from appointment a left join unit u on u.id = a.unit_id where a.person_id = p.id), '[]') as appointments
        from person p
        where ($1::text is null or (p.name, p.id) > ($1, $2::uuid))
          and ($3::text is null or p.name ilike $3 or p.email ilike $3)
          and (($4::text is null and $5::uuid is null) or exists (select 1 from appointment a where a.person_id = p.id
            and ($4::text is null or a.role = $4) and ($5::uuid is null or a.unit_id = $5)))
        order by p.name, p.id limit $6`,
    },
    [
      name,
      id,
      filter.search === undefined ? null : `%${likeable(filter.search)}%`,
      filter.role ?? null,
      filter.unitId ?? null,
      size + 1,
    ],
  );
  return paged(rows, size, { item: (row) => row, key: (row) => [row.name, row.id] });
};
