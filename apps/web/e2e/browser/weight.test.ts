import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
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
  await page.locator('main table tbody th a').first().click();
  await page.locator('section[aria-label="办理进程"]').waitFor();
  expect((await weight()) - before).toBeLessThan(80);
});
