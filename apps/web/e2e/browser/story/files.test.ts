import { readFile } from 'node:fs/promises';
import { connect } from '@kaohe/db';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch, phone, signInAs, violations, visit } from '../visitor.ts';

let browser: Browser;
let id: string;
let clerk: string;
let assessor: string;

/** A unit under way, one of its clerks, and one of the team. */
const found = `select i.id, (select p.email from appointment a join person p on p.id = a.person_id
      where a.role = 'clerk' and a.unit_id = i.unit_id and a.case_id is null limit 1) as clerk,
    (select p.email from appointment a join person p on p.id = a.person_id left join unit u on u.id = a.unit_id
      where a.role = 'assessor' and a.case_id is null and (u.path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/'))
      limit 1) as assessor
  from instance i where i.machine = 'assessment' and 'closed' <> all(i.tags) order by i.stage in ('recording', 'visit', 'scoring') desc, i.id limit 1`;

beforeAll(async () => {
  browser = await launch();
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-files', max: 2 });
  const [unit] = await db.query<{ id: string; clerk: string | null; assessor: string | null }>({
    text: found,
  });
  if (!unit?.clerk || !unit.assessor) throw new Error('no unit whose documents may be filed');
  ({ id, clerk, assessor } = { id: unit.id, clerk: unit.clerk, assessor: unit.assessor });
  // As far in its year as a unit is when it files what it has.
  await db.query({ text: `update instance set stage = 'recording' where id = $1` }, [id]);
}, 60_000);
afterAll(() => browser.close());

const section = (page: Page, name: string) =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name, exact: true }) });
const send = (page: Page, name: string, buffer: Buffer) =>
  section(page, '提交材料')
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name, mimeType: '', buffer });

describe('documents', () => {
  test('a clerk on a phone is told why a file is refused, goes on after a lost connection, and files once for two indicators', async () => {
    await using visitor = await visit(browser, phone);
    const { page } = visitor;
    await signInAs(page, clerk);
    await page.goto(`/filings/${id}`);
    const add = section(page, '提交材料');
    await send(page, '报告.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]));
    await add.getByText(/文件是程序、脚本或者网页/).waitFor();
    await add.getByRole('button', { name: '不再提示报告.pdf' }).click();

    let lost = 0;
    await page.route('**/files/*', async (route) => {
      if (route.request().method() !== 'PATCH' || lost > 0) return route.continue();
      lost += 1;
      return route.abort('connectionreset');
    });
    await send(
      page,
      '三会一课现场.png',
      await readFile(new URL('../../../../../docs/images/case.png', import.meta.url)),
    );
    const kept = add.getByRole('link', { name: /三会一课现场/ });
    await kept.waitFor();
    expect(lost).toBe(1);
    await expect
      .poll(() => kept.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await add.getByLabel('材料名称').fill('党员大会记录');
    await add.getByLabel('用于哪些指标').click();
    const options = page.locator('.ant-select-item-option');
    await options.nth(0).click();
    await options.nth(1).click();
    await page.keyboard.press('Escape');
    await add.getByRole('button', { name: '提交', exact: true }).click();
    await add.getByText('已提交：党员大会记录').waitFor();
    await section(page, '材料负担')
      .getByText(/一份多用，少交\d+份/)
      .waitFor();
    await section(page, '已提交的材料').getByText('党员大会记录').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('an assessor checks them item by item', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signInAs(page, assessor);
    await page.goto(`/filings/${id}`);
    const review = section(page, '资料核查');
    const items = review.locator('fieldset');
    await items.first().waitFor();
    for (let n = 0; n < (await items.count()); n += 1)
      await items.nth(n).getByText('符合', { exact: true }).click();
    await review.getByLabel('核查意见').fill('记录齐全，日期与照片相符。');
    await review.getByRole('button', { name: '保存核查结果' }).click();
    await review.getByText('已保存，符合率100.00%').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
