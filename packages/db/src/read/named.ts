import type { Db } from '../client.ts';
import type { PersonRef } from './row.ts';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Every id in data, at any depth. */
const idsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return uuid.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
};

/** The people and files that data name by their ids: who may read the data may read their names. */
export const readNamed = async (db: Db, data: unknown): Promise<readonly PersonRef[]> => {
  const ids = [...new Set(idsIn(data))];
  if (ids.length === 0) return [];
  return db.query<PersonRef>(
    {
      name: 'named',
      text: `select id, name from person where id = any($1::uuid[]) union all select id, name from file where id = any($1::uuid[])
        order by name, id`,
    },
    [ids],
  );
};
