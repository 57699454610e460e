import { Fault, type LetterEnd, type MachineName } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { mayBeRead } from '../letter/reader.ts';
import { letterState } from '../letter/state.ts';
import { binds } from './binds.ts';
import { demand } from './place.ts';
import { reached, type Scope } from './scope.ts';
import { asSuperior } from './superior.ts';
import { tookPart } from './took-part.ts';

/** A letter of a case; downloaded by its id. */
export type DocumentView = {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly fileId: string;
  readonly name: string;
  readonly at: string;
  /** Why it is no longer in force; null: it is. */
  readonly because: LetterEnd | null;
  /** The number of the letter that took its place. */
  readonly by: string | null;
  readonly reason: string | null;
};
type Stored = Omit<DocumentView, 'at'> & { readonly at: Date };

const fields = `d.id, d.kind, d.number, d.file_id as "fileId", f.name, d.at, state.because, state.by, d.void_reason as reason`;
const from = `document d join file f on f.id = d.file_id join instance i on i.id = d.instance_id ${letterState}`;

/** The letters of a case, oldest first. */
export const readDocuments = async (db: Db, scope: Scope, id: string): Promise<readonly DocumentView[]> => {
  await demand(db, scope, { id });
  const all = binds();
  const rows = await db.query<Stored>(
    {
      text: `select ${fields} from ${from} where d.instance_id = ${all.bind(id)}::uuid and ${mayBeRead(all, scope)} order by d.at, d.outbox_id`,
    },
    [...all.values],
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
};

/** A letter to be read: its text as data, its bytes by hash. */
export type LetterView = DocumentView & {
  readonly instanceId: string;
  readonly machine: MachineName;
  readonly content: unknown;
  readonly characters: number | null;
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  /** The reader is of the office that keeps it. */
  readonly mayVoid: boolean;
};

/** One letter, for who sees its case. */
export const readLetter = async (db: Db, scope: Scope, id: string): Promise<LetterView> => {
  const all = binds();
  const [row] = await db.query<Stored & Omit<LetterView, keyof DocumentView>>(
    {
      text: `select ${fields}, i.id as "instanceId", i.machine, d.content, d.characters, f.sha256, f.size, f.type,
          ${reached(all, offices(scope), { tookPart })} and d.voided_at is null as "mayVoid"
        from ${from} where d.id = ${all.bind(id)}::uuid and ${reached(all, scope, { tookPart })} and ${mayBeRead(all, scope)}`,
    },
    [...all.values],
  );
  if (row === undefined) throw new Fault('notFound', { what: 'file' });
  return { ...row, at: row.at.toISOString() };
};

const offices = (scope: Scope): Scope => ({
  ...asSuperior(scope),
  held: asSuperior(scope).held.filter(({ role }) => role === 'office'),
});

/** Declares a letter void 作废, with a reason. Its number stays taken, its bytes as they are. */
export const voidLetter = async (
  db: Db,
  scope: Scope,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> => {
  const { mayVoid } = await readLetter(db, scope, id);
  if (!mayVoid) throw new Fault('forbidden', { what: 'voidLetter' });
  await db.query(
    {
      text: 'update document set voided_at = app_now(), voided_by = $2, void_reason = $3 where id = $1 and voided_at is null',
    },
    [id, scope.personId, reason],
  );
};
