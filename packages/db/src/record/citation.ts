import { dataSchema, type EventSpec, Fault, type MachineName } from '@kaohe/domain';
import { z } from 'zod';
import { laws } from '../advance/law.ts';
import type { Sql } from '../sql.ts';

const field = 'evidence';

/** Every file that the data name in a list called `evidence`, at any depth, each once. */
const citedIn = (data: unknown): readonly string[] => {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key !== field || !Array.isArray(inner)) walk(inner);
      else for (const id of inner) if (typeof id === 'string') found.add(id);
    }
  };
  walk(data);
  return [...found];
};

/** True when the data name a file. */
export const cites = (data: unknown): boolean => citedIn(data).length > 0;

const names = (schema: z.ZodType): boolean =>
  JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })).includes(`"${field}"`);

const shapes = (machine: MachineName): [string, EventSpec][] => Object.entries(laws[machine].events);

/** Events whose data may name files. */
export const citing: ReadonlySet<string> = new Set(
  Object.values(laws).flatMap(({ name }) =>
    shapes(name).flatMap(([type, spec]) => (names(dataSchema(spec)) ? [type] : [])),
  ),
);

const cite = {
  name: 'cite',
  text: `with asked as (select distinct c.instance_id, f.file_id
      from jsonb_to_recordset($1::jsonb) as c(instance_id uuid, files uuid[]) cross join unnest(c.files) as f(file_id)),
    known as (insert into citation (file_id, instance_id) select a.file_id, a.instance_id from asked a
      join file f on f.id = a.file_id on conflict do nothing)
    select a.file_id as id from asked a where not exists (select from file f where f.id = a.file_id) limit 1`,
};

/** Notes which files each instance rests on; throws `invalid` for one that was never kept. */
export const citeFiles = async (
  tx: Sql,
  sources: readonly { readonly id: string; readonly data: unknown }[],
): Promise<void> => {
  const cited = sources
    .map(({ id, data }) => ({ instance_id: id, files: citedIn(data) }))
    .filter(({ files }) => files.length > 0);
  if (cited.length === 0) return;
  const [unknown] = await tx.query<{ id: string }>(cite, [JSON.stringify(cited)]);
  if (unknown) throw new Fault('invalid', { path: field, issue: 'unknownFile', file: unknown.id });
};
