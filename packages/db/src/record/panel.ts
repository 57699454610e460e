import { Fault } from '@kaohe/domain';
import type { Loaded } from '../advance/load.ts';
import { personOf } from '../advance/order.ts';
import type { Sql } from '../sql.ts';
import type { Recorders } from './recorder.ts';
import { joinCase, leaveCase, type Member, membersOf } from './team.ts';

/** Whatever appeal of the same assessment comes next, he stays out of it. */
const recused = {
  name: 'panel-recused',
  text: `insert into recusal (id, person_id, case_id, kind, reason, source, asked_in, by, at)
    values (gen_random_uuid(), $2, $1, $3, $4, 'declared', $5, $2, $6)`,
};

/** Once for each member, until it is decided. */
const askedFor = {
  name: 'panel-recusal-asked',
  text: `insert into recusal (id, person_id, case_id, kind, reason, source, asked_in, by, at, outcome)
    select gen_random_uuid(), $2, $1, $3, $4, 'asked', $5, $6, $7, 'asked'
    where not exists (select from recusal r where r.asked_in = $5 and r.person_id = $2 and r.outcome = 'asked') returning id`,
};
const settled = {
  name: 'panel-recusal-decided',
  text: `update recusal set outcome = $3, decided_by = $4, decided_at = $5, decision = $6
    where asked_in = $1 and person_id = $2 and outcome = 'asked'`,
};

/** Throws `invalid` unless the person sits on the panel. */
const demandMember = async (tx: Sql, row: Loaded, personId: string): Promise<void> => {
  const panel = await membersOf(tx, row.id, row.at);
  if (panel.every((one) => one.personId !== personId))
    throw new Fault('invalid', { path: 'member', issue: 'notAMember' });
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
  'appeal.recuse': async (tx, { row, order }, { tie, reasons }) => {
    const personId = personOf(order.actor);
    const panel = await membersOf(tx, row.id, row.at);
    if (personId === null || panel.every((one) => one.personId !== personId))
      throw new Fault('forbidden', { event: order.event.type });
    await leaveCase(tx, row.id, { personId, at: row.at });
    await tx.query(recused, [row.parentId ?? row.id, personId, tie, reasons, row.id, row.at]);
    return {};
  },
  'appeal.askRecusal': async (tx, { row, order }, { member, tie, reasons }) => {
    await demandMember(tx, row, member);
    const values = [row.parentId ?? row.id, member, tie, reasons, row.id, personOf(order.actor), row.at];
    const rows = await tx.query(askedFor, values);
    if (rows.length === 0) throw new Fault('invalid', { path: 'member', issue: 'recusalAsked' });
    return {};
  },
  'appeal.grantRecusal': async (tx, { row, order }, { member, reasons }) => {
    await tx.query(settled, [row.id, member, 'granted', personOf(order.actor), row.at, reasons]);
    await leaveCase(tx, row.id, { personId: member, at: row.at });
    return {};
  },
  'appeal.denyRecusal': async (tx, { row, order }, { member, reasons }) => {
    await tx.query(settled, [row.id, member, 'denied', personOf(order.actor), row.at, reasons]);
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
