import { words } from '@kaohe/wording';
import type { APIResponse, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { act, actions, arrived, choose, form, openFirst, pick, send, stage, stands } from './case.ts';
import { launch, phone, signIn, signInAs, violations, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The unit whose feedback is still to be issued when the demonstration begins, and its secretary. */
const unit = '第十一支部';
const secretary = 'secretary-11@kaohe.example';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
/** The lead of the team that assesses the unit: the demonstration's teams are numbered. */
let lead = '';
let assessment = '';
const answer = z.object({ result: z.object({ data: z.unknown() }) });
const feedback = z.object({ text: z.object({ by: z.object({ name: z.string() }) }) });
const dates = z.object({ deadlines: z.array(z.object({ event: z.string() })) });
const read = async (page: Page, path: string): Promise<unknown> => {
  const query = encodeURIComponent(JSON.stringify({ id: assessment }));
  return answer.parse(await (await page.request.get(`/trpc/${path}?input=${query}`)).json()).result.data;
};
const tell = (page: Page, type: string, data: object): Promise<APIResponse> =>
  page.request.post('/trpc/assessment.send', {
    data: { id: assessment, requestId: crypto.randomUUID(), event: { type, data } },
  });

describe('from the feedback to the decision on an appeal, through the pages', () => {
  test('the lead composes it from what the year found; it can’t be sent before it is whole', async () => {
    await using office = await visit(browser);
    await signIn(office.page, 'office');
    await openFirst(office.page, 'assessment', 'drafting');
    assessment = new URL(office.page.url()).pathname.split('/').at(-1) ?? '';
    const { text } = feedback.parse(await read(office.page, 'feedback.byId'));
    const team = numerals.findIndex((one) => text.by.name === `第${one}考核组组长`) + 1;
    lead = `lead-${String(team).padStart(2, '0')}@kaohe.example`;

    await using visitor = await visit(browser);
    const { page } = visitor;
    await signInAs(page, lead);
    await page.goto(`/feedback/${assessment}`);
    const save = async (): Promise<void> => {
      await page.getByRole('button', { name: '保存反馈意见' }).click();
      await page.getByText('已保存，考核办可以印发。').waitFor();
    };
    await page.getByRole('button', { name: '删除问题1' }).click();
    await page.getByText('还不能印发：没有写明问题').waitFor();
    await save();
    const early = await tell(office.page, 'assessment.issue', {});
    expect(early.ok()).toBe(false);
    expect(await early.text()).toContain('feedbackComplete');

    const offers = page.getByRole('list', { name: '可以选用的内容' });
    await offers.locator('li', { hasText: /失\d/ }).first().getByRole('button', { name: /^选用/ }).click();
    await page.getByText('内容齐备，可以由考核办印发。').waitFor();
    await page.getByRole('button', { name: '添加一个问题' }).click();
    await page.getByRole('textbox', { name: '问题2', exact: true }).fill('学习记录不完整。');
    await page.getByText('还不能印发：有问题没有附证据').waitFor();
    await page.getByRole('button', { name: '删除问题2' }).click();
    await page.getByText('内容齐备，可以由考核办印发。').waitFor();
    expect(await violations(page)).toEqual([]);
    await save();
  });

  test('the office issues the feedback and is asked once before it', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'office');
    await openFirst(page, 'assessment', 'drafting');
    await page.getByRole('heading', { level: 1, name: new RegExp(unit) }).waitFor();
    await choose(page, 'assessment', 'issue');
    await send(page, 'assessment', 'issue');
    await stands(page, 'assessment', 'issued');
  });

  test('the secretary finds it first thing, signs for it, sees why, and appeals against one line', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signInAs(page, secretary);
    const task = page
      .locator('main li', { hasText: unit })
      .filter({ hasText: stage('assessment', 'issued') })
      .first();
    await task.getByRole('link', { name: act('assessment', 'receive').label }).click();
    await arrived(page);
    await send(page, 'assessment', 'receive');
    await stands(page, 'assessment', 'answerable');
    // The clock of the appeal runs from the receipt, and is shown.
    const { deadlines } = dates.parse(await read(page, 'assessment.byId'));
    expect(deadlines.map(({ event }) => event)).toContain('assessment.windowClosed');
    await page.getByText(words('zh-CN').windows.appealFiling).first().waitFor();

    await page.getByRole('link', { name: '为什么是这个分' }).click();
    await page.getByRole('heading', { level: 1, name: /为什么是这个分/ }).waitFor();
    await page.getByLabel('排列').selectOption('按失分从多到少');
    // What lost most stands first and is open; its worst indicator opens to its lines.
    const dimension = page.locator('main details').first();
    const worst = dimension.locator('details').first();
    await worst.locator('summary').click();
    const evidence = worst.getByRole('link', { name: '评分记录.txt' }).first();
    const file = await page.request.get((await evidence.getAttribute('href')) ?? '');
    expect(file.ok()).toBe(true);
    expect(await page.getByRole('textbox', { name: '文字稿' }).inputValue()).toMatch(
      /扣\d+\.\d\d分：.+（.*证据：评分记录\.txt.*）。/,
    );
    await worst
      .getByRole('link', { name: /^对这一条提出申辩/ })
      .first()
      .click();
    await arrived(page);
    await form(page).getByLabel('申辩理由').fill('考核期内已经整改到位，有记录可查。');
    await form(page).getByLabel('申辩请求').fill('请求恢复所扣分数。');
    await form(page)
      .locator('input[type="file"]')
      .setInputFiles({
        name: '整改记录.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('整改记录', 'utf8'),
      });
    await form(page).getByRole('link', { name: '整改记录.txt' }).waitFor();
    await send(page, 'assessment', 'appeal');
    await actions(page).getByRole('link', { name: '申辩' }).click();
    await stands(page, 'appeal', 'filed');

    await page.goto('/');
    await page
      .locator('section', { has: page.getByRole('heading', { name: '等待他人' }) })
      .getByText(/申辩/)
      .first()
      .waitFor();
  });

  test('a slip is reported by one and refused by another with a reason, and the first is told', async () => {
    await using first = await visit(browser);
    await signInAs(first.page, lead);
    const line = z.object({
      id: z.string(),
      points: z.number(),
      supersededBy: z.string().nullable(),
      proposal: z.boolean(),
    });
    const lines = line.array().parse(await read(first.page, 'assessment.lines'));
    // What each of the two scorers proposed stands among them, for the lead to compare.
    const counted = lines.find((one) => !one.proposal && one.supersededBy === null && one.points >= 100);
    const slip = { replaces: counted?.id, points: (counted?.points ?? 0) - 100, reasons: '录入时多写一分。' };
    const told = await tell(first.page, 'assessment.proposeCorrection', slip);
    expect(told.ok(), await told.text()).toBe(true);

    await using second = await visit(browser);
    await signIn(second.page, 'office', `/feedback/${assessment}`);
    const panel = second.page.locator('section', {
      has: second.page.getByRole('heading', { name: '笔误更正' }),
    });
    await panel.getByText('待另一人确认').waitFor();
    await panel.getByText('提出理由：录入时多写一分。').waitFor();
    await choose(second.page, 'assessment', 'dismissCorrection');
    await form(second.page).locator('textarea').fill('与原始记录一致，不是笔误。');
    await send(second.page, 'assessment', 'dismissCorrection');
    await panel.getByText('未予更正').waitFor();
    expect(await violations(second.page)).toEqual([]);

    await first.page.goto('/notices');
    await first.page.getByText('理由：与原始记录一致，不是笔误。').waitFor();
    // To confirm is for others.
    expect(await first.page.getByText('有一项更正待确认').count()).toBe(0);
  });

  test('a reviewer is told at the field what is missing; what he types outlives a reload', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'reviewer');
    await openFirst(page, 'appeal', 'filed');
    await choose(page, 'appeal', 'requestSupplement');
    const reasons = form(page).locator('textarea');
    await form(page).locator('button[type="submit"]').click();
    await form(page).getByText('请填写此项。').waitFor();
    expect(await reasons.evaluate((field) => field === document.activeElement)).toBe(true);

    await reasons.fill('请补充整改验收的签字页。');
    await page.reload();
    await page.getByText('已恢复上次未提交的内容。').waitFor();
    expect(await reasons.inputValue()).toBe('请补充整改验收的签字页。');
    await send(page, 'appeal', 'requestSupplement');
    await stands(page, 'appeal', 'supplementing');
  });

  test('the secretary supplements on a phone', async () => {
    await using visitor = await visit(browser, phone);
    const { page } = visitor;
    await signInAs(page, secretary);
    await page
      .getByRole('link', { name: act('appeal', 'supplement').label })
      .first()
      .click();
    await arrived(page);
    await form(page).locator('textarea').fill('签字页附后。');
    await send(page, 'appeal', 'supplement');
    await stands(page, 'appeal', 'filed');
  });

  test('two reviewers at once: the later one sees who was faster and keeps what he typed', async () => {
    await using first = await visit(browser);
    await using second = await visit(browser);
    await signInAs(first.page, 'reviewer-2@kaohe.example');
    await signInAs(second.page, 'reviewer-3@kaohe.example');
    // The second hears of nothing until he sends.
    await second.page.route('**/trpc/live.changes**', (route) => route.abort());
    await openFirst(first.page, 'appeal', 'filed');
    await openFirst(second.page, 'appeal', 'filed');
    await choose(second.page, 'appeal', 'reject');
    await form(second.page).locator('textarea').fill('未针对具体得分。');
    await choose(first.page, 'appeal', 'admit');
    await send(first.page, 'appeal', 'admit');

    await form(second.page).locator('button[type="submit"]').click();
    const { label, final } = act('appeal', 'reject');
    if (final !== undefined)
      await second.page.locator('dialog[open]').getByRole('button', { name: label }).click();
    const alert = form(second.page).getByRole('alert');
    await alert.getByText(new RegExp(`复核员二.*${act('appeal', 'admit').label}`)).waitFor();
    expect(await form(second.page).locator('textarea').inputValue()).toBe('未针对具体得分。');
  });

  test('a change made elsewhere appears without reload', async () => {
    await using office = await visit(browser);
    await using watcher = await visit(browser);
    await signIn(office.page, 'office');
    await signInAs(watcher.page, secretary);
    await watcher.page.goto('/cases/appeal');
    await watcher.page.locator('main table tbody th a').first().click();
    await stands(watcher.page, 'appeal', 'admitted');
    // A reload would put a new page in its place.
    await watcher.page.evaluate(() => document.body.setAttribute('data-first', ''));

    await office.page.goto(new URL(watcher.page.url()).pathname);
    await arrived(office.page);
    await choose(office.page, 'appeal', 'empanel');
    const [members, chair] = [
      form(office.page).getByRole('combobox').first(),
      form(office.page).getByRole('combobox').last(),
    ];
    for (const name of ['复核员四', '复核员五', '复核员六']) await pick(members, name);
    await pick(chair, '复核员四');
    await form(office.page).locator('button[type="submit"]').click();
    await actions(office.page)
      .getByText(/已办理/)
      .waitFor();
    await stands(watcher.page, 'appeal', 'empanelling');
    expect(await watcher.page.locator('body[data-first]').count()).toBe(1);
  });
});

describe('a leader', () => {
  test('approves a decision; the case says who and when, and is served', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'leader');
    await page
      .getByRole('link', { name: new RegExp(`^${act('appeal', 'approve').label}`) })
      .first()
      .click();
    await arrived(page);
    await page.getByRole('heading', { name: '争议得分' }).waitFor();
    await send(page, 'appeal', 'approve');
    await stands(page, 'appeal', 'served');
    await page
      .locator('main ol li', { hasText: `集团党委书记（领导）：${act('appeal', 'approve').label}` })
      .waitFor();
    await page.getByRole('heading', { level: 2, name: '文书' }).waitFor();
  });

  test('sees the whole organisation at a glance, finds a unit, jumps with the clock', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'leader');
    await page.getByRole('link', { name: '总览' }).first().click();
    // Other stories may have begun years of their own, which are newer.
    await page.getByRole('combobox', { name: '考核周期' }).selectOption({ label: '2026 年度党建工作考核' });
    const rows = page.locator('main table tbody tr:not(:first-child)');
    await rows.first().waitFor();
    const all = await rows.count();
    await page.getByRole('searchbox').fill('第一');
    await expect.poll(() => rows.count()).toBeLessThan(all);

    const clock = page.locator('section[aria-label="演示时钟"]');
    const before = await clock.locator('time').getAttribute('datetime');
    await clock.getByRole('button', { name: '前进一天' }).click();
    await expect
      .poll(
        async () =>
          Date.parse((await clock.locator('time').getAttribute('datetime')) ?? '') - Date.parse(before ?? ''),
      )
      .toBeGreaterThan(80_000_000);
  });
});

describe('somebody without an account', () => {
  test('objects to a result and looks up the receipt; a wrong number is told kindly', async () => {
    await using visitor = await visit(browser, phone);
    const { page } = visitor;
    await page.goto('/notice/');
    await page.locator('main ul a').first().click();
    await page.locator('form select').selectOption({ index: 1 });
    await page.locator('form textarea').fill('公示的等次与平时情况不符，请核查。');
    await page.getByRole('button', { name: '提交异议' }).click();
    const number = (await page.locator('main [role="status"] p').nth(1).textContent()) ?? '';
    expect(number.length).toBeGreaterThan(7);

    await page.goto('/notice/');
    await page.getByLabel('回执编号').fill('no-such-number');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('alert').getByText('没有找到').waitFor();
    await page.getByLabel('回执编号').fill(number);
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('已收到', { exact: true }).waitFor();
  });
});
