import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { mayBeRead } from '../letter/reader.ts';
import type { FileRow } from '../write/file.ts';
import { type Binds, binds } from './binds.ts';
import { reached, type Scope } from './scope.ts';
import type { FileRef } from './score.ts';
import { asSuperior } from './superior.ts';
import { tookPart } from './took-part.ts';

/** What was handed over is for the people of its recipient, and for the superiors who see the cycle. */
const handedOver = (all: Binds, scope: Scope, file: string): string => {
  return `exists (select 1 from linkage_export e join instance i on i.id = e.cycle_id where e.file_id = ${file} and (
    ${reached(all, asSuperior(scope), { tookPart })} or exists (select 1 from appointment m where m.unit_id = e.unit_id and m.case_id is null
      and m.person_id = ${all.bind(scope.personId)}::uuid and m.role in ('secretary', 'clerk', 'discipline', 'cadre', 'leader') and m.starts_on <= local_day(app_now())
      and (m.ends_on is null or m.ends_on >= local_day(app_now())))))`;
};

/** What a person may read: his own, what a case that he sees cites or has as a letter, what was handed over to him. */
const readable = (all: Binds, scope: Scope): string =>
  `(f.by = ${all.bind(scope.personId)}::uuid
    or exists (select 1 from instance i where i.id in (select instance_id from citation where file_id = f.id) and ${reached(all, scope, { tookPart })})
    or exists (select 1 from document d join instance i on i.id = d.instance_id where d.file_id = f.id and ${reached(all, scope, { tookPart })}
      and ${mayBeRead(all, scope)})
    or ${handedOver(all, scope, 'f.id')})`;

/**
 * A file for whom it is meant: who uploaded it, and who sees a case that cites it as evidence or has it as a letter.
 * Anybody else is told `notFound`.
 */
export const readFile = async (db: Db, scope: Scope, id: string): Promise<FileRow> => {
  const all = binds();
  const file = `${all.bind(id)}::uuid`;
  const rows = await db.query<FileRow>(
    {
      text: `select f.id, f.name, f.type, f.size, f.sha256, f.thumbnail, f.screenshot from file f where f.id = ${file} and ${readable(all, scope)}`,
    },
    [...all.values],
  );
  const [row] = rows;
  if (row === undefined) throw new Fault('notFound', { what: 'file' });
  return row;
};

/** A file as a field shows it. */
export type FileView = FileRef & {
  /** Bytes. */
  readonly size: number;
  readonly type: string;
};

/** Of these files those that the person may read, in no order. */
export const readFiles = (db: Db, scope: Scope, ids: readonly string[]): Promise<readonly FileView[]> => {
  const all = binds();
  const asked = `${all.bind(ids)}::uuid[]`;
  return db.query<FileView>(
    {
      text: `select f.id, f.name, f.size, f.type, f.thumbnail is not null as picture, f.screenshot from file f
        where f.id = any(${asked}) and ${readable(all, scope)}`,
    },
    [...all.values],
  );
};
