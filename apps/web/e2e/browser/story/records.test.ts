import { connect } from '@kaohe/db';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { choose, form, send, stands } from '../case.ts';
import { launch, phone, settled, signInAs, violations, visit } from '../visitor.ts';

type Place = { unit: string; initials: string; cycleId: string; assessmentId: string };
let browser: Browser;
let place: Place;
let people: { assessor: string; secretary: string; lead: string; office: string };

const holder = (
  role: string,
): string => `(select p.email from appointment a join person p on p.id = a.person_id left join unit u on u.id = a.unit_id
  where a.role = '${role}' and a.case_id is null and (u.path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/'))
  order by length(u.path) desc nulls last, p.email limit 1) as ${role}`;
const sought = `select u.name as unit, i.cycle_id as "cycleId", i.parent_id as "assessmentId", ${['assessor', 'secretary', 'lead', 'office'].map(holder).join(', ')}
  from instance i join unit u on u.id = i.unit_id
  where i.machine = 'periodReview' and i.stage in ('open', 'closing') order by i.created_at desc, i.id limit 1`;

beforeAll(async () => {
  browser = await launch();
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-records', max: 1 });
  const [row] = await db.query<Place & typeof people>({ text: sought });
  if (row === undefined) throw new Error('no unit is being recorded of');
  place = row;
  people = row;
}, 60_000);
afterAll(() => browser.close());

const filed = async (facts: string): Promise<readonly { id: string; evidence: number }[]> => {
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-records', max: 1 });
  return db.query<{ id: string; evidence: number }>(
    { text: 'select id, cardinality(evidence) as evidence from work_sheet where facts = $1' },
    [facts],
  );
};

/** A photo, drawn by the browser itself. */
const photo = async (page: Page): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 64;
      canvas.height = 48;
      canvas.getContext('2d')?.fillRect(8, 8, 32, 32);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
      return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
    }),
  );

const write = async (page: Page, facts: string): Promise<void> => {
  const unit = page.getByLabel('单位', { exact: true });
  if ((await unit.count()) > 0) {
    await unit.fill(place.unit);
    await unit.press('Enter');
  }
  await page.locator('input[type="search"]').first().waitFor();
  await page.locator('ul button').first().click();
  await page
    .getByRole('radio', { name: /党组织|书记|纪检委员|班子成员/ })
    .first()
    .check();
  await page.getByRole('radio', { name: '问题' }).check();
  await page.getByLabel('所见事实').fill(facts);
  await page.getByLabel('建议分').fill('0.5');
};

describe('the daily record', () => {
  test('is written without a network, arrives once, is disputed by the unit and resolved by the lead', async () => {
    const facts = `支部大会记录缺页，${crypto.randomUUID().slice(0, 8)}`;
    await using assessor = await visit(browser, phone);
    const { page, context } = assessor;
    await signInAs(page, people.assessor);
    await page.goto('/record/');
    await page.getByLabel('单位', { exact: true }).waitFor();
    // The page keeps itself and its parts for a time without a network.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await expect
      .poll(() => page.evaluate(async () => (await caches.match('/record/')) !== undefined))
      .toBe(true);
    await context.setOffline(true);
    await page.reload();
    await page.getByText('离线：照常填写').waitFor();
    await write(page, facts);
    await page
      .getByLabel('拍照')
      .setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await photo(page) });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('1份待发送').waitFor();
    // The phone is put away and taken out again.
    await page.reload();
    await page.getByText('1份待发送').waitFor();
    expect(await filed(facts)).toEqual([]);

    // The first answer is lost on its way back: the server has the sheet, the phone doesn't know.
    let lost = 0;
    await page.route('**/trpc/workSheet.file*', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await context.setOffline(false);
    await expect.poll(() => lost).toBe(1);
    await page.getByRole('button', { name: '立即发送' }).click();
    await page.locator('li[data-state="sent"]', { hasText: facts }).waitFor();
    const [sheet, ...more] = await filed(facts);
    expect(more).toEqual([]);
    expect(sheet?.evidence).toBe(1);

    await using unit = await visit(browser, phone);
    await signInAs(unit.page, people.secretary);
    await unit.page.goto(`/cases/workSheet/${sheet?.id}`);
    await choose(unit.page, 'workSheet', 'dispute');
    await form(unit.page).locator('textarea').first().fill('缺页已补，见另册。');
    await send(unit.page, 'workSheet', 'dispute');
    await stands(unit.page, 'workSheet', 'disputed');

    await using lead = await visit(browser, phone);
    await signInAs(lead.page, people.lead);
    await lead.page.goto('/records?state=disputed');
    await lead.page.getByRole('link', { name: facts }).click();
    await lead.page.getByText('缺页已补，见另册。').first().waitFor();
    expect(await violations(lead.page)).toEqual([]);
    await choose(lead.page, 'workSheet', 'strike');
    await form(lead.page).locator('textarea').first().fill('经核对，记录已补齐。');
    await send(lead.page, 'workSheet', 'strike');
    await lead.page.getByText('已撤销').first().waitFor();
  });

  test('is seen by period, by its gaps and over the year', async () => {
    await using office = await visit(browser);
    const { page } = office;
    await signInAs(page, people.office);
    const { cycleId, assessmentId } = place;
    for (const at of ['/records', `/periods/${cycleId}`, `/coverage/${cycleId}`, `/year/${assessmentId}`]) {
      await page.goto(at);
      await settled(page);
      expect(await violations(page), at).toEqual([]);
    }
  });
});
