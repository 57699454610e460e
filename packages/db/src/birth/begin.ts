import { type Appointment, allowed, capacities, Fault, parsed, policyFrom, type Role } from '@kaohe/domain';
import { laws } from '../advance/law.ts';
import { type Birth, personOf, type Receipt } from '../advance/order.ts';
import type { Db } from '../client.ts';
import { calendarOf } from '../memory.ts';
import { only, type Sql } from '../sql.ts';
import { type Born, bear } from './bear.ts';
import { writeBorn } from './open.ts';
import { uuidOf } from './uuid.ts';

/** Namespace of the ids of roots. */
const roots = '5f0c6d0e-7f4c-4e55-9a0d-0d6a3f1b7c11';

/** Who may begin a root. */
const beginners = { cycle: ['office', 'system'] } as const satisfies Record<
  Birth['machine'],
  readonly Role[]
>;

type Ground = {
  readonly at: Date;
  readonly unitPath: string | null;
  readonly held: readonly Appointment[];
  readonly calendarVersion: number | null;
};
const ground = {
  name: 'begin',
  text: `select t.at, (select path from unit where id = $2) as "unitPath",
      (select coalesce(json_agg(json_build_object('role', a.role, 'unitPath', u.path, 'cycleId', a.cycle_id, 'caseId', a.case_id)), '[]')
        from appointment a join person p on p.id = a.person_id and p.active left join unit u on u.id = a.unit_id
        where a.person_id = $1 and a.starts_on <= t.day and (a.ends_on is null or a.ends_on >= t.day)) as held,
      (select version from setting where key = 'calendar') as "calendarVersion"
    from (select n.at, local_day(n.at) as day from (select app_now() as at offset 0) n offset 0) t`,
};

const receiptOf = (
  born: Pick<Born, 'id' | 'machine'>,
  rest: Pick<Receipt, 'version' | 'stage' | 'at' | 'repeated'>,
  held: readonly Role[],
): Receipt => ({
  instanceId: born.id,
  machine: born.machine,
  ...rest,
  allowed: allowed(laws[born.machine], rest.stage, held),
  opened: [],
});

type Known = { readonly actorId: string | null; readonly stage: string; readonly at: Date };
const known = {
  name: 'begun',
  text: `select actor_id as "actorId", to_stage as stage, at from journal where instance_id = $1 and seq = 1`,
};

const beginIn = async (tx: Sql, db: Db, order: Birth): Promise<Receipt> => {
  const { machine, actor, requestId } = order;
  const id = uuidOf(requestId, roots);
  const data = parsed(laws[machine].data, order.data);
  const personId = personOf(actor);
  const unitId = data.unitId;
  const here = only(await tx.query<Ground>(ground, [personId, unitId]));
  const place = { unitPath: here.unitPath, cycleId: null, lineage: [] };
  const held = actor.kind === 'person' ? capacities(here.held, place, false) : [actor.kind];
  const role = held.find((one) => beginners[machine].some((lawful) => lawful === one));
  if (role === undefined) throw new Fault('forbidden', { event: `${machine}.begin` });
  const [before] = await tx.query<Known>(known, [id]);
  if (before) {
    if (before.actorId !== personId) throw new Fault('conflict', { path: 'requestId', issue: 'usedBefore' });
    const rest = { version: 1, stage: before.stage, at: before.at.toISOString(), repeated: true };
    return receiptOf({ id, machine }, rest, held);
  }
  if (here.unitPath === null) throw new Fault('invalid', { path: 'unitId', issue: 'unknownUnit' });
  const born = bear(
    { id, machine, data, under: 'self' },
    {
      above: {
        parentId: null,
        parentMachine: null,
        lineage: [],
        cycleId: null,
        unitId: null,
        unitPath: null,
      },
      cause: {
        policy: policyFrom(data.policy),
        calendar: await calendarOf(tx, db.memory, here.calendarVersion),
        originId: null,
        requestId,
        actorId: personId,
        role,
        post: null,
        at: here.at,
        effective: here.at,
      },
      paths: new Map(),
    },
  );
  await writeBorn(tx, born, here.at);
  const [root] = born;
  if (!root) throw new Error('nothing was born');
  return receiptOf(root, { version: 1, stage: root.entry.toStage, at: root.entry.at, repeated: false }, held);
};

const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';

/** Begins a root, the other half of `advance`. The same request id gives the same receipt. */
export const begin = async (db: Db, order: Birth): Promise<Receipt> => {
  const attempt = () => db.transaction((tx) => beginIn(tx, db, order));
  // Two requests of one id at once: the second finds what the first has written.
  const receipt = await attempt().catch((error) => {
    if (isDuplicate(error)) return attempt();
    throw error;
  });
  if (!receipt.repeated) db.announce({ instances: [receipt.instanceId], outbox: true });
  return receipt;
};
