import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { Scope } from '../read/scope.ts';
import type { Sql } from '../sql.ts';
import { demandOrgan } from './letterhead.ts';

export type TemplateView = {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly fileId: string;
  readonly name: string;
  readonly by: string | null;
  readonly at: Date;
  readonly retiredAt: Date | null;
};
export type TemplateInForce = { readonly id: string; readonly sha256: string };

const inForce = {
  name: 'letter-template',
  text: `select t.id, f.sha256 from letter_template t join file f on f.id = t.file_id
    where t.unit_id = $1 and t.kind = $2 and t.retired_at is null order by t.version desc limit 1`,
};

/** The template that letters of a kind are written from; undefined: the house's own format. */
export const templateInForce = async (
  db: Sql,
  unitId: string,
  kind: string,
): Promise<TemplateInForce | undefined> => {
  const [row] = await db.query<TemplateInForce>(inForce, [unitId, kind]);
  return row;
};

/** All versions of an organisation's templates, the newest first. */
export const readTemplates = async (
  db: Db,
  scope: Scope,
  unitId: string,
): Promise<readonly TemplateView[]> => {
  await demandOrgan(db, scope, unitId);
  return db.query<TemplateView>(
    {
      text: `select t.id, t.kind, t.version, t.file_id as "fileId", f.name, p.name as by, t.at, t.retired_at as "retiredAt"
        from letter_template t join file f on f.id = t.file_id left join person p on p.id = t.by
        where t.unit_id = $1 order by t.kind, t.version desc limit 500`,
    },
    [unitId],
  );
};

const add = {
  text: `insert into letter_template (id, unit_id, kind, version, file_id, by, at)
    select gen_random_uuid(), $1, $2, coalesce(max(version), 0) + 1, $3, $4, app_now() from letter_template where unit_id = $1 and kind = $2
    returning version`,
};

/** Takes a template into use; the versions before stay, for the letters that were written from them. */
export const addTemplate = async (
  db: Db,
  scope: Scope,
  { unitId, kind, fileId }: { readonly unitId: string; readonly kind: string; readonly fileId: string },
): Promise<number> => {
  await demandOrgan(db, scope, unitId);
  const [row] = await db.query<{ version: number }>(add, [unitId, kind, fileId, scope.personId]);
  return row?.version ?? 1;
};

/** Takes every version of a kind out of use: letters are written in the house's format again. */
export const retireTemplate = async (
  db: Db,
  scope: Scope,
  { unitId, kind }: { readonly unitId: string; readonly kind: string },
): Promise<void> => {
  await demandOrgan(db, scope, unitId);
  const gone = await db.query(
    {
      text: 'update letter_template set retired_at = app_now() where unit_id = $1 and kind = $2 and retired_at is null returning id',
    },
    [unitId, kind],
  );
  if (gone.length === 0) throw new Fault('notFound', { what: 'template' });
};
