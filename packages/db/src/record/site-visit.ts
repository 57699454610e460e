import { randomUUID } from 'node:crypto';
import { Fault, type ProgrammeRow, siteVisitData } from '@kaohe/domain';
import { personOf } from '../advance/order.ts';
import { canonical, sha256 } from '../journal/entry.ts';
import { groundOf } from '../score/scheme.ts';
import type { Sql } from '../sql.ts';
import { answerRecords, demandAnswers } from '../visit/answer.ts';
import { attendanceRecords } from '../visit/attendance.ts';
import { sampleRecords } from '../visit/sample.ts';
import { sessionRecords } from '../visit/session.ts';
import type { BirthRecorder, Recorders } from './recorder.ts';
import { joinCase, type Member, membersOf } from './team.ts';

/** Who is named in a programme belongs to the team; whatever else is wrong with it is shown, and left to who arranges it. */
const checkAgenda = (agenda: readonly ProgrammeRow[] | undefined, team: readonly string[]): void => {
  const at = (agenda ?? []).findIndex(({ members = [] }) => members.some((one) => !team.includes(one)));
  if (at >= 0) throw new Fault('invalid', { path: `agenda.${at}.members`, issue: 'notAMember' });
};

/** The team is appointed for this visit, the lead as that. */
export const siteVisitBirths: BirthRecorder = async (tx, born) => {
  for (const { id, data, entry } of born) {
    const { team, lead, agenda } = siteVisitData.parse(data);
    checkAgenda(agenda, [lead, ...team]);
    const others = [...new Set(team)].filter((one) => one !== lead);
    const members: readonly Member[] = [
      { personId: lead, role: 'lead' },
      ...others.map((personId): Member => ({ personId, role: 'assessor' })),
    ];
    await joinCase(tx, id, { at: new Date(entry.at), members, from: ['assessor', 'lead'], path: 'team' });
  }
};

const found = {
  name: 'record-finding',
  text: `insert into finding (id, visit_id, assessment_id, indicator, subject_kind, method, kind, facts, opinion, points, evidence, by,
      second_signer, at, matter) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
};
type Standing = { readonly by: string; readonly secondSigner: string; readonly isSigned: boolean };
const standing = {
  name: 'finding-standing',
  text: `select by, second_signer as "secondSigner", signed_at is not null as "isSigned" from finding
    where id = $2 and visit_id = $1 and withdrawn_at is null`,
};
const sign = { name: 'finding-sign', text: 'update finding set signed_at = $2 where id = $1' };
const withdraw = { name: 'finding-withdraw', text: 'update finding set withdrawn_at = $2 where id = $1' };
const text = {
  name: 'visit-text',
  text: `select f.id, f.kind, f.indicator, f.facts, f.opinion, f.points, a.answer, a.words from finding f
      left join lateral (select answer, words from finding_answer where finding_id = f.id order by at desc, id desc limit 1) a on true
    where f.visit_id = $1 and f.withdrawn_at is null order by f.id`,
};

const standingOf = async (tx: Sql, visitId: string, id: string): Promise<Standing> => {
  const [finding] = await tx.query<Standing>(standing, [visitId, id]);
  if (!finding) throw new Fault('invalid', { path: 'finding', issue: 'findingUnknown' });
  return finding;
};

export const siteVisitRecords: Recorders<'siteVisit'> = {
  ...attendanceRecords,
  ...sessionRecords,
  ...sampleRecords,
  ...answerRecords,
  'siteVisit.arrange': async (_tx, { row }, { agenda }) => {
    const { team, lead } = siteVisitData.parse(row.data);
    checkAgenda(agenda, [lead, ...team]);
    return {};
  },
  'siteVisit.find': async (tx, { row, order, way }, data) => {
    const by = personOf(order.actor);
    const [, assessmentId = ''] = row.lineage;
    const team = (await membersOf(tx, row.id, row.at)).map(({ personId }) => personId);
    if (by === null || !team.includes(by)) throw new Fault('forbidden', { event: order.event.type });
    if (data.secondSigner === by || !team.includes(data.secondSigner))
      throw new Fault('invalid', { path: 'secondSigner', issue: 'anotherMember' });
    const { indicators } = await groundOf(tx, way.memory, assessmentId);
    if (!indicators.has(data.indicator))
      throw new Fault('invalid', { path: 'indicator', issue: 'indicatorUnknown' });
    const { indicator, subjectKind, method, kind, facts, opinion, points, evidence, secondSigner } = data;
    const said = [indicator, subjectKind, method, kind, facts, opinion, points, evidence];
    await tx.query(found, [
      randomUUID(),
      row.id,
      assessmentId,
      ...said,
      by,
      secondSigner,
      row.at,
      data.matter ?? null,
    ]);
    return {};
  },
  'siteVisit.countersign': async (tx, { row, order }, { finding }) => {
    const { secondSigner, isSigned } = await standingOf(tx, row.id, finding);
    if (secondSigner !== personOf(order.actor)) throw new Fault('forbidden', { event: order.event.type });
    if (isSigned) throw new Fault('conflict', { path: 'finding', issue: 'signedBefore' });
    await tx.query(sign, [finding, row.at]);
    return {};
  },
  'siteVisit.withdrawFinding': async (tx, { row, order, role }, { finding }) => {
    const { by } = await standingOf(tx, row.id, finding);
    if (role !== 'lead' && by !== personOf(order.actor))
      throw new Fault('forbidden', { event: order.event.type });
    await tx.query(withdraw, [finding, row.at]);
    return {};
  },
  // What the members sign: the summary with every finding that stands and what the unit said of it.
  'siteVisit.wrapUp': async (tx, { row }, { summary, comments, unanswered }) => {
    await demandAnswers(tx, row.id, unanswered);
    const findings = await tx.query(text, [row.id]);
    return { textHash: sha256(canonical({ summary, comments, unanswered, findings })) };
  },
};
