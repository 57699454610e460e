import type { Page } from 'playwright-core';
import { form, send, stands } from '../case.ts';
import { go, phone } from '../visitor.ts';
import {
  attach,
  basis,
  begin,
  day,
  type Hand,
  open,
  passDeadlines,
  plainly,
  select,
  takeUp,
  write,
} from './hand.ts';

/** A lead orders one thing to be mended; it is planned, done, looked at again on the spot, and closed. What was sent back: story/outcomes.test.ts. */
export const mend = async ({ as }: Hand): Promise<void> => {
  const lead = await as('lead-01');
  await open(lead, 'assessment');
  await begin(lead, 'assessment', 'orderRectification');
  await write(lead, '标题', '第一支部整改通知');
  await form(lead).getByRole('spinbutton', { name: '序号' }).fill('1');
  await write(lead, '问题', '任务分解不到位。');
  await select(lead, '责任主体', '书记（第一责任）');
  await write(lead, '整改标准', '任务分解到人。');
  await write(lead, '整改措施', '制定台账。');
  await select(lead, '整改类别', '三个月内');
  await day(lead, '整改时限', '2025-03-31');
  await send(lead, 'assessment', 'orderRectification');

  const secretary = await as('secretary-01');
  await takeUp(secretary, 'rectification', 'submitPlan');
  await write(secretary, '内容', '逐条列明责任人、措施和时限。');
  await day(secretary, '研究日期', '2025-01-08');
  await send(secretary, 'rectification', 'submitPlan');
  await takeUp(lead, 'rectification', 'approvePlan');
  await send(lead, 'rectification', 'approvePlan');
  await takeUp(secretary, 'rectificationItem', 'done');
  await write(secretary, '内容', '台账已经建立。');
  await attach(secretary, '台账照片.txt');
  await send(secretary, 'rectificationItem', 'done');
  const assessor = await as('assessor-01-1');
  await takeUp(assessor, 'rectificationItem', 'verify');
  await write(assessor, '内容', '现场核实合格。');
  await attach(assessor, '回头看.txt');
  await send(assessor, 'rectificationItem', 'verify');
  await open(lead, 'rectification');
  await stands(lead, 'rectification', 'closed');
  await go(lead, '/rectifications?state=closed');
  await lead.getByRole('link', { name: /^整改〔\d{4}〕1号$/ }).waitFor();
};

/** Somebody without an account objects on his phone; the answer is told by the receipt's number. */
const object = async ({ as, stranger }: Hand, text: string): Promise<void> => {
  await using visitor = await stranger(phone);
  const { page } = visitor;
  await page.goto('/notice/');
  await page.locator('main ul a').first().click();
  await page.locator('form select').selectOption({ index: 1 });
  await page.locator('form textarea').fill(text);
  await page.getByRole('button', { name: '提交异议' }).click();
  const number = (await page.locator('main [role="status"] p').nth(1).textContent()) ?? '';
  const inspector = await as('inspectorate-1');
  await takeUp(inspector, 'objection', 'inquire');
  await send(inspector, 'objection', 'inquire');
  await page.goto('/notice/');
  await page.getByLabel('回执编号').fill(number);
  await page.getByRole('button', { name: '查询' }).click();
  await page.locator('main [role="status"] strong').getByText('核查中').waitFor();
  await begin(inspector, 'objection', 'dismiss');
  await write(inspector, '理由', '经核查，反映的情况与事实不符。');
  await send(inspector, 'objection', 'dismiss');
  await page.goto('/notice/');
  await page.getByLabel('回执编号').fill(number);
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText('经核查，反映的情况与事实不符。').waitFor();
};

/** The list of grades is proposed, posted, objected to, and confirmed when the notice has run. */
export const grade = async (hand: Hand): Promise<void> => {
  const office = await hand.as('office-1');
  await open(office, 'cycle');
  await begin(office, 'cycle', 'proposeGrades');
  await basis(office, '示范党纪〔2025〕3号');
  await send(office, 'cycle', 'proposeGrades');
  await object(hand, '公示的等次与平时情况不符，请核查。');
  await passDeadlines(office, '2025-01-16');
  await stands(office, 'cycle', 'approvingGrades');
  const leader = await hand.as('leader-1');
  await takeUp(leader, 'cycle', 'confirmGrades');
  await basis(leader, '示范党纪〔2025〕4号');
  await send(leader, 'cycle', 'confirmGrades');
};

/** The best are named, cleared by the inspectorate, approved, posted, and honoured. The sheet and an objection: story/outcomes.test.ts. */
export const commend = async (hand: Hand): Promise<void> => {
  const { as } = hand;
  const office = await as('office-1');
  await begin(office, 'cycle', 'nominate');
  await select(office, '单位', '第一支部');
  await write(office, '理由', '年度考核为“好”，攻关成效突出。');
  await send(office, 'cycle', 'nominate');
  for (const mailbox of ['inspectorate-1', 'inspectorate-2']) {
    const inspector = await as(mailbox);
    await takeUp(inspector, 'commendation', 'clear');
    await form(inspector).locator('textarea').fill('未发现影响表彰的问题。');
    await send(inspector, 'commendation', 'clear');
  }
  const leader = await as('leader-1');
  await takeUp(leader, 'commendation', 'approve');
  await basis(leader, '示范党发〔2025〕5号');
  await write(leader, '批准机关', '集团党委');
  await send(leader, 'commendation', 'approve');
  await begin(office, 'cycle', 'publishCommendations');
  await write(office, '标题', '拟表彰名单公示');
  await send(office, 'cycle', 'publishCommendations');
  await stands(leader, 'commendation', 'publicNotice');
  await passDeadlines(office, '2025-01-24');
  await stands(leader, 'commendation', 'conferrable');
  await begin(leader, 'commendation', 'confer');
  await basis(leader, '示范党发〔2025〕6号');
  await send(leader, 'commendation', 'confer');
  await using visitor = await hand.stranger(phone);
  await visitor.page.goto('/notice/#honours');
  await visitor.page.getByText('第一支部').waitFor();
};

const report = async (office: Page, leader: Page): Promise<void> => {
  await open(office, 'cycle');
  await plainly(office, 'cycle', 'review');
  await begin(office, 'cycle', 'draftReport');
  await write(office, '标题', '年度分析报告');
  await write(office, '内容', '总体良好，任务分解仍须加强。');
  await send(office, 'cycle', 'draftReport');
  await takeUp(leader, 'cycle', 'adoptReport');
  await basis(leader, '示范党发〔2025〕7号');
  await send(leader, 'cycle', 'adoptReport');
  await plainly(office, 'cycle', 'close');
  await stands(office, 'cycle', 'closed');
};

/** What the result brings is acknowledged, the report adopted, and the year closed. */
export const closeYear = async ({ as }: Hand): Promise<void> => {
  const [office, leader, secretary] = [await as('office-1'), await as('leader-1'), await as('secretary-01')];
  await takeUp(secretary, 'assessment', 'acknowledgeLinkage');
  await send(secretary, 'assessment', 'acknowledgeLinkage');
  await open(office, 'assessment');
  await plainly(office, 'assessment', 'conclude');
  await report(office, leader);
  await open(secretary, 'assessment');
  await stands(secretary, 'assessment', 'closed');
};
