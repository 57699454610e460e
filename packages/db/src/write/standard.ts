import { Fault, parseContent, type StandardContent } from '@kaohe/domain';
import { storable } from '../advance/law.ts';
import { personOf } from '../advance/order.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import type { Sql } from '../sql.ts';
import { contentHash, keptContent } from '../standard/content.ts';
import { type Edit, edit, hold } from './editable.ts';

const save = {
  name: 'save-standard',
  text: 'update standard set content = $2, content_hash = $3, edited_by = $4, edited_at = app_now() where id = $1',
};

/** Writes a draft's text, inside `edit`; `by` is the person who wrote it. */
export const putContent = async (
  tx: Sql,
  id: string,
  { content, by }: { readonly content: StandardContent; readonly by: string | null },
): Promise<void> => {
  storable(content);
  await tx.query(save, [id, json(content), contentHash(content), by]);
};

/**
 * Writes the text of a standard while it is a draft.
 * @returns the version that the instance has now
 * @throws Fault `invalid` with the path, `notFound`, `forbidden`, `stale`, `refused` once it is no draft any more
 */
export const saveStandard = async (
  db: Db,
  { content, ...of }: Edit & { readonly content: unknown },
): Promise<{ readonly version: number }> => {
  const parsed = parseContent(content);
  return edit(db, of, {
    event: 'standard.submit',
    write: (tx, { id }) => putContent(tx, id, { content: parsed, by: personOf(of.actor) }),
  });
};

/**
 * A draft's text, for who may write it, while it may be written; nothing is changed.
 * @throws Fault `notFound`, `forbidden`, `refused` once it is no draft any more
 */
export const draftStandard = (
  db: Db,
  of: Omit<Edit, 'version'>,
): Promise<{ readonly version: number; readonly content: StandardContent }> =>
  db.transaction(async (tx) => {
    const { id } = await hold(tx, of, { event: 'standard.submit', tag: 'editable' });
    const kept = await keptContent(tx, db.memory, id);
    if (kept === undefined) throw new Fault('notFound', { what: 'standard' });
    return { version: kept.version, content: kept.content };
  });
