import { randomUUID } from 'node:crypto';
import { hashPassword } from '@better-auth/utils/password';
import { withClient } from '@kaohe/db/embedded';
import type { World } from './organisation.ts';

/** One password for every demonstration account: the data are invented, and the mode is never a production's. */
export const password = 'kaohe-demonstration';

const units = `insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
  select id, "parentId", path, name, "shortName", category, array(select jsonb_array_elements_text("subjectKinds"))
  from jsonb_to_recordset($1::jsonb) as u(id uuid, "parentId" uuid, path text, name text, "shortName" text, category text, "subjectKinds" jsonb)`;
const people = `insert into person (id, name, email) select id, name, email from jsonb_to_recordset($1::jsonb) as p(id uuid, name text, email text)`;
const users = `insert into "user" (id, name, email, email_verified) select id, name, email, true
  from jsonb_to_recordset($1::jsonb) as p(id uuid, name text, email text)`;
const accounts = `insert into account (id, account_id, provider_id, user_id, password) select "accountId", id::text, 'credential', id, $2
  from jsonb_to_recordset($1::jsonb) as p(id uuid, "accountId" text)`;
const appointments = `insert into appointment (id, person_id, role, unit_id, post, starts_on)
  select id, "personId", role, "unitId", post, $2::date
  from jsonb_to_recordset($1::jsonb) as a(id uuid, "personId" uuid, role text, "unitId" uuid, post text)`;

/** Loads the organisation into an empty, migrated database; everybody is appointed from `since` (a day) on. */
export const loadWorld = (url: string, world: World, since: string): Promise<void> =>
  withClient(url, async (client) => {
    const hash = await hashPassword(password);
    const everybody = world.people.map((person) => ({ ...person, accountId: randomUUID() }));
    await client.query('begin');
    await client.query(units, [JSON.stringify(world.units)]);
    await client.query(people, [JSON.stringify(everybody)]);
    await client.query(users, [JSON.stringify(everybody)]);
    await client.query(accounts, [JSON.stringify(everybody), hash]);
    await client.query(appointments, [JSON.stringify(world.appointments), since]);
    await client.query('commit');
    await client.query('analyze');
  });

/** Sets the demonstration clock so that it shows `at` now and goes on from there. */
export const setClock = (url: string, at: Date): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(
      `insert into setting (key, value) values ('clock', jsonb_build_object('ms', $1::bigint))
        on conflict (key) do update set value = excluded.value, version = setting.version + 1`,
      [at.getTime() - Date.now()],
    );
  });
