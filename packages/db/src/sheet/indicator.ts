import type { Sql } from '../sql.ts';

const names = {
  name: 'indicator-names',
  text: `select s.id, jsonb_object_agg(i ->> 'code', i ->> 'name') as names
    from standard s, jsonb_path_query(s.content, '$.dimensions[*].indicators[*]') i where s.id = any($1::uuid[]) group by s.id`,
};

/** Standard → code of an indicator → its name. */
export const indicatorNames = async (
  sql: Sql,
  standardIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> => {
  const wanted = [...new Set(standardIds)];
  if (wanted.length === 0) return new Map();
  const rows = await sql.query<{ id: string; names: Record<string, string> }>(names, [wanted]);
  return new Map(rows.map((row) => [row.id, new Map(Object.entries(row.names))]));
};
