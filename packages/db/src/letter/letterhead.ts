import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { Scope } from '../read/scope.ts';
import type { Sql } from '../sql.ts';

/** How an organisation's letters look. */
export type LetterheadView = {
  /** 发文机关标志 and signature. */
  readonly mark: string;
  /** What its numbers begin with, before the 代字 of the kind. */
  readonly code: string;
  readonly sealed: boolean;
  readonly copies: readonly string[];
  readonly printer: string;
};
export type OrganView = {
  readonly unitId: string;
  readonly name: string;
  /** As it was set, or as the system says where nobody has. */
  readonly head: LetterheadView;
  readonly own: boolean;
};

type Root = { readonly name: string; readonly shortName: string };
/** 考核办公室 of the root; its numbers begin with the root's short name. */
export const defaultHead = ({ name, shortName }: Root): LetterheadView => ({
  mark: `${name}考核办公室`,
  code: shortName,
  sealed: true,
  copies: [],
  printer: `${name}考核办公室`,
});

const read = {
  name: 'letterhead',
  text: 'select mark, code, sealed, copies, printer from letterhead where unit_id = $1',
};

/** The letterhead in force. */
export const letterheadOf = async (db: Sql, unitId: string, root: Root): Promise<LetterheadView> => {
  const [row] = await db.query<LetterheadView>(read, [unitId]);
  return row ?? defaultHead(root);
};

const keepers: readonly string[] = ['office', 'administrator'];
const covers = (path: string, held: Scope['held'][number]): boolean =>
  held.caseId === null &&
  keepers.includes(held.role) &&
  (held.unitPath === null || path === held.unitPath || path.startsWith(`${held.unitPath}/`));

/** True for office and administrators of the organisation: they keep letterhead and templates. */
export const keepsLetters = (scope: Scope, path: string): boolean =>
  scope.held.some((held) => covers(path, held));

type Organ = Root & { readonly unitId: string; readonly path: string };
const organs = {
  text: `select u.id as "unitId", u.name, u.short_name as "shortName", u.path from unit u
    where exists (select from cycle c where c.unit_id = u.id) order by u.path limit 200`,
};

/** The organisations that have cycles, and so letters, as far as the reader keeps their letters. */
export const readOrgans = async (db: Db, scope: Scope): Promise<readonly OrganView[]> => {
  const mine = (await db.query<Organ>(organs)).filter(({ path }) => keepsLetters(scope, path));
  const heads = await db.query<LetterheadView & { unitId: string }>(
    {
      text: 'select unit_id as "unitId", mark, code, sealed, copies, printer from letterhead where unit_id = any($1)',
    },
    [mine.map(({ unitId }) => unitId)],
  );
  const set = new Map(heads.map(({ unitId, ...head }) => [unitId, head]));
  return mine.map(({ unitId, name, shortName }) => ({
    unitId,
    name,
    head: set.get(unitId) ?? defaultHead({ name, shortName }),
    own: set.has(unitId),
  }));
};

/** The organisation, for who keeps its letters. Throws `notFound` for anybody else. */
export const demandOrgan = async (db: Db, scope: Scope, unitId: string): Promise<Organ> => {
  const [organ] = await db.query<Organ>(
    {
      text: 'select id as "unitId", name, short_name as "shortName", path from unit where id = $1',
    },
    [unitId],
  );
  if (organ === undefined || !keepsLetters(scope, organ.path)) throw new Fault('notFound', { what: 'unit' });
  return organ;
};

const save = {
  text: `insert into letterhead (unit_id, mark, code, sealed, copies, printer, by, at) values ($1, $2, $3, $4, $5, $6, $7, app_now())
    on conflict (unit_id) do update set mark = $2, code = $3, sealed = $4, copies = $5, printer = $6, by = $7, at = app_now()`,
};

/** Sets how letters look from now on; those written stay as they are. */
export const saveLetterhead = async (
  db: Db,
  scope: Scope,
  { unitId, head }: { readonly unitId: string; readonly head: LetterheadView },
): Promise<void> => {
  await demandOrgan(db, scope, unitId);
  await db.query(save, [
    unitId,
    head.mark,
    head.code,
    head.sealed,
    head.copies,
    head.printer,
    scope.personId,
  ]);
};
