import type { Db } from '../client.ts';
import { demand } from './place.ts';
import type { Scope } from './scope.ts';

/** A letter of a case; downloaded by `fileId`. */
export type DocumentView = {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly fileId: string;
  readonly name: string;
  readonly at: string;
};
type Stored = Omit<DocumentView, 'at'> & { readonly at: Date };

/** The letters of a case, oldest first. */
export const readDocuments = async (db: Db, scope: Scope, id: string): Promise<readonly DocumentView[]> => {
  await demand(db, scope, { id });
  const rows = await db.query<Stored>(
    {
      text: `select d.id, d.kind, d.number, d.file_id as "fileId", f.name, d.at
        from document d join file f on f.id = d.file_id where d.instance_id = $1 order by d.at, d.id`,
    },
    [id],
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
};
