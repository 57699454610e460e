import type { MachineName } from '@kaohe/domain';
import type { Sql } from '../sql.ts';

/** What a letter is made from. Times are instants; points are 1/100. */
export type LetterSource = {
  readonly machine: MachineName;
  readonly cycleId: string;
  /** The root of the cycle's units, whose letter it is. */
  readonly organId: string;
  readonly root: string;
  readonly rootShort: string;
  readonly unit: string;
  readonly cycle: string;
  readonly year: number;
  readonly birth: { readonly [field: string]: unknown };
  /** The journal up to the entry that asked for the letter. */
  readonly entries: readonly {
    readonly event: string;
    readonly data: { readonly [field: string]: unknown };
    readonly at: string;
  }[];
};

const source = {
  name: 'letter-source',
  text: `select i.machine, i.cycle_id as "cycleId", i.data as birth, coalesce(u.name, '') as unit, c.name as cycle, c.year, r.id as "organId",
      r.name as root, r.short_name as "rootShort",
      (select json_agg(json_build_object('event', j.event, 'data', j.payload, 'at', j.at) order by j.seq)
        from journal j where j.instance_id = i.id and j.seq <= $2) as entries
    from instance i join cycle c on c.id = i.cycle_id join unit r on r.id = c.unit_id left join unit u on u.id = i.unit_id
    where i.id = $1`,
};

/** Everything that a letter about an instance may tell, as it was at the entry `seq`. */
export const readLetterSource = async (
  db: Sql,
  instanceId: string,
  seq: number,
): Promise<LetterSource | undefined> => {
  const [row] = await db.query<LetterSource>(source, [instanceId, seq]);
  return row;
};
