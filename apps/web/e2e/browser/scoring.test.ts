import { advance, connect } from '@kaohe/db';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch, phone, settled, signInAs, violations, visit } from './visitor.ts';

let browser: Browser;
let id: string;
let cycleId: string;
let assessors: readonly string[];
let lead: string;
let office: string;

const found = `select i.id, i.cycle_id as "cycleId" from instance i join instance c on c.id = i.cycle_id
  where i.machine = 'assessment' and c.stage = 'feedback' and i.stage in ('answerable', 'settled')
    and exists (select from finding f where f.assessment_id = i.id)
    and not exists (select from instance a where a.parent_id = i.id and a.machine in ('appeal', 'rectification')) order by i.id limit 1`;
const holder = (
  role: string,
): string => `select p.email from appointment a join person p on p.id = a.person_id
  left join unit u on u.id = a.unit_id join instance i on i.id = $1
  where a.role = '${role}' and a.case_id is null and (u.path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/'))
  order by length(u.path) desc limit 1`;

beforeAll(async () => {
  browser = await launch();
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-story', max: 2 });
  const [unit] = await db.query<{ id: string; cycleId: string }>({ text: found });
  if (unit === undefined) throw new Error('no unit to score once more');
  ({ id, cycleId } = unit);
  // Back to the end of its visit, as if nobody had scored it.
  await db.query({ text: 'update score_line set voided_at = app_now() where assessment_id = $1' }, [id]);
  await db.query({ text: `update instance set stage = 'visit', awaits = '{}', tags = '{}' where id = $1` }, [
    id,
  ]);
  const event = { type: 'assessment.visitDone', data: {} };
  await advance(db, { instanceId: id, event, actor: { kind: 'system' }, requestId: crypto.randomUUID() });
  const owing = await db.query<{ email: string }>(
    {
      text: `select p.email from slot s join person p on p.id = s.person_id
        where s.instance_id = $1 and s.roll = 'scoring' and s.done_at is null and s.ended_at is null order by p.email`,
    },
    [id],
  );
  assessors = owing.map(({ email }) => email);
  const one = async (role: string): Promise<string> =>
    (await db.query<{ email: string }>({ text: holder(role) }, [id]))[0]?.email ?? '';
  [lead, office] = [await one('lead'), await one('office')];
}, 60_000);
afterAll(() => browser.close());

const sheet = (page: Page) =>
  page.locator('section', { has: page.getByRole('heading', { name: '评分表' }) }).first();

/** Scores every indicator that gives points: in full, but for the first where less is said. */
const scoreAll = async (page: Page, first: string | null): Promise<void> => {
  const next = page.getByRole('button', { name: '下一项' });
  for (let n = 0; ; n += 1) {
    const about = sheet(page);
    const isScored = (await about.getByText(/^满分/).count()) > 0;
    if (isScored) {
      const hint =
        (await about
          .getByText(/^\d.*至\d.*分$/)
          .first()
          .textContent()) ?? '';
      const full = /至(\d+\.\d\d)分/.exec(hint)?.[1] ?? '0';
      await about.getByLabel('分值', { exact: true }).fill(n === 0 && first !== null ? first : full);
      await about.getByLabel('理由', { exact: true }).fill(`第${n + 1}项：逐项核对，与记录相符。`);
      await about.locator('input[type="file"]').setInputFiles({
        name: '核对记录.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(`核对记录${n}`, 'utf8'),
      });
      await about.getByRole('link', { name: '核对记录.txt' }).waitFor();
    }
    if (await next.isDisabled()) return;
    await next.click();
  }
};

const handIn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '提交评分' }).click();
  await page.locator('dialog[open]').getByRole('button', { name: '提交评分' }).click();
  await page.getByRole('heading', { name: '评分表' }).waitFor({ state: 'detached' });
};

describe('two assessors score a unit, the lead settles where they differ', () => {
  test('the first scores, and finds nothing of what others gave', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signInAs(page, assessors[0] ?? '');
    await page.goto(`/cases/assessment/${id}`);
    await page.getByRole('link', { name: '打开评分页' }).click();
    await sheet(page).waitFor();
    expect(await violations(page)).toEqual([]);
    await scoreAll(page, '0.00');
    await handIn(page);
    await page.getByText('您的评分已提交').waitFor();
  });

  test('the others score on a phone, and the lead sees nothing before the last', async () => {
    for (const [n, email] of assessors.slice(1).entries()) {
      await using visitor = await visit(browser, phone);
      const { page } = visitor;
      if (n === 0) {
        await using waiting = await visit(browser);
        await signInAs(waiting.page, lead);
        await waiting.page.goto(`/scoring/${id}`);
        await waiting.page.getByText(/^尚未评分：/).waitFor();
        expect(await waiting.page.getByText('逐项核对，与记录相符').count()).toBe(0);
      }
      await signInAs(page, email);
      await page.goto(`/scoring/${id}`);
      await sheet(page).waitFor();
      expect(await violations(page)).toEqual([]);
      await scoreAll(page, null);
      await handIn(page);
    }
  });

  test('the lead settles it with a reason for the deviation', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signInAs(page, lead);
    await page.goto(`/scoring/${id}`);
    await page.getByRole('heading', { name: '各成员评分对照' }).waitFor();
    expect(await violations(page)).toEqual([]);
    const far = page.locator('section[data-far="true"]');
    expect(await far.count()).toBe(1);
    await page.getByRole('button', { name: '核定得分' }).click();
    await page.getByText(/不完整：分值、理由、证据或者差异说明/).waitFor();
    await far.getByRole('button', { name: '取平均' }).click();
    await far.getByLabel('差异说明（必填）').fill('一名成员没有看到补充记录，已共同复看。');
    await page.getByLabel('总体说明').fill('逐项核对，一项差异已说明。');
    await page.getByRole('button', { name: '核定得分' }).click();
    await page.locator('dialog[open]').getByRole('button', { name: '核定得分' }).click();
    await page.getByText(/重新计算，得[\d.]+分，与保存的得分一致/).waitFor();
  });

  test('the office compares all units and looks at how assessors score', async () => {
    for (const size of [undefined, phone]) {
      await using visitor = await visit(browser, size);
      const { page } = visitor;
      await signInAs(page, office);
      for (const path of [`/calibration/${cycleId}`, `/assessors/${cycleId}`]) {
        await page.goto(path);
        await settled(page);
        await page.locator('main table').first().waitFor();
        expect(await violations(page)).toEqual([]);
      }
    }
  });
});
