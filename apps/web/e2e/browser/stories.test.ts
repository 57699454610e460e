import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, signIn, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The list of a process, narrowed to a stage; opens the first case of it. */
const openFirst = async (page: Page, machine: string, stage: string): Promise<void> => {
  await page.goto(`/cases/${machine}?stage=${stage}`);
  await page.locator('main table tbody th a').first().click();
  await page.locator('ol[aria-label="办理进程"]').waitFor();
};
const present = (page: Page) => page.locator('li[aria-current="step"]');
const form = (page: Page) => page.locator('section[aria-label="可以办理"] form');
const send = (page: Page) => form(page).locator('button[type="submit"]');

describe('a reviewer', () => {
  test('finds the appeal, is told what is missing, asks for a supplement; what he typed is kept', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'reviewer');
    await openFirst(page, 'appeal', 'filed');
    await page.getByRole('button', { name: '要求补正' }).click();
    await send(page).click();
    await page.getByText('请填写此项。').waitFor();
    expect(await form(page).locator('textarea').evaluate((field) => field === document.activeElement)).toBe(true);

    await form(page).locator('textarea').fill('请补充第三季度党课的签到表。');
    await page.reload();
    await page.getByText('已恢复上次未提交的内容。').waitFor();
    expect(await form(page).locator('textarea').inputValue()).toBe('请补充第三季度党课的签到表。');

    await send(page).click();
    await page.getByText('已办理：要求补正').waitFor();
    expect(await present(page).textContent()).toContain('补正中');
    const newest = page.locator('main ol li', { hasText: '要求补正' }).first();
    await newest.getByText('查看内容').click();
    await newest.getByText('请补充第三季度党课的签到表。').waitFor();
  });
});
