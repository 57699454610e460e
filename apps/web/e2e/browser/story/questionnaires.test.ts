import { connect } from '@kaohe/db';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { arrived } from '../case.ts';
import { launch, phone, settled, signIn, violations, visit } from '../visitor.ts';

let browser: Browser;
let survey: string;

const opened = z.object({
  result: z.object({ data: z.object({ opened: z.array(z.object({ id: z.string() })) }) }),
});
const unit = `select i.id, i.version from instance i join instance c on c.id = i.cycle_id
  where i.machine = 'assessment' and i.stage = 'settled' and c.closed_at is null
    and not exists (select from instance o where o.parent_id = i.id and o.machine in ('appeal', 'rectification') and o.closed_at is null)
  order by i.id desc limit 1`;

/** Back in its visit, where surveys are planned. */
const plan = async (page: Page): Promise<string> => {
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-story', max: 2 });
  const [row] = await db.query<{ id: string; version: number }>({ text: unit });
  if (row === undefined) throw new Error('no unit to ask about');
  await db.query(
    { text: `update instance set stage = 'visit', awaits = '{office,lead}', tags = '{}' where id = $1` },
    [row.id],
  );
  const event = {
    type: 'assessment.planSurvey',
    data: { kind: 'survey', title: '群众满意度问卷', voters: 6 },
  };
  const order = { id: row.id, version: row.version, requestId: crypto.randomUUID(), event };
  const reply = await page.request.post('/trpc/assessment.send', { data: order });
  expect(reply.ok(), await reply.text()).toBe(true);
  return opened.parse(await reply.json()).result.data.opened[0]?.id ?? '';
};

beforeAll(async () => {
  browser = await launch();
}, 60_000);
afterAll(() => browser.close());

const send = async (page: Page, type: string, data: object): Promise<void> => {
  const found: unknown = await (
    await page.request.get(
      `/trpc/questionnaire.byId?input=${encodeURIComponent(JSON.stringify({ id: survey }))}`,
    )
  ).json();
  const { version } = z.object({ result: z.object({ data: z.object({ version: z.number() }) }) }).parse(found)
    .result.data;
  const order = { id: survey, version, requestId: crypto.randomUUID(), event: { type, data } };
  const reply = await page.request.post('/trpc/questionnaire.send', { data: order });
  expect(reply.ok(), await reply.text()).toBe(true);
};

/** Answers on a phone: what hangs on an answer appears, what is missing is told, and the link works once. */
const answerOnPhone = async (address: string): Promise<void> => {
  await using respondent = await visit(browser, phone);
  const { page, context } = respondent;
  await page.goto(address);
  await page.getByRole('heading', { name: '群众满意度问卷' }).waitFor();
  expect(await context.cookies()).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '大字' }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('还有2题需要回答或者改正').waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
  // By keyboard, as with a screen reader.
  await page
    .getByRole('group', { name: /总体满意程度/ })
    .getByRole('radio')
    .first()
    .focus();
  await page.keyboard.press('Space');
  for (const row of ['服务态度', '办事效率', '政策公开', '解决问题'])
    await page.getByRole('group', { name: row }).getByRole('radio', { name: '满意', exact: true }).check();
  await page.getByRole('radio', { name: '没有解决' }).check();
  await page.getByRole('textbox').fill('电梯维修拖了两个月。');
  await page.getByRole('radio', { name: '已经解决' }).check();
  expect(await page.getByRole('textbox').count()).toBe(0);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('已提交，谢谢。').waitFor();
  await page.reload();
  await page.getByText('已提交，谢谢。').waitFor();
  await using other = await visit(browser, phone);
  await other.page.goto(address);
  await other.page.getByRole('alert').getByText('这个链接已经用过').waitFor();
};

describe('a questionnaire', () => {
  test('is built from a template, previewed as on the phone, and answered on one', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'office');
    survey = await plan(page);
    await page.goto(`/cases/questionnaire/${survey}`);
    await arrived(page);
    await page.getByRole('button', { name: '编辑题目' }).click();
    const form = page.getByRole('form', { name: '编辑题目' });
    await form.getByText('还没有题目。').waitFor();
    await form.getByLabel('选用模板').selectOption({ label: '群众满意度' });
    await form.getByRole('button', { name: '加入题目' }).click();
    await page.getByRole('region', { name: '手机预览' }).getByText('您对下列各方面是否满意').waitFor();
    // A condition on a question that comes later is told at once.
    await form.getByRole('button', { name: '第4题上移' }).click();
    await form.getByText('排在本题之后').waitFor();
    await form.getByRole('button', { name: '第3题下移' }).click();
    await form.getByText('排在本题之后').waitFor({ state: 'detached' });
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存题目' }).click();
    await form.waitFor({ state: 'detached' });
    await send(page, 'questionnaire.open', {});
    await page.reload();
    await page.getByRole('button', { name: '生成链接' }).click();
    const links = page.locator('a[href^="/q/#"]');
    await links.first().waitFor();
    await expect.poll(() => page.getByRole('img', { name: '二维码' }).count()).toBe(6);
    const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    await answerOnPhone(addresses[0] ?? '');
    const answers = { q1: 'good', q2: { o1: 'o1', o2: 'o2', o3: 'o1', o4: 'o3' } };
    for (const address of addresses.slice(1)) {
      const token = address.slice('/q/#'.length);
      const reply = await page.request.post('/trpc/public.answer', { data: { token, answers } });
      expect(reply.ok(), await reply.text()).toBe(true);
    }
    await send(page, 'questionnaire.close', { reasons: '应答的都答了。' });
    await page.reload();
    await page.getByText('已统计').first().waitFor();
    await page.getByText('6人次中6人次').waitFor();
    await page.getByText('没有人作答。').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
