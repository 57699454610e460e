import type { MachineName } from '@kaohe/domain';
import { z } from 'zod';
import type { Db } from '../client.ts';
import { binds } from '../read/binds.ts';
import { demandList } from '../read/grade.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from '../read/page.ts';
import type { Scope } from '../read/scope.ts';
import { countable } from './figures.ts';
import { ground, type ReportFigure } from './ground.ts';

/** One of the things that a figure counts, and the case where it is to be read. */
export type ReportRow = {
  readonly id: string;
  readonly unit: string;
  readonly text: string;
  /** In 1/100; null: it has none. */
  readonly points: number | null;
  readonly changed: boolean;
  readonly machine: MachineName;
  readonly instanceId: string;
};
type Asked = Paging & { readonly cycleId: string; readonly figure: ReportFigure; readonly key: string };
type Stored = ReportRow & { readonly path: string };

const byPlace = z.tuple([z.string().max(400), keys.id, keys.id]);

/** The rows behind one figure, by unit; as many as the figure says. Rights as of `readReport`. */
export const readReportRows = async (db: Db, scope: Scope, asked: Asked): Promise<Page<ReportRow>> => {
  await demandList(db, scope, asked.cycleId);
  const all = binds();
  const size = pageSize(asked);
  const cycles = `${all.bind([asked.cycleId])}::uuid[]`;
  const conditions = [
    `g.figure = ${all.bind(asked.figure)}`,
    `g.key = ${all.bind(asked.key)}`,
    countable(all, scope),
  ];
  if (asked.cursor !== undefined) {
    const [path, id, instance] = keyOf(asked.cursor, byPlace);
    conditions.push(
      `(u.path, g.id, g.instance_id) > (${all.bind(path)}, ${all.bind(id)}::uuid, ${all.bind(instance)}::uuid)`,
    );
  }
  const rows = await db.query<Stored>(
    {
      text: `with ${ground(cycles)} select g.id, u.name as unit, u.path, g.text, g.points, g.changed, g.machine, g.instance_id as "instanceId"
        from ground g join instance i on i.id = g.case_id join unit u on u.id = g.unit_id
        where ${conditions.join(' and ')} order by u.path, g.id, g.instance_id limit ${size + 1}`,
    },
    [...all.values],
  );
  return paged(rows, size, {
    item: ({ path: _path, ...row }) => row,
    key: ({ path, id, instanceId }) => [path, id, instanceId],
  });
};
