import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { actions, arrived, send, stands } from '../case.ts';
import { phone } from '../visitor.ts';
import {
  attach,
  begin,
  day,
  figure,
  type Hand,
  open,
  passDays,
  plainly,
  select,
  takeUp,
  takeUpScoring,
  write,
} from './hand.ts';

const followOpened = async (page: Page, machine: string): Promise<void> => {
  await actions(page).getByRole('status').getByRole('link').first().click();
  await page.waitForURL(`**/cases/${machine}/**`);
  await arrived(page);
};

const voters = 6;

const writeQuestions = async (office: Page): Promise<void> => {
  await office.getByRole('button', { name: '编辑题目' }).click();
  const questions = office.getByRole('form', { name: '编辑题目' });
  await questions.getByRole('spinbutton', { name: '党员（人）' }).fill(String(voters));
  await questions.getByRole('button', { name: '等次评价' }).click();
  await questions.getByRole('textbox', { name: '题干' }).fill('您对该支部全年工作的总体评价');
  await questions.getByRole('button', { name: '保存题目' }).click();
  await questions.waitFor({ state: 'detached' });
};

/** One member answers by his link on his phone: no account, no cookie, once. */
const vote = async ({ stranger }: Hand, link: string): Promise<void> => {
  await using member = await stranger(phone);
  const { page } = member;
  await page.goto(link);
  await page.getByText('第一支部民主测评').first().waitFor();
  expect(await member.context.cookies()).toEqual([]);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('已提交，谢谢。').waitFor();
  await page.reload();
  await page.getByText('已提交，谢谢。').waitFor();
};

const subjects = ['secretary', 'discipline', 'deputy'] as const;
/** Each subject reports, the meeting is held, each report is commented on. */
const debrief = async ({ as }: Hand, office: Page): Promise<void> => {
  for (const subject of subjects) {
    const page = await as(`${subject}-01`);
    await open(page, 'questionnaire');
    await begin(page, 'questionnaire', 'debrief');
    await write(page, '内容', '一年来履行职责的情况、问题和打算。');
    await send(page, 'questionnaire', 'debrief');
  }
  await begin(office, 'questionnaire', 'holdMeeting');
  await day(office, '举行日期', '2025-01-01');
  await write(office, '地点', '会议室');
  await figure(office, '参加人数', String(voters));
  await send(office, 'questionnaire', 'holdMeeting');
  for (const subject of ['书记（第一责任）', '纪检委员（监督责任）', '班子成员（一岗双责）']) {
    await begin(office, 'questionnaire', 'comment');
    await select(office, '责任主体', subject);
    await write(office, '内容', '总结全面，措施要再具体一些。');
    await send(office, 'questionnaire', 'comment');
  }
};

/** The debriefing and its ballot, answered on phones by links that work once. */
export const holdBallot = async (hand: Hand): Promise<void> => {
  const office = await hand.as('office-1');
  await open(office, 'assessment');
  await stands(office, 'assessment', 'visit');
  await begin(office, 'assessment', 'planSurvey');
  await select(office, '类型', '民主测评');
  await write(office, '标题', '第一支部民主测评');
  await figure(office, '参加人数', String(voters));
  await send(office, 'assessment', 'planSurvey');
  await followOpened(office, 'questionnaire');

  await writeQuestions(office);
  await debrief(hand, office);
  await plainly(office, 'questionnaire', 'open');
  await office.getByRole('button', { name: '生成链接' }).click();
  const links = office.locator('a[href^="/q/#"]');
  await links.first().waitFor();
  expect(await links.count()).toBe(voters);
  const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  for (const address of addresses) await vote(hand, address);
  await begin(office, 'questionnaire', 'close');
  await write(office, '理由', '应到票数已齐。');
  await send(office, 'questionnaire', 'close');
  await stands(office, 'questionnaire', 'tallied');
};

/** The visit is planned, announced, opened with the subjects, and comes to a finding signed by two. */
export const visitUnit = async ({ as }: Hand): Promise<void> => {
  const office = await as('office-1');
  await open(office, 'assessment');
  await begin(office, 'assessment', 'planVisit');
  for (const name of ['第一考核组考核员甲', '第一考核组考核员乙']) await select(office, '考核组成员', name);
  await select(office, '组长', '第一考核组组长');
  await day(office, '开始日期', '2025-01-08');
  await day(office, '结束日期', '2025-01-09');
  await day(office, '进驻日期', '2025-01-08');
  await write(office, '其他安排', '见面会；个别访谈；效果测试；意见交换。');
  await send(office, 'assessment', 'planVisit');
  await followOpened(office, 'siteVisit');
  await plainly(office, 'siteVisit', 'announce');
  await passDays(office, '2025-01-08');
  const lead = await as('lead-01');
  await open(lead, 'siteVisit');
  // Everybody has come: so the list stands at first.
  await lead.getByRole('button', { name: '召开见面会' }).click();
  await stands(lead, 'siteVisit', 'inField');

  const assessor = await as('assessor-01-1');
  await open(assessor, 'siteVisit');
  await begin(assessor, 'siteVisit', 'find');
  await select(assessor, '考核指标', 'A1');
  await select(assessor, '责任主体', '书记（第一责任）');
  await select(assessor, '考核方式', '个别访谈');
  await select(assessor, '类型', '问题');
  await write(assessor, '事实', '六名受访党员中两人说不出本年度攻关任务。');
  await write(assessor, '意见', '任务分解不到位。');
  await figure(assessor, '分值', '-5');
  await attach(assessor, '访谈记录.txt');
  await select(assessor, '会签人', '第一考核组考核员乙');
  await send(assessor, 'siteVisit', 'find');
  const second = await as('assessor-01-2');
  await open(second, 'siteVisit');
  await second.getByRole('button', { name: '会签' }).click();
  await second.getByText('单位尚未答复').waitFor();
  const secretary = await as('secretary-01');
  await open(secretary, 'siteVisit');
  await secretary.getByRole('button', { name: '属实' }).click();
  await secretary.getByText(/单位确认属实/).waitFor();
  await open(lead, 'siteVisit');
  await begin(lead, 'siteVisit', 'wrapUp');
  await write(lead, '总结', '总体有成效，任务分解不到位。');
  await write(lead, '单位意见', '认可上述情况。');
  await send(lead, 'siteVisit', 'wrapUp');
  for (const member of [lead, assessor, second]) {
    await takeUp(member, 'siteVisit', 'sign');
    await send(member, 'siteVisit', 'sign');
  }
  await stands(second, 'siteVisit', 'signedOff');
};

/** Scores the year's one indicator on the scoring page. */
const scoreAs = async (assessor: Page, points: string): Promise<void> => {
  await takeUpScoring(assessor, 'score');
  await assessor.getByLabel('分值', { exact: true }).fill(points);
  await assessor.getByLabel('理由', { exact: true }).fill('任务分解不到位，酌情扣分。');
  await assessor.locator('main input[type="file"]').setInputFiles({
    name: '评分依据.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('评分依据', 'utf8'),
  });
  await assessor.getByRole('link', { name: '评分依据.txt' }).waitFor();
  await assessor.getByRole('button', { name: '提交评分' }).click();
  await assessor.locator('dialog[open]').getByRole('button', { name: '提交评分' }).click();
  await assessor.getByRole('heading', { name: '评分表' }).waitFor({ state: 'detached' });
};

/** Two assessors score on their own; the lead settles the score. */
export const scoreUnit = async ({ as }: Hand): Promise<void> => {
  await scoreAs(await as('assessor-01-1'), '45');
  await scoreAs(await as('assessor-01-2'), '46');
  const lead = await as('lead-01');
  await takeUpScoring(lead, 'reconcile');
  await lead.getByRole('button', { name: '取平均' }).click();
  await lead.getByLabel('总体说明').fill('两人相差一分，取平均。');
  await lead.getByRole('button', { name: '核定得分' }).click();
  await lead.locator('dialog[open]').getByRole('button', { name: '核定得分' }).click();
  await lead.getByText(/重新计算，得[\d.]+分/).waitFor();
  await open(lead, 'assessment');
  await stands(lead, 'assessment', 'scored');
};
