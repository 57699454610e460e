import { Fault } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import { contentHash, emptyContent } from '../standard/content.ts';
import type { BirthRecorder, Recorders } from './recorder.ts';

/** An amendment starts from the text that it amends. Versions count within a category of the cycle, whose row is locked. */
const drafted = {
  name: 'record-standard',
  text: `insert into standard (id, cycle_id, name, category, version, replaces, content, content_hash)
    select $1, $2, $3, $4, 1 + coalesce((select max(s.version) from standard s where s.cycle_id = $2 and s.category = $4), 0),
      o.id, coalesce(o.content, $6::jsonb), coalesce(o.content_hash, $7)
    from (select $5::uuid as origin) b left join standard o on o.id = b.origin`,
};

export const standardBirths: BirthRecorder = async (tx, born) => {
  for (const { id, cycleId, data, row } of born) {
    const start = [json(emptyContent), contentHash(emptyContent)];
    await tx.query(drafted, [id, cycleId, data.name, data.category, row.origin_id, ...start]);
  }
};

/** One after the other within a cycle, so that the first published of a category is in force and no other. */
const lockCycle = { name: 'lock-cycle-row', text: 'select from cycle where id = $1 for update' };
const publish = {
  name: 'publish-standard',
  text: `update standard s set published_at = $2, in_force_on = case when not exists (select from standard o
      where o.cycle_id = s.cycle_id and o.category = s.category and o.in_force_on is not null) then local_day($2) end
    where s.id = $1`,
};

/** Two amendments of one text would each drop what the other adds. */
const underWay = {
  name: 'amendment-under-way',
  text: `select from standard n join instance i on i.id = n.id where n.replaces = $1 and n.in_force_on is null
    and not 'cancelled' = any(i.tags) and i.stage <> 'withdrawn' limit 1`,
};

export const standardRecords: Recorders<'standard'> = {
  'standard.publish': async (tx, { row }) => {
    await tx.query(lockCycle, [row.cycleId]);
    await tx.query(publish, [row.id, row.at]);
    return {};
  },
  'standard.amend': async (tx, { row }, { category }) => {
    if (category !== row.data.category) {
      throw new Fault('invalid', { path: 'category', issue: 'anotherCategory' });
    }
    const under = await tx.query(underWay, [row.id]);
    if (under.length > 0) throw new Fault('conflict', { issue: 'amendmentUnderWay' });
    return {};
  },
};
