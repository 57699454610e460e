import { connect } from '@kaohe/db';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { choose, form, send, stands } from '../case.ts';
import { launch, phone, settled, signInAs, violations, visit } from '../visitor.ts';

type Place = {
  readonly reviewId: string;
  readonly assessmentId: string;
  readonly cycleId: string;
  readonly unit: string;
  readonly assessor: string;
  readonly secretary: string;
  readonly lead: string;
  readonly office: string;
};
let browser: Browser;
let place: Place;

const holder = (
  role: string,
): string => `(select p.email from appointment a join person p on p.id = a.person_id left join unit u on u.id = a.unit_id
  where a.role = '${role}' and a.case_id is null and (u.path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/'))
  order by length(u.path) desc nulls last, p.email limit 1) as ${role}`;
const sought = `select i.id as "reviewId", i.parent_id as "assessmentId", i.cycle_id as "cycleId", u.name as unit,
    ${['assessor', 'secretary', 'lead', 'office'].map(holder).join(', ')}
  from instance i join unit u on u.id = i.unit_id
  where i.machine = 'periodReview' and i.stage = 'open' and i.data ->> 'no' = '1' order by i.id limit 1`;

beforeAll(async () => {
  browser = await launch();
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-story', max: 1 });
  const [found] = await db.query<Place>({ text: sought });
  if (found === undefined) throw new Error('no unit to record of');
  place = found;
}, 60_000);
afterAll(() => browser.close());

type Filed = { readonly id: string; readonly evidence: number; readonly points: number };
const filed = async (facts: string): Promise<readonly Filed[]> => {
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-story', max: 1 });
  return db.query<Filed>(
    { text: 'select id, cardinality(evidence) as evidence, points from work_sheet where facts = $1' },
    [facts],
  );
};

const recordable = z.object({
  result: z.object({
    data: z.object({ units: z.array(z.object({ name: z.string(), initials: z.string() })) }),
  }),
});
/** What one types for the unit's name on a phone. */
const initialsOf = async (page: Page): Promise<string> => {
  const { units } = recordable.parse(await (await page.request.get('/trpc/workSheet.recordable')).json())
    .result.data;
  const { initials } = units.find(({ name }) => name === place.unit) ?? { initials: '' };
  expect(initials).toMatch(/^[a-z0-9]{3,}$/);
  return initials;
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

/** The page and its parts are kept for a time without a network. */
const kept = async (page: Page): Promise<void> => {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/record/')) !== undefined))
    .toBe(true);
};

const write = async (page: Page, initials: string, facts: string): Promise<void> => {
  const unit = page.getByLabel('单位', { exact: true });
  await unit.fill(initials);
  // Others may share its initials: 第四 and 第十 do.
  await page.getByRole('button', { name: place.unit, exact: true }).click();
  await page.getByRole('button', { name: place.unit }).filter({ hasText: '更改' }).waitFor();
  const indicator = page.getByLabel('指标', { exact: true });
  await indicator.fill('A1');
  await indicator.press('Enter');
  await page.getByRole('radio', { name: '党组织' }).check();
  await page.getByRole('radio', { name: '问题' }).check();
  await page.getByLabel('所见事实').fill(facts);
  await page.getByLabel('建议分').fill('0.5');
};

describe('the daily record', () => {
  test('is written without a network, arrives once, is disputed by the unit and resolved by the lead', async () => {
    const facts = `支部大会记录缺页，${crypto.randomUUID().slice(0, 8)}`;
    await using assessor = await visit(browser, phone);
    const { page, context } = assessor;
    await signInAs(page, place.assessor);
    const initials = await initialsOf(page);
    await page.goto('/record/');
    await page.getByLabel('单位', { exact: true }).waitFor();
    await kept(page);
    expect(await violations(page)).toEqual([]);

    await context.setOffline(true);
    await page.reload();
    await page.getByText('离线：照常填写').waitFor();
    await write(page, initials, facts);
    await page
      .getByLabel('拍照')
      .setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await photo(page) });
    await page.getByText('现场.jpg').waitFor();
    // The phone is put away in the middle of it and taken out again.
    await page.reload();
    await expect.poll(() => page.getByLabel('所见事实').inputValue()).toBe(facts);
    await page.getByText('现场.jpg').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('1份待发送').waitFor();
    await page.reload();
    await page.getByText('1份待发送').waitFor();
    expect(await filed(facts)).toEqual([]);

    const sent = page.waitForRequest((request) => request.url().includes('/trpc/workSheet.file'));
    await context.setOffline(false);
    const request = await sent;
    await page.locator('li[data-state="sent"]', { hasText: facts }).waitFor();
    const [sheet, ...more] = await filed(facts);
    expect(more).toEqual([]);
    expect(sheet).toMatchObject({ evidence: 1, points: -50 });
    // Its answer might have been lost on the way: the same request again files nothing more.
    const again = await page.request.post(request.url(), {
      headers: { origin: inject('url') },
      data: request.postDataJSON(),
    });
    expect(await again.json()).toMatchObject({ result: { data: { id: sheet?.id, repeated: true } } });
    expect(await filed(facts)).toEqual([sheet]);

    await using unit = await visit(browser, phone);
    await signInAs(unit.page, place.secretary);
    await unit.page.goto(`/cases/workSheet/${sheet?.id}`);
    await choose(unit.page, 'workSheet', 'dispute');
    await form(unit.page).locator('textarea').first().fill('缺页已补，见另册。');
    expect(await violations(unit.page)).toEqual([]);
    await send(unit.page, 'workSheet', 'dispute');
    await stands(unit.page, 'workSheet', 'disputed');

    await using lead = await visit(browser, phone);
    await signInAs(lead.page, place.lead);
    await lead.page.goto('/records?state=disputed');
    await lead.page.getByRole('link', { name: facts }).click();
    await lead.page.getByText('缺页已补，见另册。').first().waitFor();
    await choose(lead.page, 'workSheet', 'strike');
    await form(lead.page).locator('textarea').first().fill('经核对，记录已补齐。');
    await send(lead.page, 'workSheet', 'strike');
    await lead.page.getByText('已撤销').first().waitFor();
    expect(await violations(lead.page)).toEqual([]);
  });

  test('is seen by period, by its gaps and over the year', async () => {
    await using office = await visit(browser);
    const { page } = office;
    await signInAs(page, place.office);
    const { cycleId, assessmentId, reviewId } = place;
    for (const at of [
      '/records',
      `/periods/${cycleId}`,
      `/coverage/${cycleId}`,
      `/year/${assessmentId}`,
      `/cases/periodReview/${reviewId}`,
    ]) {
      await page.goto(at);
      await settled(page);
      await page.locator('main h2').first().waitFor();
      expect(await violations(page), at).toEqual([]);
    }
  });
});
