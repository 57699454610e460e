import { type MachineName, stagesOf, takenBy } from '@kaohe/domain';
import { laws } from '../advance/law.ts';
import type { Db } from '../client.ts';

export type Broadcast = {
  /** Of the outbox. */
  readonly id: string;
  readonly instanceId: string;
  readonly machine: MachineName;
  readonly event: string;
  readonly data: { readonly [field: string]: unknown };
  readonly copy: boolean;
  readonly match: 'period' | 'unitId' | 'replaces' | 'category' | undefined;
};

/** How far it got is kept in the row itself, so that a page is neither left out nor sent twice. */
const locked = {
  name: 'broadcast-lock',
  text: `select payload ->> 'after' as after from outbox where id = $1 and done_at is null for update`,
};

const page = {
  name: 'broadcast-page',
  text: `select t.id from instance t
    where t.machine = $2 and t.id > $3 and t.id <> $1 and (t.cycle_id = $1 or t.lineage @> array[$1]::uuid[]) and t.stage = any($4)
      and case $5 when 'period' then t.data -> 'no' = $6::jsonb
        when 'unitId' then to_jsonb(t.unit_id) = $6::jsonb
        when 'replaces' then to_jsonb(t.id) = $6::jsonb
        when 'category' then $6::jsonb = 'null' or $6::jsonb = (select to_jsonb(a.category) from assessment a where a.id = t.id) else true end
    order by t.id limit $7`,
};

const send = {
  name: 'broadcast-send',
  text: `with sends as (
      insert into outbox (instance_id, seq, effect, payload, at)
      select t.id, i.seq, 'send', $3::jsonb || jsonb_build_object('request', 'fx-' || o.id || '-' || t.id), o.at
      from outbox o, unnest($2::uuid[]) as t(id) join instance i on i.id = t.id where o.id = $1
    )
    update outbox set payload = payload || jsonb_build_object('after', $4::text) where id = $1`,
};

const first = '00000000-0000-0000-0000-000000000000';

/** Fields of the cause that the event has; the others were for finding whom it goes to. */
const carried = ({ machine, event, data, copy }: Broadcast): { [field: string]: unknown } => {
  const shape = laws[machine].events[event]?.shape ?? {};
  return copy
    ? Object.fromEntries(Object.entries(data).filter(([field]) => Object.hasOwn(shape, field)))
    : {};
};

/**
 * Writes the next `size` sends of a broadcast: to every instance of the machine below this one whose stage takes the event, as far as
 * `match` narrows it. False when there was none left.
 */
export const spread = (db: Db, cast: Broadcast, size: number): Promise<boolean> =>
  db.transaction(async (tx) => {
    const [row] = await tx.query<{ after: string | null }>(locked, [cast.id]);
    if (!row) return false;
    const { machine } = laws[cast.machine];
    const stages = stagesOf(machine).filter((stage) => takenBy(machine, stage).includes(cast.event));
    const wanted = cast.match === undefined ? null : JSON.stringify(cast.data[cast.match] ?? null);
    const targets = await tx.query<{ id: string }>(page, [
      cast.instanceId,
      cast.machine,
      row.after ?? first,
      stages,
      cast.match ?? null,
      wanted,
      size,
    ]);
    const ids = targets.map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return false;
    const payload = { type: 'send', to: 'self', event: cast.event, must: false, data: carried(cast) };
    await tx.query(send, [cast.id, ids, JSON.stringify(payload), last]);
    return ids.length === size;
  });
