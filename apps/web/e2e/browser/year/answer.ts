import { expect } from 'vitest';
import { act, actions, form, send, stands } from '../case.ts';
import { desktop, phone } from '../visitor.ts';
import { attach, begin, figure, type Hand, open, plainly, select, takeUp, write } from './hand.ts';

/** The lead drafts the feedback, the office issues it, the secretary signs for it on a phone. */
export const giveFeedback = async ({ as }: Hand): Promise<void> => {
  const office = await as('office-1');
  await open(office, 'cycle');
  await plainly(office, 'cycle', 'beginFeedback');
  const lead = await as('lead-01');
  await stands(lead, 'assessment', 'drafting');
  await lead.locator('a[href^="/feedback/"]').first().click();
  await lead.getByRole('button', { name: '添加一项成绩' }).click();
  await lead.getByRole('textbox', { name: '成绩1', exact: true }).fill('攻关任务按期完成，群众反映好。');
  await lead.getByRole('button', { name: '添加一个问题' }).click();
  await lead.getByRole('textbox', { name: '问题1', exact: true }).fill('任务分解不到位。');
  await lead.getByLabel('考核指标').selectOption('A1');
  await lead.getByLabel('责任主体').selectOption('secretary');
  await lead
    .locator('input[type="file"]')
    .last()
    .setInputFiles({
      name: '问题证据.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('问题证据', 'utf8'),
    });
  await lead.getByRole('link', { name: '问题证据.txt' }).waitFor();
  await lead.getByRole('button', { name: '保存反馈意见' }).click();
  await lead.getByText('已保存，考核办可以印发。').waitFor();
  await open(office, 'assessment');
  await plainly(office, 'assessment', 'issue');
  const secretary = await as('secretary-01');
  await secretary.setViewportSize(phone);
  await takeUp(secretary, 'assessment', 'receive');
  await send(secretary, 'assessment', 'receive');
  await stands(secretary, 'assessment', 'answerable');
  await secretary.setViewportSize(desktop);
};

/** The secretary appeals against one line; the appeal is admitted and a panel formed, which declares that nothing bars it. */
export const appeal = async ({ as }: Hand): Promise<void> => {
  const secretary = await as('secretary-01');
  await open(secretary, 'assessment');
  await begin(secretary, 'assessment', 'appeal');
  await select(secretary, '得分明细', '45.5');
  await write(secretary, '申辩理由', '任务已分解到人，有台账。');
  await write(secretary, '申辩请求', '请求恢复所扣分数。');
  await attach(secretary, '台账.txt');
  await send(secretary, 'assessment', 'appeal');
  const reviewer = await as('reviewer-1');
  await takeUp(reviewer, 'appeal', 'admit');
  await send(reviewer, 'appeal', 'admit');
  const office = await as('office-1');
  await takeUp(office, 'appeal', 'empanel');
  for (const name of ['复核员一', '复核员二', '复核员三']) await select(office, '成员', name);
  await select(office, '组长', '复核员一');
  await send(office, 'appeal', 'empanel');
  for (const mailbox of ['reviewer-1', 'reviewer-2', 'reviewer-3']) {
    const member = await as(mailbox);
    await takeUp(member, 'appeal', 'declare');
    await send(member, 'appeal', 'declare');
  }
};

/** Both sides are heard, each votes for himself, the chair decides by the majority, the leader approves, and the decision is final. */
export const decide = async ({ as }: Hand): Promise<void> => {
  const lead = await as('lead-01');
  await open(lead, 'appeal');
  await begin(lead, 'appeal', 'answer');
  await form(lead).locator('textarea').first().fill('受访党员中两人说不出任务。');
  await send(lead, 'appeal', 'answer');
  const chair = await as('reviewer-1');
  await open(chair, 'appeal');
  await plainly(chair, 'appeal', 'deliberate');
  for (const [mailbox, points] of [
    ['reviewer-1', '48'],
    ['reviewer-2', '48'],
    ['reviewer-3', '47'],
  ] as const) {
    const member = await as(mailbox);
    await open(member, 'appeal');
    await begin(member, 'appeal', 'vote');
    await form(member).getByRole('checkbox').check();
    await figure(member, '分值', points);
    await send(member, 'appeal', 'vote');
  }
  // The vote tells which decisions are open.
  await actions(chair)
    .getByRole('button', { name: act('appeal', 'uphold').label, exact: true, disabled: true })
    .waitFor();
  await begin(chair, 'appeal', 'adjust');
  await write(chair, '理由', '任务台账属实，酌情恢复。');
  await send(chair, 'appeal', 'adjust');
  const secretary = await as('secretary-01');
  await open(secretary, 'appeal');
  await secretary.getByText('作出决定（送达后公布）').waitFor();
  expect(await secretary.locator('main').textContent()).not.toContain(act('appeal', 'adjust').label);
  const leader = await as('leader-1');
  await takeUp(leader, 'appeal', 'approve');
  await send(leader, 'appeal', 'approve');
  await takeUp(secretary, 'appeal', 'receive');
  await send(secretary, 'appeal', 'receive');
  await plainly(secretary, 'appeal', 'accept');
  await stands(secretary, 'appeal', 'final');
};

/** Nobody wants more: every subject waives, and the score stands. */
export const settle = async ({ as }: Hand): Promise<void> => {
  for (const mailbox of ['secretary-01', 'discipline-01', 'deputy-01']) {
    const subject = await as(mailbox);
    await open(subject, 'assessment');
    await plainly(subject, 'assessment', 'waive');
  }
  await stands(await as('deputy-01'), 'assessment', 'settled');
};
