import { randomUUID } from 'node:crypto';
import type { Db } from '@kaohe/db';

/** Tables whose rows belong to an instance, and the columns that name one or a row that is copied along. */
const tables: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['cycle', ['id']],
  ['assessment', ['id', 'cycle_id']],
  ['score_line', ['id', 'assessment_id', 'supersedes']],
  ['score', ['assessment_id']],
  ['grade_round', ['cycle_id']],
  ['grade_entry', ['cycle_id', 'assessment_id']],
  ['deadline', ['instance_id']],
  ['slot', ['instance_id']],
];

type Row = { readonly [column: string]: unknown };

/** A copy of a cycle with its assessments as they are now, under new ids; the journal is not copied along. */
export type Clone = { readonly cycle: string; readonly of: (id: string) => string };

const insert = async (db: Db, table: string, row: Row): Promise<void> => {
  const columns = Object.keys(row).filter((column) => !(table === 'slot' && column === 'id'));
  const values = columns.map((column) => {
    const value = row[column];
    const isPlain = typeof value !== 'object' || value === null || value instanceof Date;
    return isPlain || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      ? value
      : JSON.stringify(value);
  });
  const places = columns.map((_, index) => `$${index + 1}`);
  await db.query(
    {
      text: `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values (${places.join(', ')})`,
    },
    values,
  );
};

/** Reads a cycle with its assessments once, to be written as often as is wanted. */
export const cloner = async (db: Db, cycle: string): Promise<() => Promise<Clone>> => {
  const ids = `(select id from instance where cycle_id = $1 and machine in ('cycle', 'assessment'))`;
  const instances = await db.query<Row>(
    { text: `select * from instance where id in ${ids} order by machine desc` },
    [cycle],
  );
  const rows = await Promise.all(
    tables.map(async ([table, columns]) => {
      const [own = 'id'] = columns.filter((column) => column.endsWith('_id') && column !== 'cycle_id');
      const key =
        table === 'cycle'
          ? 'id'
          : table.startsWith('grade')
            ? 'cycle_id'
            : table === 'assessment'
              ? 'id'
              : own;
      return [
        table,
        columns,
        await db.query<Row>({ text: `select * from ${table} where ${key} in ${ids}` }, [cycle]),
      ] as const;
    }),
  );
  return async () => {
    const renamed = new Map<unknown, string>();
    for (const { id } of instances) renamed.set(id, randomUUID());
    for (const [table, , all] of rows)
      if (table === 'score_line') for (const { id } of all) renamed.set(id, randomUUID());
    const named = (value: unknown): unknown => renamed.get(value) ?? value;
    const copy = (row: Row, columns: readonly string[]): Row => ({
      ...row,
      ...Object.fromEntries(columns.map((column) => [column, named(row[column])])),
    });
    for (const row of instances) {
      const lineage = (row.lineage as string[]).map(named);
      await insert(db, 'instance', { ...copy(row, ['id', 'parent_id', 'origin_id', 'cycle_id']), lineage });
    }
    for (const [table, columns, all] of rows)
      for (const row of all) await insert(db, table, copy(row, columns));
    const of = (id: string): string => {
      const found = renamed.get(id);
      if (found === undefined) throw new Error(`${id} was not copied`);
      return found;
    };
    return { cycle: of(cycle), of };
  };
};
