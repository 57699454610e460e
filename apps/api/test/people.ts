import { appoint, createPerson, type Db } from '@kaohe/db';
import type { Role } from '@kaohe/domain';
import { hashPassword } from 'better-auth/crypto';

export const password = 'correct horse battery';
const hashed = hashPassword(password);

export type TestUnit = { readonly id: string; readonly path: string };

/** A unit of the organisation; `path` tells where it stands. */
export const makeUnit = async (db: Db, path: string, parent: TestUnit | null = null): Promise<TestUnit> => {
  const [row] = await db.query<{ id: string }>(
    {
      text: `insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
        values (gen_random_uuid(), $1, $2, $2, $2, 'branch', '{organisation,secretary,discipline,cadre}') returning id`,
    },
    [parent?.id ?? null, path],
  );
  if (row === undefined) throw new Error('no unit');
  return { id: row.id, path };
};

export type Offices = readonly {
  readonly role: Role;
  readonly unitId?: string;
  readonly caseId?: string;
  readonly post?: string;
}[];

/** A person with these appointments, in force for a long time. */
export const makePerson = async (
  db: Db,
  name: string,
  offices: Offices,
): Promise<{ id: string; email: string }> => {
  const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}@example.org`;
  const { id } = await createPerson(db, { name, email, language: 'zh-CN', passwordHash: await hashed });
  for (const office of offices) await appoint(db, { personId: id, startsOn: '2020-01-01', ...office });
  return { id, email };
};
