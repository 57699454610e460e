import { words } from '@kaohe/wording';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act, arrived, choose, form, openFirst, pick, send } from './case.ts';
import { launch, phone, settled, signIn, violations, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const { windows } = words('zh-CN');
const parameter = (page: Page, path: string): Locator => page.locator(`[data-parameter="${path}"]`);
const due = (page: Page, window: string): Locator => page.locator(`[data-window="${window}"] strong`).first();
/** From the page of a cycle to one of its pages. */
const follow = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await settled(page);
};

describe('the office sets the rules of a year', () => {
  test('sees the dates move while it edits, is told at the field what is wrong, and saves; the change is kept', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'office', '/begin');
    await page.getByRole('textbox', { name: '名称' }).fill('二〇二六年试点考核');
    await page.getByRole('spinbutton', { name: '年度' }).fill('2026');
    await pick(page.locator('form').getByRole('combobox').first(), '集团党委');
    await page.locator('form button[type="submit"]').click();
    await arrived(page);
    await follow(page, '考核办法');

    const before = await due(page, 'sheetAnswer').textContent();
    const length = parameter(page, 'windows.sheetAnswer').getByRole('spinbutton');
    await length.fill('8');
    await expect.poll(() => due(page, 'sheetAnswer').textContent()).not.toBe(before);
    await page.locator('[data-window="sheetAnswer"]').getByText(`现行办法：${before}`).waitFor();

    const weight = parameter(page, 'composite.weights.onSite');
    await weight.getByRole('spinbutton').fill('70');
    await weight.getByText('合计须为100%').waitFor();
    expect(await page.getByRole('button', { name: '保存考核办法' }).isDisabled()).toBe(true);
    await weight.getByRole('button', { name: /恢复默认值/ }).click();

    await page.getByRole('button', { name: '保存考核办法' }).click();
    await page.getByText('已保存，自下一步操作起生效。').waitFor();
    await page.getByText(`${windows.sheetAnswer}：5个工作日 → 8个工作日`).waitFor();
    await page.reload();
    await parameter(page, 'windows.sheetAnswer').waitFor();
    expect(await length.inputValue()).toBe('8');

    await page.getByRole('searchbox').fill('多少年内');
    await expect.poll(() => page.locator('[data-parameter]').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
  });

  test('proposes an amendment once a standard is published, which a leader reads and adopts', async () => {
    await using office = await visit(browser);
    await signIn(office.page, 'office');
    await openFirst(office.page, 'cycle', 'feedback');
    const cycle = new URL(office.page.url()).pathname;
    await follow(office.page, '考核办法');
    await parameter(office.page, 'windows.lookBack').getByRole('spinbutton').fill('12');
    await office.page.getByRole('button', { name: '提出修订', exact: true }).click();
    await office.page.getByText('请写明修订理由。').waitFor();
    await office.page.getByLabel('修订理由').fill('回头看任务集中，适当延长。');
    await office.page.getByRole('button', { name: '提出修订', exact: true }).click();
    await office.page.getByText(`${windows.lookBack}：10个工作日 → 12个工作日`).first().waitFor();

    await using leader = await visit(browser);
    await signIn(leader.page, 'leader', cycle);
    await arrived(leader.page);
    await follow(leader.page, '考核办法');
    await leader.page.getByText('回头看任务集中').first().waitFor();
    await leader.page.getByRole('link', { name: '前往批准' }).click();
    await arrived(leader.page);
    await form(leader.page).getByLabel('决定机构').fill('集团党委会');
    const met = form(leader.page).getByLabel('会议日期');
    await met.fill('2026-11-20');
    await met.press('Enter');
    await form(leader.page).getByLabel('依据文件').fill('会议纪要第9号');
    await send(leader.page, 'cycle', 'adoptPolicy');
    await follow(leader.page, '考核办法');
    await leader.page.getByText('已批准生效').first().waitFor();
  });
});

describe('the list of grades', () => {
  test('shows the office what would be proposed and why, what if, and what a missed target does', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'office');
    await openFirst(page, 'cycle', 'feedback');
    await follow(page, '考核等次');
    const rows = page.locator('main table tbody tr');
    const all = await rows.count();
    expect(all).toBeGreaterThan(4);
    const best = rows.filter({ hasText: '列入名额' }).first();
    const unit = (await best.getByRole('link').first().textContent()) ?? '';
    expect(await violations(page)).toEqual([]);

    await page.getByLabel('至少一个名额').uncheck();
    await page.getByText(/个单位的等次与现行办法不同/).waitFor();
    await rows.filter({ hasText: '按现行办法为“好”' }).first().waitFor();
    await page.getByRole('button', { name: '回到现行办法' }).click();
    await rows.filter({ hasText: '列入名额' }).first().waitFor();

    await choose(page, 'cycle', 'missTarget');
    const combos = form(page).getByRole('combobox');
    await pick(combos.first(), unit);
    await pick(combos.last(), '安全责任目标');
    await form(page).getByLabel('依据文件').fill('安监〔2026〕3号');
    await form(page).locator('button[type="submit"]').click();
    await page.getByText(`已办理：${act('cycle', 'missTarget').label}`).waitFor();
    await rows.filter({ hasText: '安监〔2026〕3号' }).filter({ hasText: unit }).waitFor();
    await page.getByText(`${unit}：“好”→`).waitFor();

    await page.getByRole('searchbox').fill(unit);
    await expect.poll(() => rows.count()).toBeLessThan(all);
  });

  test('is read by a leader as it was proposed; a unit is told where its own grade stands', async () => {
    await using leader = await visit(browser, phone);
    await signIn(leader.page, 'leader');
    await openFirst(leader.page, 'cycle', 'resultsNotice');
    await follow(leader.page, '考核等次');
    await leader.page.getByRole('combobox', { name: '历次建议' }).press('ArrowDown');
    await leader.page.locator('.ant-select-item-option', { hasText: '第1次建议' }).click();
    await leader.page.getByText('第1次建议').first().waitFor();
    await leader.page.locator('main table tbody tr').first().waitFor();
    expect(await violations(leader.page)).toEqual([]);

    await openFirst(leader.page, 'cycle', 'feedback');
    const cycle = new URL(leader.page.url()).pathname.replace('/cases/cycle/', '/grades/');
    await using secretary = await visit(browser);
    await signIn(secretary.page, 'secretary', cycle);
    await secretary.page.getByText('等次名单由考核办、领导和监督员查看。').waitFor();
  });
});
