import { connect } from '@kaohe/db';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { launch, phone, settled, signInAs, violations, visit } from '../visitor.ts';

let browser: Browser;
let unit: Unit | undefined;
let id: string;
let lead: string;
let assessor: string;
const shots = process.env.KAOHE_SHOTS;
const shot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};

const found = `select i.id, i.stage, i.awaits, i.tags from instance i join instance c on c.id = i.cycle_id
  where i.machine = 'assessment' and c.stage not in ('closed', 'running') and i.stage <> 'cancelled'
    and not exists (select from instance a where a.parent_id = i.id and a.machine = 'appeal')
    order by i.stage in ('answerable', 'settled') desc, i.id desc limit 1`;
type Unit = {
  readonly id: string;
  readonly stage: string;
  readonly awaits: string[];
  readonly tags: string[];
};
const place = 'update instance set stage = $2, awaits = $3, tags = $4 where id = $1';
const holder = (
  role: string,
): string => `select p.email from appointment a join person p on p.id = a.person_id
  left join unit u on u.id = a.unit_id join instance i on i.id = $1
  where a.role = '${role}' and a.case_id is null and (a.cycle_id is null or a.cycle_id = i.cycle_id)
    and (u.path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/'))
    and not exists (select from recusal r where r.person_id = p.id and (r.case_id = any(i.lineage) or r.unit_id = i.unit_id))
  order by length(u.path) desc, p.email limit 1`;

const madeOf = z.object({ result: z.object({ data: z.object({ id: z.string() }) }) });

beforeAll(async () => {
  browser = await launch();
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-story', max: 2 });
  [unit] = await db.query<Unit>({ text: found });
  if (unit === undefined) throw new Error('no unit to look into');
  id = unit.id;
  // Back on its visit; where it stood it stands again for the stories after this one.
  await db.query({ text: place }, [id, 'visit', [], []]);
  const one = async (role: string): Promise<string> =>
    (await db.query<{ email: string }>({ text: holder(role) }, [id]))[0]?.email ?? '';
  [lead, assessor] = [await one('lead'), await one('assessor')];
}, 60_000);
afterAll(async () => {
  await browser.close();
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-story', max: 2 });
  if (unit !== undefined) await db.query({ text: place }, [unit.id, unit.stage, unit.awaits, unit.tags]);
});

test('an assessor hears somebody on the phone and tests what people know; the lead alone learns the name', async () => {
  await using field = await visit(browser, phone);
  const { page } = field;
  await signInAs(page, assessor);
  await page.goto(`/methods/${id}?part=interview`);
  await page.getByRole('button', { name: '新访谈' }).click();
  await page.getByLabel('化名').fill('党员甲');
  await page.getByLabel('受访者姓名').fill('上官明月');
  const topics = page.getByLabel('增加指标');
  const code = (await topics.locator('option').nth(1).getAttribute('value')) ?? '';
  await topics.selectOption(code);
  const topic = page.locator('fieldset').first();
  if ((await topic.getByLabel('问题', { exact: true }).count()) > 0)
    await topic.getByLabel('问题', { exact: true }).first().fill('支部怎样组织学习？');
  await topic.locator('textarea').first().fill('上半年只学过一次。');
  await topic.getByLabel('所谈情况能否印证').selectOption('contradicted');
  await shot(page, 'methods-interview-phone');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: /党员甲（党员）/ }).waitFor();
  expect(await page.content()).not.toContain('上官明月');
  await page.locator('summary', { hasText: '办结' }).click();
  await page.getByRole('button', { name: '办结', exact: true }).click();
  await page.locator('dialog[open]').getByRole('button', { name: '办结' }).click();
  await page.getByText('已办结').first().waitFor();

  await page.getByRole('button', { name: '题库' }).click();
  for (const n of [1, 2]) {
    await page.getByLabel('指标').selectOption(code);
    await page.getByLabel('题目', { exact: true }).fill(`第${n}题：党员大会多久召开一次？`);
    await page.getByLabel(/^选项/).fill('每月一次\n*每季度一次\n每年一次');
    await page.getByRole('button', { name: '加入题库' }).click();
    await page.getByText('已加入题库。').waitFor();
  }
  await page.getByRole('button', { name: '效果测试' }).click();
  await page.getByRole('button', { name: '新测试' }).click();
  await page.getByLabel('测试名称').fill('应知应会');
  await page.getByRole('checkbox', { name: new RegExp(`^${code} `) }).check();
  await page.getByLabel('每份题数').fill('2');
  await page.getByLabel(/^应考人员/).fill('一号');
  await page.getByRole('button', { name: '生成试卷和链接' }).click();
  const link = page.getByRole('link', { name: /\/t\/#/ });
  const address = (await link.getAttribute('href')) ?? '';
  expect(await violations(page)).toEqual([]);

  {
    await using sitter = await visit(browser, phone);
    await sitter.page.goto(`/t/${new URL(address).hash}`);
    await sitter.page.getByRole('heading', { name: '应知应会' }).waitFor();
    for (const choice of await sitter.page.getByLabel('每季度一次').all()) await choice.check();
    await shot(sitter.page, 'methods-paper-phone');
    expect(await violations(sitter.page)).toEqual([]);
    await sitter.page.getByRole('button', { name: '交卷' }).click();
    await sitter.page.getByText(/得分100\.00分/).waitFor();
  }
  await page.reload();
  await page.getByText('合格率').first().waitFor();

  await using desk = await visit(browser);
  await signInAs(desk.page, lead);
  await desk.page.goto(`/methods/${id}?part=interview`);
  await desk.page.getByRole('button', { name: '查看姓名' }).first().click();
  await desk.page.getByText('受访者：上官明月').waitFor();
  await desk.page.getByRole('button', { name: '多方印证' }).click();
  await desk.page.getByRole('table').waitFor();
  await settled(desk.page);
  await shot(desk.page, 'methods-sides');
  expect(await violations(desk.page)).toEqual([]);
});

test('a drill is watched point by point on the phone; failed, it contradicts the papers until the lead withdraws it', async () => {
  await using desk = await visit(browser);
  await signInAs(desk.page, lead);
  const tell = async (path: string, data: object): Promise<unknown> => {
    const reply = await desk.page.request.post(`/trpc/${path}`, { data });
    expect(reply.ok(), await reply.text()).toBe(true);
    return reply.json();
  };
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-story', max: 2 });
  const people = await db.query<{ id: string }>({ text: 'select id from person where email = any($1)' }, [
    [lead, assessor],
  ]);
  const [indicator] = await db.query<{ code: string }>(
    {
      text: `select i ->> 'code' as code from assessment a join standard s on s.id = a.standard_id
        cross join jsonb_array_elements(s.content -> 'dimensions') d cross join jsonb_array_elements(d -> 'indicators') i
        where a.id = $1 and i -> 'methods' ? 'drill' limit 1`,
    },
    [id],
  );
  const points = [
    { id: '1', text: '十五分钟内到齐', vital: true },
    { id: '2', text: '有人指挥', vital: false },
  ];
  const planned = madeOf.parse(
    await tell('method.planDrill', {
      ...{ assessmentId: id, visitId: null, indicator: indicator?.code, points, passing: 5_000 },
      ...{ task: '夜间集结', scenario: '不预先通知', heldOn: '2026-11-20', place: '' },
      observers: people.map((one) => one.id),
    }),
  );
  const drill = planned.result.data.id;
  const seen = points.map((one, at) => ({ point: one.id, passed: at > 0, note: '' }));
  await tell('method.observe', { id: drill, seen });

  {
    await using field = await visit(browser, phone);
    const { page } = field;
    await signInAs(page, assessor);
    // As a score line leads to it.
    await page.goto(`/methods/${id}?part=drill#record-${drill}`);
    const card = page.locator(`#record-${drill}`);
    await expect.poll(() => card.evaluate((one) => one === document.activeElement)).toBe(true);
    await card
      .getByRole('group', { name: /十五分钟内到齐/ })
      .getByRole('radio', { name: '未通过' })
      .check();
    await card
      .getByRole('group', { name: /有人指挥/ })
      .getByRole('radio', { name: '通过', exact: true })
      .check();
    expect(await violations(page)).toEqual([]);
    await shot(page, 'methods-drill-phone');
    await card.getByRole('button', { name: '提交观察' }).click();
    await card.getByText('通过考核点50.00%，演练不通过').first().waitFor();
    await card.locator('summary', { hasText: '办结' }).click();
    await card.getByRole('button', { name: '办结', exact: true }).click();
    await page.locator('dialog[open]').getByRole('button', { name: '办结' }).click();
    await card.getByText('已办结').waitFor();
  }

  await desk.page.goto(`/methods/${id}`);
  await desk.page.getByText('最近一次演练不通过（通过考核点50.00%）。').waitFor();
  await desk.page.getByText('下一步：按标准限分').waitFor();
  await desk.page.getByRole('button', { name: '实战考核' }).click();
  const card = desk.page.locator(`#record-${drill}`);
  await card.locator('summary', { hasText: '撤回' }).click();
  await card.getByLabel('撤回理由').fill('观察员记错了时间。');
  await card.getByRole('button', { name: '撤回' }).click();
  await card.getByText('已撤回').waitFor();
  await desk.page.getByRole('button', { name: '多方印证' }).click();
  await desk.page.getByRole('table').waitFor();
  await expect.poll(() => desk.page.getByText('最近一次演练不通过').count()).toBe(0);
});
