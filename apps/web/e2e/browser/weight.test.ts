import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { arrived, openFirst } from './case.ts';
import { launch, settled, signIn, visit } from './visitor.ts';

const dist = resolve(import.meta.dirname, '../../dist');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Kilobytes, gzip, of everything built that the page has asked for since, each file once. */
const weighing = (page: Page): (() => Promise<number>) => {
  const files = new Set<string>();
  page.on('response', (response) => {
    const { origin, pathname } = new URL(response.url());
    const isText = /[.](js|css|svg)$/.test(pathname) || response.request().resourceType() === 'document';
    if (origin === inject('url') && isText && response.ok()) files.add(pathname);
  });
  return async () => {
    await settled(page);
    let known = -1;
    // Chunks that others ask for come after them.
    while (known !== files.size) {
      known = files.size;
      await page.waitForTimeout(300);
    }
    const sizes = await Promise.all(
      [...files].map(async (path) => {
        const name = /[.][a-z]+$/.test(path) ? path : join(path, 'index.html');
        const file = await stat(join(dist, `${name}.gz`)).catch(() => stat(join(dist, 'index.html.gz')));
        return file.size;
      }),
    );
    return sizes.reduce((sum, size) => sum + size, 0) / 1024;
  };
};

// Budgets of performance.md, Pages.
test('the pages without an account are light', async () => {
  const weigh = async (path: string): Promise<number> => {
    await using visitor = await visit(browser);
    const weight = weighing(visitor.page);
    await visitor.page.goto(path);
    return await weight();
  };
  expect(await weigh('/sign-in/')).toBeLessThan(120);
  expect(await weigh('/notice/')).toBeLessThan(80);
  expect(await weigh('/q/#token')).toBeLessThan(60);
  expect(await weigh('/t/#token')).toBeLessThan(60);
  expect(await weigh('/record/')).toBeLessThan(60);
});

const cases = z.object({
  result: z.object({ data: z.object({ items: z.array(z.object({ id: z.string() })) }) }),
});

test('the first page is within its budget, each further one as well', async () => {
  await using visitor = await visit(browser);
  const { page } = visitor;
  await signIn(page, 'office');
  const weight = weighing(page);
  // Loaded afresh, so that what the sign-in page brought doesn't count.
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  const first = await weight();
  expect(first).toBeGreaterThan(50);
  expect(first).toBeLessThan(330);
  let before = first;
  for (const path of ['/cases/assessment', '/board', '/notices', '/calendar', '/cases/appeal']) {
    await page
      .locator(`nav a[href^="${path}"], header a[href^="${path}"]`)
      .filter({ visible: true })
      .first()
      .click();
    await page.waitForURL(`**${path}**`);
    const after = await weight();
    expect(after - before, path).toBeLessThan(80);
    before = after;
  }
  const after = before;
  await page.locator('main table tbody th a').first().click();
  await page.locator('section[aria-label="办理进程"]').waitFor();
  before = await weight();
  expect(before - after).toBeLessThan(80);
  const all = cases.parse(await (await page.request.get('/trpc/assessment.list?input=%7B%7D')).json());
  await page.goto(`/methods/${all.result.data.items[0]?.id}`);
  await page.getByRole('table').waitFor();
  expect((await weight()) - before, 'methods').toBeLessThan(80);
});

const units = z.object({ result: z.object({ data: z.array(z.object({ id: z.string() })) }) });
const receipt = z.object({
  result: z.object({
    data: z.object({ instanceId: z.string(), opened: z.array(z.object({ id: z.string() })).optional() }),
  }),
});

/** A draft from the starter library, in a year of its own. */
const draft = async (page: Page): Promise<string> => {
  const { request } = page;
  const headers = { origin: inject('url') };
  const tell = async (path: string, data: object): Promise<unknown> =>
    (await request.post(`/trpc/${path}`, { headers, data })).json();
  const last = units.parse(await (await request.get('/trpc/unit.list')).json()).result.data.at(-1);
  const born = { name: '2033 年度考核', year: 2033, unitId: last?.id };
  const begun = receipt.parse(await tell('cycle.begin', { requestId: randomUUID(), data: born }));
  const cycle = begun.result.data.instanceId;
  const send = async (event: object) =>
    receipt.parse(await tell('cycle.send', { id: cycle, requestId: randomUUID(), event })).result.data;
  await send({ type: 'cycle.open', data: {} });
  const data = { name: '2033 年度标准', category: 'production' };
  const id = (await send({ type: 'cycle.draftStandard', data })).opened?.[0]?.id ?? '';
  await tell('standard.useStarter', { id, version: 1, starter: 'enterprise' });
  return id;
};

test('the editor of a standard, its details and the import are each within the budget of a further page', async () => {
  await using visitor = await visit(browser);
  const { page } = visitor;
  await signIn(page, 'office');
  const id = await draft(page);
  const weight = weighing(page);
  await page.goto(`/cases/standard/${id}`);
  await page.getByRole('link', { name: '编辑标准' }).waitFor();
  let before = await weight();
  const further = async (what: string): Promise<void> => {
    const after = await weight();
    expect(after - before, what).toBeLessThan(80);
    before = after;
  };
  await page.getByRole('link', { name: '从表格导入' }).click();
  await page.locator('input[type="file"]').waitFor({ state: 'attached' });
  await further('import');
  await page.goBack();
  await page.getByRole('link', { name: '编辑标准' }).click();
  const grid = page.getByRole('grid', { name: '指标表' });
  await grid.getByRole('row').nth(2).waitFor();
  const editor = before;
  await further('editor');
  // Were it loaded with the page before, nothing would be measured here.
  expect(before - editor).toBeGreaterThan(5);
  await grid.getByRole('gridcell', { name: 'A1', exact: true }).click();
  await page.keyboard.press('F6');
  await page.getByRole('heading', { name: /^当前行/ }).waitFor();
  await page.getByLabel('评分人').waitFor();
  await further('details of a row');
});

test('each page about the rules as a leader reads them, the scores and what follows is within the budget of a further page', async () => {
  await using visitor = await visit(browser);
  const { page } = visitor;
  await signIn(page, 'leader');
  const weight = weighing(page);
  await page.reload();
  await openFirst(page, 'cycle', 'feedback');
  const cycle = page.url();
  let before = await weight();
  const further = async (path: string): Promise<void> => {
    await page.locator(`main a[href^="/${path}/"]`).first().click();
    await page.waitForURL(`**/${path}/**`);
    const after = await weight();
    expect(after - before, path).toBeLessThan(80);
    before = after;
  };
  for (const path of ['policy', 'grades', 'calibration', 'assessors', 'linkage', 'report']) {
    await further(path);
    await page.goto(cycle);
    await arrived(page);
  }
  await openFirst(page, 'assessment', 'settled');
  const unit = page.url();
  for (const path of ['scoring', 'scores']) {
    await further(path);
    await page.goto(unit);
    await arrived(page);
  }
  await page.locator('nav a[href^="/profiles"]').first().click();
  await page.waitForURL('**/profiles');
  before = await weight();
  await further('profiles');
});

test('the page of the policy is as light for those who edit it', async () => {
  await using visitor = await visit(browser);
  const { page } = visitor;
  await signIn(page, 'office');
  const weight = weighing(page);
  await page.reload();
  await openFirst(page, 'cycle', 'feedback');
  const before = await weight();
  await page.locator('main a[href^="/policy/"]').first().click();
  await page.waitForURL('**/policy/**');
  await page.locator('main select').first().waitFor();
  expect((await weight()) - before).toBeLessThan(80);
});
