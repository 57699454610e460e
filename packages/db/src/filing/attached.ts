import { type Load, type MachineName, unitRoles } from '@kaohe/domain';
import { ofAppeals } from '../read/timeline.ts';
import { citing } from '../record/citation.ts';
import type { Sql } from '../sql.ts';

/** What a unit attached to its acts in one kind of process: answers to work sheets, appeals, rectification. */
export type Attached = Load & { readonly machine: MachineName; readonly acts: number };

const read = {
  name: 'attached',
  text: `select i.machine, count(distinct (j.instance_id, j.seq))::int as acts, count(*)::int as files, coalesce(sum(f.size), 0)::float8 as bytes
    from instance i join journal j on j.instance_id = i.id
      cross join lateral (select distinct f.sha256, f.size from jsonb_array_elements_text(j.payload -> 'evidence') e(id) join file f on f.id = e.id::uuid) f
    where i.lineage @> array[$1]::uuid[] and not ($4 and i.machine = 'appeal') and j.event = any($2::text[]) and j.role = any($3::text[]) and jsonb_typeof(j.payload -> 'evidence') = 'array'
      and not exists (select from filing g join file h on h.id = g.file_id where g.assessment_id = $1 and g.withdrawn_at is null and h.sha256 = f.sha256)
    group by 1 order by 1`,
};

/**
 * The evidence that a unit put forward elsewhere in its assessment; what it had filed already is no further burden. Whoever is
 * recused from its appeals isn't told of what was put forward there.
 */
export const attachedOf = (
  sql: Sql,
  { id, recused }: { readonly id: string; readonly recused: boolean },
): Promise<readonly Attached[]> => {
  const hidden: readonly string[] = recused ? ofAppeals : [];
  const events = [...citing].filter((event) => !hidden.includes(event));
  return sql.query<Attached>(read, [id, events, unitRoles, recused]);
};
