import { rectificationItemData } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import type { BirthRecorder, Recorders } from './recorder.ts';

const ordered = {
  name: 'record-items',
  text: `insert into rectification_item (id, order_id, assessment_id, cycle_id, unit_id, no, problem, subject_kind, standard, measure, class,
      due_on, grave, evidence)
    select b.id, b.parent, o.parent_id, b.cycle, b.unit, b.no, b.problem, b."subjectKind", b.standard, b.measure, b.class, b.due,
      coalesce((o.data ->> 'grave')::bool, false), '{}'
    from jsonb_to_recordset($1::jsonb) as b(id uuid, parent uuid, cycle uuid, unit uuid, no int, problem text, "subjectKind" text,
      standard text, measure text, class text, due timestamptz) join instance o on o.id = b.parent`,
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
  await tx.query(ordered, [json(rows)]);
};

const evidence = 'evidence = array(select distinct e from unnest(evidence || $2::uuid[]) e)';
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
