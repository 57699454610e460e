import { Fault, rectificationItemData } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import type { BirthRecorder, Recorders } from './recorder.ts';

/** Orders of one year wait for one another here, so that every problem has a number of its own and none is left out. */
const numbering = {
  name: 'item-numbering',
  text: `select pg_advisory_xact_lock(hashtextextended('rectification_item ' || y.year, 0))
    from (select distinct c.year from cycle c where c.id = any($1::uuid[])) y order by y.year`,
};
const ordered = {
  name: 'record-items',
  text: `insert into rectification_item (id, order_id, assessment_id, cycle_id, unit_id, no, number, problem, subject_kind, standard, measure,
      class, due_on, grave, evidence, relapse_of)
    select b.id, b.parent, o.parent_id, b.cycle, b.unit, b.no,
      coalesce((select max(r.number) from rectification_item r join cycle k on k.id = r.cycle_id where k.year = c.year), 0)
        + row_number() over (partition by c.year order by b.parent, b.no, b.id),
      b.problem, b."subjectKind", b.standard, b.measure, b.class, b.due, coalesce((o.data ->> 'grave')::bool, false), '{}', b."relapseOf"
    from jsonb_to_recordset($1::jsonb) as b(id uuid, parent uuid, cycle uuid, unit uuid, no int, problem text, "subjectKind" text,
      standard text, measure text, class text, due timestamptz, "relapseOf" uuid) join instance o on o.id = b.parent join cycle c on c.id = b.cycle`,
};
/** What relapses was closed, of the same unit, in this cycle or one before. */
const unfounded = {
  name: 'relapse-unfounded',
  text: `select from jsonb_to_recordset($1::jsonb) as b(unit uuid, "relapseOf" uuid) where b."relapseOf" is not null
    and not exists (select from rectification_item r where r.id = b."relapseOf" and r.unit_id = b.unit and r.closed_at is not null) limit 1`,
};

export const rectificationItemBirths: BirthRecorder = async (tx, born) => {
  const rows = born.map(({ id, parentId, cycleId, unitId, data }) => ({
    ...data,
    id,
    parent: parentId,
    cycle: cycleId,
    unit: unitId,
    due: rectificationItemData.parse(data).dates.dueOn,
  }));
  if (rows.some((row) => 'relapseOf' in row) && (await tx.query(unfounded, [json(rows)])).length > 0)
    throw new Fault('invalid', { path: 'relapseOf', issue: 'unknown' });
  await tx.query(numbering, [[...new Set(rows.map(({ cycle }) => cycle))]]);
  await tx.query(ordered, [json(rows)]);
};

const evidence = 'evidence = array(select distinct e from unnest(evidence || $2::uuid[]) e)';
const reported = {
  name: 'item-reported',
  text: `update rectification_item set reported_at = $3, ${evidence} where id = $1`,
};
const done = {
  name: 'item-done',
  text: `update rectification_item set done_at = $3, ${evidence} where id = $1`,
};
const closed = {
  name: 'item-closed',
  text: `update rectification_item set closed_at = $3, ${evidence} where id = $1`,
};
const reopened = {
  name: 'item-reopened',
  text: `update rectification_item set done_at = null, reopened = reopened + 1, ${evidence} where id = $1`,
};
const evaluated = {
  name: 'item-evaluated',
  text: `update rectification_item set effect = $3, ${evidence} where id = $1`,
};

export const rectificationItemRecords: Recorders<'rectificationItem'> = {
  'rectificationItem.report': async (tx, { row }, data) => {
    await tx.query(reported, [row.id, data.evidence, row.at]);
    return {};
  },
  'rectificationItem.done': async (tx, { row }, data) => {
    await tx.query(done, [row.id, data.evidence, row.at]);
    return {};
  },
  'rectificationItem.verify': async (tx, { row }, data) => {
    await tx.query(closed, [row.id, data.evidence, row.at]);
    return {};
  },
  'rectificationItem.reopen': async (tx, { row }, data) => {
    await tx.query(reopened, [row.id, data.evidence]);
    return {};
  },
  'rectificationItem.evaluateEffect': async (tx, { row }, data) => {
    await tx.query(evaluated, [row.id, data.evidence, data.effect]);
    return {};
  },
};
