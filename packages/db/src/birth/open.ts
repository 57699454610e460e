import { Fault, type MachineName, metaOf, type RollName } from '@kaohe/domain';
import { laws } from '../advance/law.ts';
import { deadlineRecord, deadlineTypes, json, upsertDeadlines } from '../deadline/row.ts';
import { recordBirths } from '../record/birth.ts';
import type { Sql } from '../sql.ts';
import { type Above, type Born, bear, type Cause, unitIdOf } from './bear.ts';
import type { Opening } from './opening.ts';
import { placesOf } from './place.ts';

const insert = {
  name: 'born',
  text: `with r as (
    select * from jsonb_to_recordset($1::jsonb) as r(id uuid, machine text, stage text, context jsonb, data jsonb, dates jsonb,
      opened_count int, parent_id uuid, origin_id uuid, lineage uuid[], cycle_id uuid, unit_id uuid, unit_path text, opened_by uuid,
      opened_post text, head_hash text, awaits text[], tags text[], due_at timestamptz, closes_at timestamptz, closed_at timestamptz,
      at timestamptz)
  ), born as (
    insert into instance (id, machine, stage, context, data, dates, version, seq, opened_count, parent_id, origin_id, lineage, cycle_id,
      unit_id, unit_path, opened_by, opened_post, head_hash, awaits, tags, due_at, closes_at, closed_at, created_at, last_at)
    select id, machine, stage, context, data, dates, 1, 1, opened_count, parent_id, origin_id, lineage, cycle_id,
      unit_id, unit_path, opened_by, opened_post, head_hash, awaits, tags, due_at, closes_at, closed_at, at, at from r
  ), entries as (
    insert into journal (instance_id, seq, event, payload, actor_id, role, from_stage, to_stage, request_id, facts, opened, text_hash,
      version, effective, at, prev_hash, hash)
    select e."instanceId", 1, e.event, e.payload, e."actorId", e.role, null, e."toStage", e."requestId", '{}', nullif(e.opened, 'null'), null,
      1, e.effective, e.at, '', e.hash
    from jsonb_to_recordset($2::jsonb) as e("instanceId" uuid, event text, payload jsonb, "actorId" uuid, role text, "toStage" text,
      "requestId" text, opened jsonb, effective timestamptz, at timestamptz, hash text)
  ), clocks as (
    ${upsertDeadlines(`select d.* from jsonb_to_recordset($3::jsonb) as d(instance_id uuid, ${deadlineTypes})`)}
  )
  insert into outbox (instance_id, seq, effect, payload, at)
  select o.instance_id, 1, o.effect, o.payload, $5::timestamptz
  from jsonb_to_recordset($4::jsonb) as o(instance_id uuid, effect text, payload jsonb)`,
};

const makePlaces = async (tx: Sql, born: readonly Born[], at: Date): Promise<void> => {
  const rolls = new Map<RollName, string[]>();
  for (const { roll, id } of born) if (roll) rolls.set(roll, [...(rolls.get(roll) ?? []), id]);
  for (const [roll, ids] of rolls) {
    const source = `(select i.id, i.unit_id, i.unit_path, i.cycle_id, local_day($2::timestamptz) as day
      from instance i where i.id = any($1::uuid[]))`;
    await tx.query(
      {
        name: `places-${roll}`,
        text: `with made as (${placesOf(roll, source)})
          insert into outbox (instance_id, seq, effect, payload, at)
          select i.id, 1, 'notify', '{"type":"notify","to":"office","notice":"postVacant"}'::jsonb, $2
          from unnest($1::uuid[]) as i(id)
          where not exists (select from made m where m.instance_id = i.id)
            or exists (select from made m where m.instance_id = i.id and m.person_id is null)`,
      },
      [ids, at],
    );
  }
};

/** Writes new instances with their first entry, deadlines, effects, places and side rows. */
export const writeBorn = async (tx: Sql, born: readonly Born[], at: Date): Promise<void> => {
  await tx.query(insert, [
    json(born.map(({ row }) => row)),
    json(born.map(({ entry, hash }) => ({ ...entry, hash }))),
    json(
      born.flatMap(({ id, deadlines }) =>
        deadlines.map((row) => ({ instance_id: id, ...deadlineRecord(row) })),
      ),
    ),
    json(born.flatMap(({ id, outbox }) => outbox.map((row) => ({ instance_id: id, ...row })))),
    at,
  ]);
  await recordBirths(tx, born);
  await makePlaces(tx, born, at);
};

const pathsOf = async (tx: Sql, openings: readonly Opening[]): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(openings.flatMap((opening) => unitIdOf(opening) ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; path: string }>(
    { name: 'unit-paths', text: 'select id, path from unit where id = any($1::uuid[])' },
    [ids],
  );
  return new Map(rows.map(({ id, path }) => [id, path]));
};

const bumpParent = {
  name: 'open-under-parent',
  text: `update instance set opened_count = opened_count + $2 where id = $1
    returning machine, stage, lineage, cycle_id as "cycleId", unit_id as "unitId", unit_path as "unitPath"`,
};
type Parent = Omit<Above, 'parentId' | 'parentMachine'> & {
  readonly machine: MachineName;
  readonly stage: string;
};

/** The parent of a sibling to be: locked after the instance that asks, and only here; its stage must list the child. */
const lockParent = async (tx: Sql, id: string, openings: readonly Opening[]): Promise<Above> => {
  const [parent] = await tx.query<Parent>(bumpParent, [id, openings.length]);
  if (!parent) throw new Fault('notFound');
  const { machine, stage, ...above } = parent;
  const opens = metaOf(laws[machine].machine, stage).opens ?? [];
  const foreign = openings.find((opening) => !opens.includes(opening.machine));
  if (foreign) throw new Fault('refused', { stage, event: `${foreign.machine}.open` });
  return { ...above, parentId: id, parentMachine: machine };
};

/** Carries out `open`: new instances under the one that moves, or beside it. */
export const openAll = async (
  tx: Sql,
  openings: readonly Opening[],
  { above, cause }: { above: Above; cause: Cause },
): Promise<readonly Born[]> => {
  if (openings.length === 0) return [];
  const paths = await pathsOf(tx, openings);
  const beside = openings.filter(({ under }) => under === 'parent');
  const [, grandparent] = above.lineage;
  if (beside.length > 0 && grandparent === undefined) throw new Error('a root has no siblings');
  const parent =
    grandparent !== undefined && beside.length > 0 ? await lockParent(tx, grandparent, beside) : above;
  const born = openings.flatMap((opening) =>
    bear(opening, { above: opening.under === 'parent' ? parent : above, cause, paths }),
  );
  await writeBorn(tx, born, cause.at);
  return born;
};
