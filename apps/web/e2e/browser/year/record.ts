import type { Page } from 'playwright-core';
import { act, choose, form, send, stands } from '../case.ts';
import { go } from '../visitor.ts';
import {
  attach,
  begin,
  day,
  figure,
  type Hand,
  open,
  passDeadlines,
  plainly,
  select,
  takeUp,
  write,
} from './hand.ts';

type Seen = {
  readonly subject: string;
  readonly direction: string;
  readonly facts: string;
  readonly points: string;
};
const praise: Seen = {
  subject: '党组织（主体责任）',
  direction: '成绩',
  facts: '列席支部学习，书记带头讲课。',
  points: '0.5',
};
const reproach: Seen = {
  subject: '书记（第一责任）',
  direction: '问题',
  facts: '抽查会议记录，一次议题未见落实。',
  points: '-1',
};

const file = async (page: Page, seen: Seen): Promise<void> => {
  await takeUp(page, 'periodReview', 'fileSheet');
  await select(page, '考核指标', 'A2');
  await select(page, '责任主体', seen.subject);
  await select(page, '性质', seen.direction);
  await day(page, '发生日期', '2024-12-01');
  await write(page, '事实', seen.facts);
  await figure(page, '分值', seen.points);
  await attach(page, '现场记录.txt');
  await send(page, 'periodReview', 'fileSheet');
};

/** Opens the task of one sheet, told apart by what it says. */
const answer = async (page: Page, { facts }: Seen): Promise<void> => {
  await go(page, '/');
  await page
    .locator('main li', { hasText: facts.slice(0, 8) })
    .first()
    .getByRole('link', { name: new RegExp(`^${act('workSheet', 'accept').label}`) })
    .click();
  await form(page).waitFor();
};

/** Two sheets: one accepted, one disputed and kept. */
export const keepRecord = async ({ as }: Hand): Promise<void> => {
  const assessor = await as('assessor-01-1');
  for (const seen of [praise, reproach]) await file(assessor, seen);
  const secretary = await as('secretary-01');
  await answer(secretary, praise);
  await send(secretary, 'workSheet', 'accept');
  await answer(secretary, reproach);
  await choose(secretary, 'workSheet', 'dispute');
  await write(secretary, '理由', '落实情况另册记载。');
  await attach(secretary, '另册.txt');
  await send(secretary, 'workSheet', 'dispute');
  const lead = await as('lead-01');
  await takeUp(lead, 'workSheet', 'keep');
  await write(lead, '理由', '经核对原始记录，情况属实。');
  await send(lead, 'workSheet', 'keep');
};

/** The period ends, is verified, discussed, reported to all, and locked. */
export const closePeriod = async ({ as }: Hand): Promise<void> => {
  const office = await as('office-1');
  const assessor = await as('assessor-01-2');
  await open(assessor, 'periodReview');
  await passDeadlines(office, '2025-01-01');
  await stands(assessor, 'periodReview', 'closing');
  await begin(assessor, 'periodReview', 'verify');
  await write(assessor, '核实结论', '底单与现场情况一致，记录完整。');
  await send(assessor, 'periodReview', 'verify');

  await open(office, 'cycle');
  await begin(office, 'cycle', 'recordMeeting');
  await select(office, '考核阶段', '全年');
  await day(office, '举行日期', '2025-01-01');
  await write(office, '出席情况', '考核办主任\n第一考核组组长');
  await write(office, '记录内容', '研究全年记录。');
  await send(office, 'cycle', 'recordMeeting');
  await begin(office, 'cycle', 'publishBulletin');
  await select(office, '考核阶段', '全年');
  await write(office, '标题', '全年情况通报');
  await write(office, '内容', '各支部日常记录完整。');
  await send(office, 'cycle', 'publishBulletin');
  await stands(assessor, 'periodReview', 'locked');
  await plainly(office, 'cycle', 'beginVisits');
};
