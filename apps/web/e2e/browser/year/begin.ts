import type { Page } from 'playwright-core';
import { actions, arrived, choose, form, pick, send, stands } from '../case.ts';
import { go } from '../visitor.ts';
import { begin, type Hand, open, plainly, select, takeUp, write } from './hand.ts';

type Given = { readonly code: string; readonly name: string; readonly component: 'onSite' | 'daily' };

/** An indicator of fifty points, most of them for effect, proved by more than documents. */
const indicator = ({ code, name, component }: Given): object => ({
  code,
  name,
  kind: 'score',
  form: 2_000,
  effect: 3_000,
  subjects: ['organisation', 'secretary', 'discipline', 'cadre'],
  methods: ['interview', 'effectTest'],
  components: [component],
  assessor: '考核组',
  frequency: 'quarter',
  rule: '逐项核对，按规则计分。',
  evidence: null,
  cap: null,
  items: [],
});
const content = {
  total: 10_000,
  dimensions: [
    {
      code: 'A',
      name: '党建引领',
      points: 10_000,
      indicators: [
        indicator({ code: 'A1', name: '重点任务攻关有实效', component: 'onSite' }),
        indicator({ code: 'A2', name: '党员教育管理到人到事', component: 'daily' }),
      ],
    },
  ],
};

/** Opens what the act has just opened. */
const followOpened = async (page: Page): Promise<void> => {
  const before = page.url();
  await actions(page).getByRole('status').getByRole('link').first().click();
  await page.waitForURL((url) => url.pathname !== new URL(before).pathname);
  await arrived(page);
};

/** The content comes as an imported table would: the grid of the editor has tests of its own. */
const fill = async (page: Page): Promise<void> => {
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const saved = await page.request.post('/trpc/standard.saveContent', { data: { id, version: 1, content } });
  if (!saved.ok()) throw new Error(await saved.text());
  await page.reload();
  await arrived(page);
};

/** The office begins a year and drafts a standard; the leader approves it; the office publishes it. */
export const beginYear = async ({ as }: Hand): Promise<void> => {
  const office = await as('office-1');
  // Nothing waits yet in a new organisation: the first page leads to what comes first.
  await go(office, '/');
  await office.locator('main').getByRole('link', { name: '开始新的考核周期' }).click();
  await office.getByLabel('名称').fill('2025 年度试点考核');
  await office.getByRole('spinbutton', { name: '年度' }).fill('2025');
  await pick(office.getByRole('combobox', { name: '单位' }), '示范集团党委');
  await office.getByRole('button', { name: '开始新的考核周期' }).click();
  await arrived(office);
  await plainly(office, 'cycle', 'open');
  // Nobody is in the cycle yet: it says why it can't start.
  await actions(office).getByText('“开始考核”的条件尚不具备').waitFor();

  await begin(office, 'cycle', 'draftStandard');
  await write(office, '名称', '生产经营类党支部考核标准');
  await select(office, '单位类别', '生产经营类');
  await send(office, 'cycle', 'draftStandard');
  await followOpened(office);
  await fill(office);
  await plainly(office, 'standard', 'submit');
  const leader = await as('leader-1');
  await takeUp(leader, 'standard', 'approve');
  await send(leader, 'standard', 'approve');
  await stands(office, 'standard', 'approved');
  await plainly(office, 'standard', 'publish');
};

/** One unit is admitted, each of its subjects signs, and the year starts with one period. */
export const startYear = async ({ as }: Hand): Promise<void> => {
  const office = await as('office-1');
  await open(office, 'cycle');
  await begin(office, 'cycle', 'admitUnits');
  await select(office, '单位', '第一党委第一支部');
  await send(office, 'cycle', 'admitUnits');
  for (const mailbox of ['secretary-01', 'discipline-01', 'deputy-01']) {
    const subject = await as(mailbox);
    await takeUp(subject, 'assessment', 'acknowledge');
    await send(subject, 'assessment', 'acknowledge');
  }
  await actions(office).getByRole('button', { name: '开始考核', exact: true, disabled: false }).waitFor();
  await choose(office, 'cycle', 'start');
  for (const row of [4, 3, 2])
    await form(office)
      .getByRole('button', { name: `删除第${row}项` })
      .click();
  await write(office, '名称', '全年');
  const end = form(office).getByLabel('阶段截止日');
  await end.fill('2024-12-31');
  await end.press('Enter');
  await send(office, 'cycle', 'start');
};
