import { dataSchema, type EventSpec, Fault, fits, type Load, type MachineName } from '@kaohe/domain';
import { z } from 'zod';
import type { Deed } from '../advance/deed.ts';
import { laws } from '../advance/law.ts';
import { policyOf } from '../memory.ts';
import { isUnitRole } from '../read/scope.ts';
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

const weighed = {
  name: 'cited-load',
  text: 'select count(*)::int as files, coalesce(sum(f.size), 0)::int as bytes from (select distinct sha256, size from file where id = any($1::uuid[])) f',
};

/**
 * What a unit puts forward with one act, an answer, an appeal, a report, is bound like what it files for one indicator.
 * @throws Fault `tooMuch` beyond the policy's limits
 */
export const checkActLoad = async (tx: Sql, { order, row, role, way }: Deed): Promise<void> => {
  const files = citedIn(order.data);
  if (!isUnitRole(role) || files.length === 0) return;
  const { evidence } = await policyOf(tx, way.memory, { id: row.cycleId, version: row.policyVersion });
  const [load] = await tx.query<Load>(weighed, [files]);
  if (load !== undefined && !fits(load, evidence)) throw new Fault('tooMuch', { limit: 'act', ...evidence });
};
