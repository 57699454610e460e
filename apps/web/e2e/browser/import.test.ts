import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { arrived, choose, send, stands } from './case.ts';
import { desktop, launch, phone, signIn, violations, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A title, two levels in a cell, full-width digits, a row that goes on, points that are none, a sum and a note. */
const messy = [
  '2026年度考核指标（总分20分）,,,,,',
  '考核项目,考核内容,分值,评分标准,考核方式,责任主体',
  '压实责任（20分）/组织领导（12分）,每年专题研究不少于四次,１２分,每少研究一次扣3分,查看会议记录、走访党员,党支部书记',
  ',,,没有计划的扣1分,,',
  '压实责任（20分）/制度建设（8分）,联系点制度落实,见附件,每缺一次扣1分,抽查两个联系点,班子成员',
  '加分项,做法被上级推广,+2,"每项加1分，最高加2分",以发文为据,党组织',
  '合计,,20,,,',
  '注：由考核办负责解释,,,,,',
].join('\n');

const receipt = z.object({
  result: z.object({
    data: z.object({ instanceId: z.string(), opened: z.array(z.object({ id: z.string() })).optional() }),
  }),
});
const units = z.object({
  result: z.object({ data: z.array(z.object({ id: z.string(), category: z.string() })) }),
});

/** A draft in a year of its own, of one unit: the other stories go on in theirs, and the board stays where it is. */
const freshDraft = async (page: Page, year: number, category?: string): Promise<string> => {
  const { request } = page;
  const all = units.parse(await (await request.get('/trpc/unit.list')).json()).result.data;
  const last = all.findLast((unit) => category === undefined || unit.category === category);
  const ask = async (path: string, data: object) => {
    const reply = await request.post(`/trpc/${path}`, { data: { requestId: randomUUID(), ...data } });
    return receipt.parse(await reply.json()).result.data;
  };
  const born = { name: `${year}年度考核`, year, unitId: last?.id };
  const { instanceId: id } = await ask('cycle.begin', { data: born });
  await ask('cycle.send', { id, event: { type: 'cycle.open', data: {} } });
  const data = { name: '导入的考核标准', category: last?.category };
  const drafted = await ask('cycle.send', { id, event: { type: 'cycle.draftStandard', data } });
  return drafted.opened?.[0]?.id ?? '';
};

const handIn = async (page: Page): Promise<void> => {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: '考核指标.csv', mimeType: 'text/csv', buffer: Buffer.from(messy, 'utf8') });
  await page.getByRole('heading', { name: '3 逐行核对' }).waitFor();
};

test('the office brings a messy table into a draft: columns, rows, a cell mended, taken over, put back', async () => {
  await using visitor = await visit(browser);
  const { page } = visitor;
  await signIn(page, 'office', null);
  const draft = await freshDraft(page, 2031);
  await page.goto(`/cases/standard/${draft}`);
  await page.getByRole('link', { name: '从表格导入' }).click();
  await page.getByRole('heading', { level: 1, name: '导入表格：导入的考核标准' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await handIn(page);
  expect(await page.getByLabel('“考核内容”读作').inputValue()).toBe('indicator');
  await page.getByText('读出3个维度、3项指标、0个考核要点').waitFor();
  const rows = page.locator('ol > li');
  expect(await rows.count()).toBe(8);
  await rows.nth(3).getByText('已并入').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: '错误 1' }).click();
  await expect.poll(() => rows.count()).toBe(1);
  await page.getByRole('button', { name: '改正单元格C5' }).click();
  await page.getByLabel('改正单元格C5').fill('8分');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '错误 0' }).waitFor();
  await page.getByText('在此改正了1个单元格').waitFor();

  await page.getByRole('button', { name: '导入3项指标' }).click();
  await page.getByText('表格内容已进入草稿。').waitFor();
  await page.getByRole('link', { name: '查看草稿和检查结果' }).click();
  await page.getByText('每年专题研究不少于四次').waitFor();
  await page.getByText('压实责任（20分）／制度建设').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 Excel' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('导入的考核标准.xlsx');

  await page.goto(`/standards/${draft}/import`);
  await page.getByRole('button', { name: '撤销导入' }).click();
  await page.getByText('已撤销，草稿恢复为导入之前的内容。').waitFor();
  await page.goto(`/cases/standard/${draft}`);
  await page.getByText('还没有内容。').waitFor();
});

test('on a phone a file that is no table is refused with the remedy, and the next one is read', async () => {
  await using visitor = await visit(browser, phone);
  const { page } = visitor;
  await signIn(page, 'office', null);
  const draft = await freshDraft(page, 2032);
  await page.goto(`/standards/${draft}/import`);
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: '旧表.xls', mimeType: 'application/vnd.ms-excel', buffer: old });
  await page.getByText(/另存为不加密的 \.xlsx/).waitFor();
  await handIn(page);
  expect(await violations(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await page.setViewportSize(desktop);
  const buffer = Buffer.from(`${messy}\n\n扣分事项,扣分值\n被通报,-2\n`, 'utf8');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: '两个表.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: '全选2个表' }).click();
  await page.getByText('读出4个维度、4项指标、0个考核要点').waitFor();
  await page.getByText('两个表（第2个表） · 第11行').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('checkbox', { name: /^两个表 A10:B11/ }).uncheck();
  await page.getByLabel('“考核内容”读作').selectOption({ label: '不导入' });
  await page.getByText('没有选中的1个表不导入').waitFor();
});

/** An act that is opened and sent as it is. */
const take = async (page: Page, event: 'submit' | 'approve' | 'publish'): Promise<void> => {
  await choose(page, 'standard', event);
  await send(page, 'standard', event);
};
const published = z.object({
  result: z.object({ data: z.object({ items: z.array(z.object({ id: z.string(), stage: z.string() })) }) }),
});
const content = z.object({ result: z.object({ data: z.object({ category: z.string() }) }) });

test('a table from another year, one column left out, is mended at a click, approved by a leader and published', async () => {
  await using office = await visit(browser);
  const { page } = office;
  await signIn(page, 'office', null);
  const input = encodeURIComponent(JSON.stringify({ stages: ['published'], limit: 1 }));
  const listed = await (await page.request.get(`/trpc/standard.list?input=${input}`)).json();
  const [source] = published.parse(listed).result.data.items;
  const about = encodeURIComponent(JSON.stringify({ id: source?.id }));
  const read = await (await page.request.get(`/trpc/standard.content?input=${about}`)).json();
  const { category } = content.parse(read).result.data;
  const book = await (await page.request.get(`/standards/${source?.id}/export`)).body();
  const draft = await freshDraft(page, 2033, category);
  await page.goto(`/standards/${draft}/import`);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type="file"]').setInputFiles({ name: '上年标准.xlsx', mimeType, buffer: book });
  await page.getByRole('heading', { name: '3 逐行核对' }).waitFor();
  await page.getByLabel('“频次”读作').selectOption({ label: '不导入' });
  await page.getByRole('button', { name: /^导入\d+项指标$/ }).click();
  await page.getByText('表格内容已进入草稿。').waitFor();

  await page.goto(`/standards/${draft}/edit`);
  await page.getByText('指标没有频次').first().waitFor();
  await page.getByRole('button', { name: /^同类\d+处一并修改$/ }).click();
  await page.getByText('指标没有频次').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存', { exact: true }).waitFor();
  await page.goto(`/cases/standard/${draft}`);
  await arrived(page);
  await take(page, 'submit');

  await using leading = await visit(browser);
  await signIn(leading.page, 'leader', `/cases/standard/${draft}`);
  await arrived(leading.page);
  await take(leading.page, 'approve');

  await page.reload();
  await arrived(page);
  await take(page, 'publish');
  await stands(page, 'standard', 'published');
});
