import { parseContent } from '@kaohe/domain';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { contentHash } from '../standard/content.ts';
import { type Edit, edit } from './editable.ts';

const save = {
  name: 'save-standard',
  text: 'update standard set content = $2, content_hash = $3 where id = $1',
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
  storable(parsed);
  return edit(db, of, {
    event: 'standard.submit',
    write: async (tx, { id }) => {
      await tx.query(save, [id, json(parsed), contentHash(parsed)]);
    },
  });
};
