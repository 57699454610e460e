import { connect, type Db, sweep } from '@kaohe/db';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { actions, arrived, act as nameOf, openFirst, send, stands } from '../case.ts';
import { launch, phone, signIn, signInAs, violations, visit } from '../visitor.ts';
import { attach, basis, begin, write } from '../year/hand.ts';

let browser: Browser;
let db: Db;
beforeAll(async () => {
  browser = await launch();
  db = await connect(inject('databaseUrl'), { name: 'kaohe-story', max: 2 });
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
  await browser.close();
});

/** What the story is not about is done over HTTP, by whoever has signed in. */
const act = async (page: Page, id: string, [type, data]: readonly [string, object]): Promise<void> => {
  const reply = await page.request.post(`/trpc/${type.split('.')[0]}.send`, {
    data: { id, requestId: crypto.randomUUID(), event: { type, data } },
  });
  expect(reply.ok(), `${type}: ${await reply.text()}`).toBe(true);
};
const idOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const one = async <T extends object>(text: string, values: readonly unknown[]): Promise<T> => {
  const [row] = await db.query<T>({ text }, [...values]);
  if (row === undefined) throw new Error(`the demonstration has no ${text}`);
  return row;
};
/** Only a week brings this about: the notice has run its time. */
const endNotice = async (id: string): Promise<void> => {
  const past = `app_now() - interval '1 minute'`;
  await db.query(
    {
      text: `update deadline set due_at = ${past} where instance_id = $1 and event = 'commendation.noticeClosed'`,
    },
    [id],
  );
  await db.query({ text: `update instance set closes_at = ${past}, due_at = ${past} where id = $1` }, [id]);
  await sweep(db, { limit: 50 });
};

test('a leader approves, the list is posted, somebody objects on his phone and is answered, and the honour is conferred', async () => {
  await using leader = await visit(browser);
  await signIn(leader.page, 'leader');
  await openFirst(leader.page, 'commendation', 'vetted');
  for (const panel of ['规则怎么说', '意见反馈情况', '收到的异议', '决定之后会怎样'])
    await leader.page.getByRole('heading', { level: 2, name: panel, exact: true }).waitFor();
  expect(await violations(leader.page)).toEqual([]);
  const id = idOf(leader.page);
  const { unit, cycle } = await one<{ unit: string; cycle: string }>(
    'select u.name as unit, i.cycle_id as cycle from instance i join unit u on u.id = i.unit_id where i.id = $1',
    [id],
  );
  await begin(leader.page, 'commendation', 'approve');
  await basis(leader.page, '示范党发〔2026〕11号');
  await write(leader.page, '批准机关', '集团党委');
  await send(leader.page, 'commendation', 'approve');
  await stands(leader.page, 'commendation', 'approved');
  await using office = await visit(browser);
  await signIn(office.page, 'office');
  await act(office.page, cycle, ['cycle.publishCommendations', { title: '试点拟表彰名单公示' }]);
  await stands(leader.page, 'commendation', 'publicNotice');

  await using stranger = await visit(browser, phone);
  const { page } = stranger;
  await page.goto('/notice/');
  await page.getByRole('link', { name: '试点拟表彰名单公示' }).click();
  await page.locator('form select').selectOption({ label: unit });
  await page.locator('form textarea').fill('有一项事迹是上年完成的，请核查。');
  await page.getByRole('button', { name: '提交异议' }).click();
  const number = (await page.locator('main [role="status"] p').nth(1).textContent()) ?? '';
  expect(await violations(page)).toEqual([]);
  await using inspector = await visit(browser);
  await signIn(inspector.page, 'inspectorate');
  const objection = await one<{ id: string }>(
    `select id from instance where parent_id = $1 and machine = 'objection'`,
    [id],
  );
  await act(inspector.page, objection.id, ['objection.inquire', {}]);
  await endNotice(id);
  await stands(leader.page, 'commendation', 'inquiring');
  await act(inspector.page, objection.id, ['objection.dismiss', { reasons: '经核查，该事迹在本年度完成。' }]);
  await page.goto('/notice/');
  await page.getByLabel('回执编号').fill(number);
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText('经核查，该事迹在本年度完成。').waitFor();

  await stands(leader.page, 'commendation', 'conferrable');
  await begin(leader.page, 'commendation', 'confer');
  await send(leader.page, 'commendation', 'confer');
  await stands(leader.page, 'commendation', 'conferred');
  await page.goto('/notice/#honours');
  // The last conferred stands first.
  await page.locator('main ul > li').first().getByText(unit).waitFor();
});

test('a laggard rectifies on the phone, is sent back after a look, mends it and is closed', async () => {
  const { id, unit, secretary, assessor, lead } = await one<
    Record<'id' | 'unit' | 'secretary' | 'assessor' | 'lead', string>
  >(
    `select i.id, u.name as unit, h.secretary, h.assessor, h.lead from instance i join unit u on u.id = i.unit_id
      cross join lateral (select max(p.email) filter (where a.role = 'secretary') as secretary, max(p.email) filter (where a.role = 'assessor') as assessor,
        max(p.email) filter (where a.role = 'lead') as lead
        from appointment a join person p on p.id = a.person_id where a.unit_id = i.unit_id and a.case_id is null) h
      where i.machine = 'rectificationItem' and i.stage = 'open' and i.context -> 'overdue' = 'true' limit 1`,
    [],
  );
  await using subject = await visit(browser, phone);
  await signInAs(subject.page, secretary);
  await subject.page.goto('/rectifications?state=overdue');
  await subject.page.locator(`main table a[href*="${id}"]`).click();
  await arrived(subject.page);
  await begin(subject.page, 'rectificationItem', 'done');
  await write(subject.page, '内容', '两名党员已补学，复测合格。');
  await attach(subject.page, '复测成绩.txt');
  await send(subject.page, 'rectificationItem', 'done');
  await stands(subject.page, 'rectificationItem', 'done');
  // Whoever did it does not look back at it.
  expect(
    await actions(subject.page)
      .getByRole('button', { name: nameOf('rectificationItem', 'verify').label })
      .count(),
  ).toBe(0);

  await using assessing = await visit(browser);
  await signInAs(assessing.page, assessor);
  await assessing.page.goto(`/cases/rectificationItem/${id}`);
  await arrived(assessing.page);
  await begin(assessing.page, 'rectificationItem', 'reopen');
  await write(assessing.page, '理由', '一人成绩没有签字。');
  await send(assessing.page, 'rectificationItem', 'reopen');
  await stands(subject.page, 'rectificationItem', 'open');
  const { evidence } = await one<{ evidence: string[] }>(
    'select evidence from rectification_item where id = $1',
    [id],
  );
  await act(subject.page, id, ['rectificationItem.done', { text: '已补签。', evidence }]);
  await stands(assessing.page, 'rectificationItem', 'done');
  await begin(assessing.page, 'rectificationItem', 'verify');
  await write(assessing.page, '内容', '现场核对成绩单，两人合格。');
  await attach(assessing.page, '回头看.txt');
  await send(assessing.page, 'rectificationItem', 'verify');
  await stands(subject.page, 'rectificationItem', 'closed');

  await using leading = await visit(browser);
  await signInAs(leading.page, lead);
  await leading.page.goto(`/rectifications?state=closed&search=${encodeURIComponent(unit)}`);
  const row = leading.page.locator('main table tbody tr', { has: leading.page.locator(`a[href*="${id}"]`) });
  await row.getByText('退回1次').waitFor();
  expect(await violations(leading.page)).toEqual([]);
});
