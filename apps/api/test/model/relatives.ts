import { birth, type FactSource, type MachineName, registry, type Stored } from '@kaohe/domain';
import { sample } from '../sample.ts';
import { type Placed, place } from '../world.ts';
import type { Case, Scene } from './scene.ts';

export type Of = Case;

const reachOf = (of: Of, within: 'self' | 'unit' | undefined): { text: string; values: unknown[] } => {
  if (within === 'unit')
    return { text: 'i.cycle_id = $1 and i.unit_id = $2', values: [of.cycleId, of.unit.id] };
  if (of.machine === 'cycle')
    return { text: 'i.cycle_id = $1 and i.id <> $1 and $2::uuid is not null', values: [of.id, of.id] };
  return { text: 'i.parent_id = $1 and $2::uuid is not null', values: [of.id, of.id] };
};

export const placedOf = async (scene: Scene, id: string): Promise<Placed> => {
  const [row] = await scene.db.query<Placed>(
    { text: 'select id, machine, lineage from instance where id = $1' },
    [id],
  );
  if (row === undefined) throw new Error('no such instance');
  return row;
};

const firstOf = (machine: MachineName): Stored => {
  const { stage, context } = birth(registry[machine].machine);
  return { stage, context };
};

type Child = {
  readonly machine: MachineName;
  readonly at?: Stored;
  readonly data?: Readonly<Record<string, unknown>>;
};
/** One more instance below another, put there by SQL. */
export const child = async (scene: Scene, of: Of, { machine, at, data }: Child): Promise<Placed> => {
  const under = registry[machine].parents.some((parent) => parent === of.machine) ? of.id : of.cycleId;
  const bare = machine === 'standard' || machine === 'cycle';
  return place(scene.db, {
    machine,
    at: at ?? firstOf(machine),
    parent: await placedOf(scene, under),
    cycleId: of.cycleId,
    ...(bare ? {} : { unit: of.unit }),
    data: data ?? (sample(registry[machine].data) as Readonly<Record<string, unknown>>),
  });
};

type Children = Extract<FactSource, { kind: 'children' }>;
/** Brings it about that every child is (or isn't) over. */
export const arrangeChildren = async (
  scene: Scene,
  of: Of,
  { source, value }: { source: Children; value: boolean },
): Promise<void> => {
  const { text, values } = reachOf(of, source.within);
  if (!value) {
    await child(scene, of, { machine: source.machine });
    return;
  }
  const over = await scene.db.query(
    {
      text: `update instance i set closed_at = app_now(), tags = array['closed', 'settled'], awaits = '{}' where i.machine = $3 and ${text} returning i.id`,
    },
    [...values, source.machine],
  );
  if (over.length === 0 && source.some === true) {
    await child(scene, of, { machine: source.machine });
    await arrangeChildren(scene, of, { source, value });
  }
};

const lastRound = `(select coalesce(max(r.round), 1) from slot r where r.instance_id = $1 and r.roll = $2)`;
/** Brings it about that every place of the roll is done, or that one isn't. */
export const arrangeRoll = async (
  scene: Scene,
  of: Of,
  { roll, value }: { roll: string; value: boolean },
): Promise<void> => {
  await scene.db.query(
    {
      text: `with a as (update slot set done_at = app_now() where instance_id = $1 and roll = $2 and round = ${lastRound} and done_at is null)
        insert into slot (instance_id, roll, round, capacity, done_at, ended_at)
        values ($1, $2, ${lastRound}, 'nobody', case when $3 then app_now() end, null)`,
    },
    [of.id, roll, value],
  );
};

type Signing = {
  readonly roll: string;
  readonly personId: string;
  readonly capacity: string;
  readonly last: boolean;
};
/** Gives the person an open place in the roll, the last one or not; the other is somebody's who stays in office. */
export const arrangeLast = async (
  scene: Scene,
  of: Of,
  { roll, personId, capacity, last }: Signing,
): Promise<void> => {
  await scene.db.query(
    {
      text: `update slot set done_at = app_now() where instance_id = $1 and roll = $2 and round = ${lastRound} and done_at is null`,
    },
    [of.id, roll],
  );
  await scene.db.query(
    {
      text: `delete from sealed where instance_id = $1 and roll = $2 and round = ${lastRound} and person_id = $3`,
    },
    [of.id, roll, personId],
  );
  await scene.db.query(
    {
      text: `insert into slot (instance_id, roll, round, capacity, person_id)
        select $1, $2, ${lastRound}, p.capacity, p.id from unnest($3::text[], $4::uuid[]) p(capacity, id)`,
    },
    last
      ? [of.id, roll, [capacity], [personId]]
      : [of.id, roll, [capacity, 'auditor'], [personId, scene.people('auditor')[0]?.id]],
  );
};
