import { Fault } from '@kaohe/domain';
import { personOf } from '../advance/order.ts';
import type { Recorders } from './recorder.ts';
import { joinCase, leaveCase, type Member, membersOf } from './team.ts';

/** Whatever appeal of the same assessment comes next, he stays out of it. */
const recused = {
  name: 'panel-recused',
  text: `insert into recusal (id, person_id, case_id, kind, reason) values (gen_random_uuid(), $2, $1, 'declared', $3)`,
};

/** Reviewers are named for one appeal, one of them to chair it. */
export const panelRecords: Recorders<'appeal'> = {
  'appeal.empanel': async (tx, { row }, { members, chair }) => {
    if (!members.includes(chair)) throw new Fault('invalid', { path: 'chair', issue: 'notAMember' });
    await leaveCase(tx, row.id, { personId: null, at: row.at });
    const panel = members.map(
      (personId): Member => ({ personId, role: personId === chair ? 'chair' : 'reviewer' }),
    );
    await joinCase(tx, row.id, { at: row.at, members: panel, from: ['reviewer'], path: 'members' });
    return {};
  },
  'appeal.recuse': async (tx, { row, order }, { reasons }) => {
    const personId = personOf(order.actor);
    const panel = await membersOf(tx, row.id, row.at);
    if (personId === null || panel.every((one) => one.personId !== personId))
      throw new Fault('forbidden', { event: order.event.type });
    await leaveCase(tx, row.id, { personId, at: row.at });
    await tx.query(recused, [row.parentId ?? row.id, personId, reasons]);
    return {};
  },
  // Who joins takes the place of who leaves, also in the chair.
  'appeal.replaceMember': async (tx, { row }, { leaves, joins }) => {
    const [left] = await leaveCase(tx, row.id, { personId: leaves, at: row.at });
    if (!left) throw new Fault('invalid', { path: 'leaves', issue: 'notAMember' });
    const panel = await membersOf(tx, row.id, row.at);
    if (panel.some(({ personId }) => personId === joins))
      throw new Fault('invalid', { path: 'joins', issue: 'memberAlready' });
    const members = [{ personId: joins, role: left.role }];
    await joinCase(tx, row.id, { at: row.at, members, from: ['reviewer'], path: 'joins' });
    return {};
  },
};
