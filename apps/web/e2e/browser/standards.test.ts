import { randomUUID } from 'node:crypto';
import { type StandardContent, starters } from '@kaohe/domain';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { arrived, choose, send, stands } from './case.ts';
import { desktop, launch, phone, signIn, violations, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const reply = z.object({ result: z.object({ data: z.unknown() }) });
const ask = async (page: Page, path: string, input: unknown): Promise<unknown> => {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return reply.parse(await (await page.request.get(`/trpc/${path}${query}`)).json()).result.data;
};
const tell = async (page: Page, path: string, data: unknown): Promise<unknown> => {
  const headers = { origin: inject('url') };
  const answer = await page.request.post(`/trpc/${path}`, { headers, data });
  return reply.parse(await answer.json()).result.data;
};
const rows = z.object({
  items: z.array(z.object({ id: z.string(), stage: z.string(), title: z.string().nullable() })),
});
const versioned = z.object({ version: z.number(), textHash: z.string().nullable() });

const sendTo = async (page: Page, id: string, event: { type: string; data: unknown }): Promise<void> => {
  const { version, textHash } = versioned.parse(await ask(page, 'cycle.byId', { id }));
  const text = textHash === null ? {} : { textHash };
  await tell(page, 'cycle.send', { id, version, ...text, requestId: randomUUID(), event });
};

let cycle: string | undefined;
/** A draft standard in a year that has just begun. */
const draft = async (page: Page, name: string, category: string): Promise<string> => {
  if (cycle === undefined) {
    const [root] = z.array(z.object({ id: z.string() })).parse(await ask(page, 'unit.list', undefined));
    const data = { name: '2028 年度考核', year: 2028, unitId: root?.id };
    const begun = await tell(page, 'cycle.begin', { requestId: randomUUID(), data });
    cycle = z.object({ instanceId: z.string() }).parse(begun).instanceId;
    await sendTo(page, cycle, { type: 'cycle.open', data: {} });
  }
  await sendTo(page, cycle, { type: 'cycle.draftStandard', data: { name, category } });
  const { items } = rows.parse(await ask(page, 'standard.list', { limit: 50 }));
  const found = items.find(({ title }) => title === name);
  if (found === undefined) throw new Error(`no draft ${name}`);
  return found.id;
};
const saved = z.object({ version: z.number() });
const save = async (page: Page, id: string, content: StandardContent): Promise<void> => {
  const { version } = saved.parse(await ask(page, 'standard.content', { id }));
  await tell(page, 'standard.saveContent', { id, version, content });
};

/** As long as an action of the browser may take, in milliseconds. */
const patience = { timeout: 15_000 };

const grid = (page: Page): Locator => page.getByRole('grid', { name: '指标表' });
/** The cell of a row, told by its code, in a column. */
const cell = async (page: Page, code: string, title: string): Promise<Locator> => {
  const head = grid(page).getByRole('columnheader', { name: title, exact: true });
  const column = await head.getAttribute('aria-colindex');
  return grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name: code, exact: true }) })
    .locator(`[aria-colindex="${column}"]`);
};
const edit = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/standards/${id}/edit`);
  await grid(page).getByRole('row').nth(2).waitFor();
};
const paste = async (page: Page, keys: string, text: string): Promise<void> => {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press(keys);
};
/** As a spreadsheet or a word processor copies it. */
const pasteTable = async (page: Page, html: string): Promise<void> => {
  await page.evaluate(
    (table) =>
      navigator.clipboard.write([
        new ClipboardItem({ 'text/html': new Blob([table], { type: 'text/html' }) }),
      ]),
    html,
  );
  await page.keyboard.press('Control+v');
};
const count = (page: Page): Promise<string | null> => grid(page).getAttribute('aria-rowcount');

describe('the office draws up a standard', () => {
  const name = '2028 年度服务保障类标准';
  let id: string;

  test('from a starter, checked while it is typed, mended at a click, pasted into, taken back, saved', async () => {
    await using visitor = await visit(browser);
    const { page, context } = visitor;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(page, 'office', null);
    id = await draft(page, name, 'service');
    await page.goto(`/cases/standard/${id}`);
    await page.getByRole('button', { name: /^先看内容 后勤服务支部/ }).click();
    await page.getByText('保障任务不误时，差错有追溯').first().waitFor();
    await page.getByRole('button', { name: /^采用这份 后勤服务支部/ }).click();
    await page.getByText('已采用，可以开始编辑。').waitFor();
    await page.getByRole('link', { name: '编辑标准' }).click();
    await grid(page).getByRole('row').nth(2).waitFor();
    await page.getByText('各项检查均已通过').waitFor();

    await (await cell(page, 'A1', '形式分')).click();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /维度内分值之和与维度分值不符/ }).waitFor();
    await page.getByText('有改动未保存').waitFor();
    await page
      .getByRole('button', { name: /^一键修改/ })
      .first()
      .click();
    await page.getByText(/^已修改：/).waitFor();
    const undo = page.getByRole('button', { name: '撤销' });
    await undo.click();
    await undo.click();
    await page.getByText('各项检查均已通过').waitFor();
    expect(await undo.isDisabled()).toBe(true);

    await (await cell(page, 'A1', '编号')).click();
    const before = await count(page);
    await paste(page, 'Control+Shift+V', 'A8\t粘贴的第一项\t得分\t1\t2\nA9\t粘贴的第二项\t得分\t0.5\t1.50\n');
    await page.getByText('已粘贴为2个新行。').waitFor();
    expect(await count(page)).toBe(String(Number(before) + 2));
    expect(await (await cell(page, 'A9', '实效分')).textContent()).toContain('1.50');
    await (await cell(page, 'A1', '名称')).click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => count(page), patience).toBe(before);
    await page.keyboard.press('F2');
    await page.keyboard.type('，有回音');
    await page.keyboard.press('Enter');
    await page.getByText('各项检查均已通过').waitFor();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存', { exact: true }).waitFor();
    await page.reload();
    await page
      .getByText(/，有回音/)
      .first()
      .waitFor();
  });

  test('submits it; a leader approves; it is published and read', async () => {
    {
      await using visitor = await visit(browser);
      const { page } = visitor;
      await signIn(page, 'office', `/cases/standard/${id}`);
      await arrived(page);
      await choose(page, 'standard', 'submit');
      await send(page, 'standard', 'submit');
      await page.goto(`/standards/${id}/edit`);
      await page.getByText('这份标准现在不能编辑。').waitFor();
    }
    {
      await using visitor = await visit(browser);
      const { page } = visitor;
      await signIn(page, 'leader', `/cases/standard/${id}`);
      await arrived(page);
      await choose(page, 'standard', 'approve');
      await send(page, 'standard', 'approve');
    }
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'office', `/cases/standard/${id}`);
    await arrived(page);
    await choose(page, 'standard', 'publish');
    await send(page, 'standard', 'publish');
    await stands(page, 'standard', 'published');
    await page.getByRole('button', { name: '打印' }).waitFor();
    await page.getByRole('link', { name: /^与2026年第1版比较/ }).click();
    await page.getByText(/^新增\d+项，删除\d+项/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

/** Names that have nothing in common, so that the lint has nothing to say of their likeness. */
const nameOf = (no: number): string =>
  String.fromCodePoint(...Array.from({ length: 12 }, (_, at) => 0x4e00 + ((no * 97 + at * 1_031) % 20_000)));

/** As many indicators, in ten dimensions. */
const large = (indicators: number): StandardContent => {
  const [dimension] = starters.enterprise.dimensions;
  const [one] = dimension?.indicators ?? [];
  if (dimension === undefined || one === undefined) throw new Error('no starter');
  const each = indicators / 10;
  return {
    total: 10_000,
    dimensions: Array.from({ length: 10 }, (_, d) => ({
      code: `D${d + 1}`,
      name: `第${d + 1}方面`,
      points: null,
      indicators: Array.from({ length: each }, (_, i) => ({
        ...one,
        code: `D${d + 1}.${i + 1}`,
        name: nameOf(d * each + i),
        form: 20,
        effect: 30,
        items: [],
        scoring: null,
      })),
    })),
  };
};

describe('two hundred indicators', () => {
  test('are walked, searched, typed into and saved; another hand is told and nothing is lost', async () => {
    await using visitor = await visit(browser);
    const { page, context } = visitor;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(page, 'office', null);
    const id = await draft(page, '2028 年度机关职能类标准', 'office');
    await save(page, id, large(200));
    await edit(page, id);
    expect(await count(page)).toBe('211');
    const order = async (): Promise<readonly string[]> =>
      (await grid(page).locator('[role="row"] [aria-colindex="2"]').allTextContents()).slice(1, 5);
    await (await cell(page, 'D1.2', '编号')).click();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(order, patience).toEqual(['D1', 'D1.2', 'D1.1', 'D1.3']);
    await page.keyboard.press('Control+z');
    await grid(page)
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell', { name: 'D1.3', exact: true }) })
      .locator('[draggable]')
      .dragTo(await cell(page, 'D1.1', '编号'));
    await expect.poll(order, patience).toEqual(['D1', 'D1.3', 'D1.1', 'D1.2']);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(order, patience).toEqual(['D1', 'D1.1', 'D1.2', 'D1.3']);
    await (await cell(page, 'D1.1', '编号')).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `D1.1\t${nameOf(0)}\nD1.2\t${nameOf(1)}`,
    );
    await pasteTable(
      page,
      '<table><tr><td rowspan=2>E1</td><td>甲<br>乙</td></tr><tr><td>丙 &amp; 丁</td></tr></table>',
    );
    await expect.poll(() => grid(page).getByText('丙 & 丁').count(), patience).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(order, patience).toEqual(['D1', 'D1.1', 'D1.2', 'D1.3']);
    await (await cell(page, 'D1', '编号')).click();
    await page.keyboard.press('Control+End');
    await grid(page).getByRole('gridcell', { name: 'D10.20', exact: true }).waitFor();
    await page.keyboard.press('Control+Home');
    await page.getByLabel('查找编号、名称、规则…').fill('D7.13');
    const form = await cell(page, 'D7.13', '形式分');
    await form.click();
    await page.keyboard.type('0.25');
    await page.keyboard.press('Tab');
    expect(await form.textContent()).toContain('0.25');

    await save(page, id, { ...large(200), total: 9_000 });
    await page.getByText(/保存了这份标准，您的改动还在/).waitFor();
    await page.getByRole('button', { name: '对方改了什么' }).click();
    await page.getByRole('table', { name: '两版比较' }).getByText('90.00').waitFor();
    await page.getByRole('button', { name: '以我的内容为准，再次保存' }).click();
    await page.getByText('已保存', { exact: true }).waitFor();
    const content = z
      .object({ content: z.object({ total: z.number() }) })
      .parse(await ask(page, 'standard.content', { id }));
    expect(content.content.total).toBe(10_000);
  });

  test('on a phone a row is opened, moved, doubled and removed', async () => {
    await using visitor = await visit(browser, phone);
    const { page } = visitor;
    await signIn(page, 'office', null);
    const { items } = rows.parse(await ask(page, 'standard.list', { limit: 50 }));
    const id = items.find(({ title, stage }) => stage === 'draft' && title?.startsWith('2028'))?.id;
    await page.goto(`/standards/${id}/edit`);
    const listed = page.locator('main li button');
    await page.getByRole('button', { name: /^D1\.1 / }).click();
    await page.getByText(/^位于“D1 /).waitFor();
    await page.getByRole('button', { name: '下移' }).click();
    await page.getByText(/^位于“D1\.2 /).waitFor();
    await page.getByRole('button', { name: '复制一份' }).click();
    await page.getByText(/^位于“D1\.1 /).waitFor();
    await page.getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: /^D1\.1 / }).waitFor();
    const codes = await listed.allTextContents();
    const at = (code: string): number => codes.findIndex((text) => text.includes(`${code} `));
    expect(at('D1.2')).toBeGreaterThan(-1);
    expect(at('D1.1')).toBe(at('D1.2') + 1);
  });

  test.each([
    ['desktop', desktop],
    ['phone', phone],
  ] as const)('break no rule of WCAG 2.2 AA: %s', async (_name, viewport) => {
    await using visitor = await visit(browser, viewport);
    const { page } = visitor;
    await signIn(page, 'office', null);
    const { items } = rows.parse(await ask(page, 'standard.list', { limit: 50 }));
    const id = items.find(({ title, stage }) => stage === 'draft' && title?.startsWith('2028'))?.id;
    await page.goto(`/standards/${id}/edit`);
    if (viewport === phone) await page.getByRole('button', { name: /^D1\.1 / }).waitFor();
    else await grid(page).getByRole('row').nth(2).waitFor();
    expect(await violations(page)).toEqual([]);
    if (viewport === desktop) {
      await (await cell(page, 'D1.1', '名称')).click();
      await page.keyboard.press('F6');
      await page.getByRole('heading', { name: /^当前行/ }).waitFor();
    } else await page.getByRole('button', { name: /^D1\.1 / }).click();
    await page.getByLabel('评分人').fill('群众工作部');
    expect(await violations(page)).toEqual([]);
    await page
      .getByRole('button', { name: '分值分布' })
      .or(page.getByRole('button', { name: '返回列表' }))
      .click();
    await page.getByRole('button', { name: '分值分布' }).click();
    await page.getByText('按责任主体').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
