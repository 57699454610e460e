import type { Db } from '../client.ts';

/** Who objected without an account and said how to reach him. */
export type Objector = { readonly name: string | null; readonly contact: string };

/** Null where he left no way to be reached. For the worker, which answers him; nobody else is told. */
export const readObjector = async (db: Db, objectionId: string): Promise<Objector | null> => {
  const [row] = await db.query<Objector>(
    {
      name: 'objector',
      text: `select i.data ->> 'name' as name, r.contact from objection_receipt r join instance i on i.id = r.instance_id
        where r.instance_id = $1 and r.contact is not null`,
    },
    [objectionId],
  );
  return row ?? null;
};
