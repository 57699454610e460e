import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { FileRow } from '../write/file.ts';
import { binds } from './binds.ts';
import { reached, type Scope } from './scope.ts';
import { tookPart } from './took-part.ts';

/**
 * A file for whom it is meant: who uploaded it, and who sees a case that cites it as evidence or has it as a letter.
 * Anybody else is told `notFound`.
 */
export const readFile = async (db: Db, scope: Scope, id: string): Promise<FileRow> => {
  const all = binds();
  const file = `${all.bind(id)}::uuid`;
  const rows = await db.query<FileRow>(
    {
      text: `select f.id, f.name, f.type, f.size, f.sha256 from file f where f.id = ${file} and (f.by = ${all.bind(scope.personId)}::uuid
        or exists (select 1 from instance i where i.id in (
            select instance_id from citation where file_id = ${file} union all select instance_id from document where file_id = ${file})
          and ${reached(all, scope, { tookPart })}))`,
    },
    [...all.values],
  );
  const [row] = rows;
  if (row === undefined) throw new Fault('notFound', { what: 'file' });
  return row;
};
