import { Fault } from '@kaohe/domain';
import type { Deed } from '../advance/deed.ts';
import { json } from '../deadline/row.ts';
import { proposeGrades } from '../grade/list.ts';
import { approveLinkage } from '../linkage/approval.ts';
import type { Sql } from '../sql.ts';
import { periodRecords } from './period.ts';
import { lapsePolicy, policyRecords } from './policy.ts';
import type { BirthRecorder, Recorded, Recorders } from './recorder.ts';
import { previewAnew, targetRecords } from './target.ts';

const begun = {
  name: 'record-cycle',
  text: 'insert into cycle (id, name, year, unit_id, policy) values ($1, $2, $3, $4, $5)',
};

export const cycleBirths: BirthRecorder = async (tx, born) => {
  for (const { id, data } of born) {
    await tx.query(begun, [id, data.name, data.year, data.unitId, json(data.policy ?? {})]);
  }
};

/** It takes force with the event that adopts it: on that day, for all units, and on no other. */
const adopted = {
  name: 'standard-adopted',
  text: 'update standard set in_force_on = $2 where id = $1 and $2::date = local_day($3) returning id',
};

const lastRound = 'cycle_id = $1 and round = (select max(r.round) from grade_round r where r.cycle_id = $1)';
const mark = (column: 'returned_at' | 'reopened_at') => ({
  name: `grades-${column}`,
  text: `update grade_round set ${column} = $2 where ${lastRound}`,
});
const confirmed = {
  name: 'grades-confirmed',
  text: `update grade_round set confirmed_at = $2, confirmed_by = $3 where ${lastRound}`,
};
/** The list goes back to the office: what changes from here on is told against it. */
const marked = async (tx: Sql, deed: Deed, column: 'returned_at' | 'reopened_at'): Promise<Recorded> => {
  await tx.query(mark(column), [deed.row.id, deed.row.at]);
  return previewAnew(tx, deed);
};

const inCycle = {
  name: 'unit-in-cycle',
  text: 'select from grade_entry e where e.cycle_id = $1 and e.unit_id = $2 limit 1',
};

const shut = {
  name: 'assessment-shut',
  text: `update instance set closes_at = $3, opened_count = opened_count + 1
    where cycle_id = $1 and unit_id = $2 and machine = 'assessment' and closed_at is null`,
};
/** From now on nobody files an appeal there, though the message that cancels the assessment is still under way. */
const remove = async (tx: Sql, { row }: Deed, { unitId }: { readonly unitId: string }): Promise<Recorded> => {
  await tx.query(shut, [row.id, unitId, row.at]);
  return {};
};

export const cycleRecords: Recorders<'cycle'> = {
  ...policyRecords,
  ...periodRecords,
  ...targetRecords,
  'cycle.beginVisits': async (tx, deed) => {
    await lapsePolicy(tx, deed);
    return {};
  },
  'cycle.beginFeedback': previewAnew,
  'cycle.scoreChanged': previewAnew,
  'cycle.removeUnit': remove,
  'cycle.removeLate': remove,
  'cycle.adoptAmendment': async (tx, { row }, { standardId, inForceOn }) => {
    const put = await tx.query(adopted, [standardId, inForceOn, row.at]);
    if (put.length === 0) throw new Fault('invalid', { path: 'inForceOn', issue: 'notToday' });
    return {};
  },
  'cycle.approveLinkage': approveLinkage,
  'cycle.proposeGrades': async (tx, { row, way }, { basis }) => {
    const { id: cycleId, policyVersion, at } = row;
    await proposeGrades(tx, way.memory, { cycleId, policyVersion, basis, at });
    return {};
  },
  'cycle.confirmGrades': async (tx, { row }, { basis }) => {
    await tx.query(confirmed, [row.id, row.at, json(basis)]);
    return {};
  },
  'cycle.returnGrades': (tx, deed) => marked(tx, deed, 'returned_at'),
  'cycle.reopenGrades': (tx, deed) => marked(tx, deed, 'reopened_at'),
  'cycle.object': async (tx, { row }, { unitId }) => {
    const found = await tx.query(inCycle, [row.id, unitId]);
    if (found.length === 0) throw new Fault('invalid', { path: 'unitId', issue: 'unknownUnit' });
    return {};
  },
};
