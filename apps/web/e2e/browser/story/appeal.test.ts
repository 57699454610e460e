import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { actions, arrived, choose, form, send, stands, act as wordsOf } from '../case.ts';
import { desktop, launch, phone, signIn, signInAs, violations, visit } from '../visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const item = z.object({
  id: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  parentId: z.string(),
});
const answer = z.object({ result: z.object({ data: z.unknown() }) });
const read = async <T extends z.ZodType>(
  page: Page,
  [path, input]: readonly [string, object],
  schema: T,
): Promise<z.output<T>> => {
  const query = encodeURIComponent(JSON.stringify(input));
  const reply = await page.request.get(`/trpc/${path}?input=${query}`);
  const { result } = answer.parse(await reply.json());
  return schema.parse(result.data);
};
/** What the story is not about is done over HTTP, by whoever has signed in. */
const act = async (page: Page, id: string, [type, data]: readonly [string, object]): Promise<void> => {
  const reply = await page.request.post(`/trpc/${type.split('.')[0]}.send`, {
    data: { id, requestId: crypto.randomUUID(), event: { type, data } },
  });
  expect(reply.ok(), `${type}: ${await reply.text()}`).toBe(true);
};

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
/** The demonstration's reviewers are numbered. */
const mailOf = (name: string): string =>
  `reviewer-${numerals.indexOf(name.replace('复核员', '')) + 1}@kaohe.example`;
const disputed = z.array(z.object({ id: z.string(), points: z.number() }));
const file = z.object({
  panel: z.array(z.object({ person: z.object({ name: z.string() }), role: z.string() })),
});

test('a panel decides on an appeal with both sides before it, and the unit sees what changed', async () => {
  await using office = await visit(browser);
  await signIn(office.page, 'office');
  const { items } = await read(
    office.page,
    ['appeal.list', { stages: ['reviewing'], limit: 10 }],
    z.object({ items: z.array(item) }),
  );
  const [appeal] = items;
  if (appeal === undefined) throw new Error('the demonstration has an appeal under review');
  const { panel } = await read(office.page, ['appeal.file', { id: appeal.id }], file);
  const lines = await read(office.page, ['appeal.lines', { id: appeal.id }], disputed);
  const votes = lines.map(({ id, points }) => ({ line: id, change: true, points: points + 20 }));
  const chairName = panel.find(({ role }) => role === 'chair')?.person.name ?? '';

  await using chair = await visit(browser);
  await signInAs(chair.page, mailOf(chairName));
  await chair.page.goto(`/cases/appeal/${appeal.id}`);
  await arrived(chair.page);
  for (const side of ['申辩人', '争议得分', '考核组'])
    await chair.page.getByRole('heading', { level: 3, name: side, exact: true }).waitFor();
  await chair.page.getByText('扣分所依据的情况已在考核期内整改完成').waitFor();
  expect(await violations(chair.page)).toEqual([]);
  // What is opened while another act is on its way stays open when that one's receipt comes.
  const held = Promise.withResolvers<void>();
  await chair.page.route('**/trpc/appeal.send**', async (route) => {
    await held.promise;
    await route.continue();
  });
  await choose(chair.page, 'appeal', 'extend');
  await form(chair.page).locator('textarea').fill('需要调阅原始记录。');
  await form(chair.page).locator('button[type="submit"]').click();
  const sure = chair.page.locator('dialog[open]');
  await sure.getByRole('button', { name: wordsOf('appeal', 'extend').label }).click();
  await choose(chair.page, 'appeal', 'deliberate');
  held.resolve();
  await actions(chair.page)
    .getByText(`已办理：${wordsOf('appeal', 'extend').label}`)
    .waitFor();
  await chair.page.unroute('**/trpc/appeal.send**');
  await form(chair.page)
    .and(chair.page.getByLabel(wordsOf('appeal', 'deliberate').label))
    .waitFor();
  await send(chair.page, 'appeal', 'deliberate');
  await stands(chair.page, 'appeal', 'deliberating');

  for (const { person, role } of panel.filter((one) => one.role !== 'chair')) {
    await using member = await visit(browser, desktop);
    await signInAs(member.page, mailOf(person.name));
    expect(role).toBe('reviewer');
    await act(member.page, appeal.id, ['appeal.vote', { votes }]);
  }
  await chair.page.getByText('已有2人表决，共3人').waitFor();
  await chair.page.getByText('表决密封，全部投出后公布。').first().waitFor();
  await act(chair.page, appeal.id, ['appeal.vote', { votes }]);
  await chair.page.reload();
  await choose(chair.page, 'appeal', 'adjust');
  await form(chair.page).locator('textarea').fill('整改记录属实，予以调整。');
  await send(chair.page, 'appeal', 'adjust');
  await stands(chair.page, 'appeal', 'decided');

  await using leader = await visit(browser);
  await signIn(leader.page, 'leader');
  await act(leader.page, appeal.id, ['appeal.approve', {}]);

  const no = numerals.findIndex((one) => appeal.unit.name.endsWith(`第${one}支部`)) + 1;
  await using secretary = await visit(browser, phone);
  await signInAs(secretary.page, `secretary-${String(no).padStart(2, '0')}@kaohe.example`);
  await act(secretary.page, appeal.id, ['appeal.receive', {}]);
  await act(secretary.page, appeal.id, ['appeal.accept', {}]);
  await secretary.page.goto(`/feedback/${appeal.parentId}`);
  const changes = secretary.page.getByRole('region', { name: '变化前后' });
  await changes.getByText('申辩决定').waitFor();
  await changes.getByRole('row', { name: /综合得分/ }).waitFor();
  const [was, is] = await changes
    .getByRole('row', { name: /综合得分/ })
    .getByRole('cell')
    .allTextContents();
  expect(Number(is)).toBeGreaterThan(Number(was));
  expect(await violations(secretary.page)).toEqual([]);
});
