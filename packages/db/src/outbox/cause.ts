import type { MachineName } from '@kaohe/domain';
import type { Db } from '../client.ts';

/** Where an effect comes from, as its words need it. */
export type Cause = {
  readonly machine: MachineName;
  /** The stage that its event led to. */
  readonly stage: string;
  readonly parentId: string | null;
  readonly parentMachine: MachineName | null;
  readonly event: string;
  /** Who sent it; null: nobody who has signed in. */
  readonly actorId: string | null;
  readonly data: { readonly [field: string]: unknown };
  /** The data the instance was born with. */
  readonly birth: { readonly [field: string]: unknown };
  readonly unit: string | null;
  readonly cycle: string | null;
  /** When its event took effect, where that was before it was processed: a lapse. */
  readonly lapsedAt: Date | null;
  /** The next due date, while the instance is still in that stage. */
  readonly dueAt: Date | null;
};

const read = {
  name: 'effect-cause',
  text: `select i.machine, j.to_stage as stage, i.parent_id as "parentId", p.machine as "parentMachine", j.event, j.actor_id as "actorId", j.payload as data,
      i.data as birth, u.short_name as unit, c.name as cycle, case when j.effective < j.at then j.effective end as "lapsedAt",
      case when i.stage = j.to_stage then i.due_at end as "dueAt"
    from instance i join journal j on j.instance_id = i.id and j.seq = $2
      left join instance p on p.id = i.parent_id left join unit u on u.id = i.unit_id left join cycle c on c.id = i.cycle_id
    where i.id = $1`,
};

/** The instance and the entry of its journal that caused an effect; undefined when there is no such entry. */
export const readCause = async (db: Db, instanceId: string, seq: number): Promise<Cause | undefined> => {
  const [row] = await db.query<Cause>(read, [instanceId, seq]);
  return row;
};
