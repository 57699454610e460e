import type { registry } from '@kaohe/domain';
import type { Browser, Locator, Page } from 'playwright-core';
import { act, arrived, choose, form, pick, send } from '../case.ts';
import type { Stack } from '../stack.ts';
import { desktop, go, settled, signInAs, type Visitor, visit } from '../visitor.ts';

type Machine = keyof typeof registry;

/** Everybody who takes part, each with a browser of his own, for one year. */
export type Hand = AsyncDisposable & {
  /** The page of somebody, by his mailbox; signed in the first time. */
  readonly as: (mailbox: string) => Promise<Page>;
  /** Somebody without an account. */
  readonly stranger: (viewport?: { width: number; height: number }) => Promise<Visitor>;
};

export const makeHand = (browser: Browser, { url, seeded }: Pick<Stack, 'url' | 'seeded'>): Hand => {
  const known = new Map<string, Visitor>();
  return {
    as: async (mailbox) => {
      const before = known.get(mailbox);
      if (before !== undefined) return before.page;
      const visitor = await visit(browser, desktop, url);
      known.set(mailbox, visitor);
      // As most people have it; the stories have the other.
      await visitor.page.emulateMedia({ reducedMotion: 'no-preference' });
      await signInAs(visitor.page, `${mailbox}@kaohe.example`, seeded.password);
      return visitor.page;
    },
    stranger: (viewport = desktop) => visit(browser, viewport, url),
    [Symbol.asyncDispose]: async () => {
      for (const visitor of known.values()) await visitor[Symbol.asyncDispose]();
    },
  };
};

/** Opens the only case of its kind from its list. */
export const open = async (page: Page, machine: Machine): Promise<void> => {
  await go(page, `/cases/${machine}`);
  await page.locator('main table tbody th a').first().click();
  await arrived(page);
};

/** Takes up what the first page says awaits one. */
export const takeUp = async (page: Page, machine: Machine, event: string): Promise<void> => {
  await go(page, '/');
  const { label } = act(machine, event);
  await page
    .locator('main')
    .getByRole('link', { name: new RegExp(`^${label}`) })
    .first()
    .click();
  await arrived(page);
  await form(page).waitFor();
};

/** From the first page straight to the scoring page. */
export const takeUpScoring = async (page: Page, event: 'score' | 'reconcile'): Promise<void> => {
  await go(page, '/');
  const { label } = act('assessment', event);
  await page
    .locator('main')
    .getByRole('link', { name: new RegExp(`^${label}`) })
    .first()
    .click();
  await page.waitForURL('**/scoring/**');
  await settled(page);
};

export const begin = async (page: Page, machine: Machine, event: string): Promise<void> => {
  await choose(page, machine, event);
  await form(page).waitFor();
};

/** Chooses and sends what needs no words. */
export const plainly = async (page: Page, machine: Machine, event: string): Promise<void> => {
  await begin(page, machine, event);
  await send(page, machine, event);
};

export const write = (page: Page, label: string, text: string): Promise<void> =>
  form(page).getByLabel(label, { exact: true }).last().fill(text);
export const select = (page: Page, label: string, name: string): Promise<void> =>
  pick(form(page).getByRole('combobox', { name: label, exact: true }).last(), name);
export const figure = (page: Page, label: string, value: string): Promise<void> =>
  form(page).getByRole('spinbutton', { name: label, exact: true }).last().fill(value);

/** A day, typed and taken with Enter. */
export const day = async (page: Page, label: string, value: string): Promise<void> => {
  const field: Locator = form(page).getByLabel(label, { exact: true }).last();
  await field.fill(value);
  await field.press('Enter');
};

export const attach = async (page: Page, name: string): Promise<void> => {
  await form(page)
    .locator('input[type="file"]')
    .last()
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(name, 'utf8') });
  await form(page).getByRole('link', { name }).waitFor();
};

/** On what, and by whom, grades and honours are decided. */
export const basis = async (page: Page, document: string): Promise<void> => {
  await write(page, '决定机构', '集团党委会');
  await day(page, '会议日期', '2025-01-20');
  await write(page, '依据文件', document);
};

const clock = (page: Page): Locator => page.locator('section[aria-label="演示时钟"]');

/** The day that the clock shows, `YYYY-MM-DD`. */
const today = async (page: Page): Promise<string> => {
  const now = (await clock(page).locator('time').getAttribute('datetime')) ?? '';
  return new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
};

/** Presses a button of the clock until it shows `until` or a later day. */
const pass = async (page: Page, button: RegExp, until: string): Promise<void> => {
  while ((await today(page)) < until) {
    const before = await clock(page).locator('time').getAttribute('datetime');
    await clock(page).getByRole('button', { name: button, disabled: false }).click();
    await page.locator(`section[aria-label="演示时钟"] time:not([datetime="${before}"])`).waitFor();
  }
};
export const passDays = (page: Page, until: string): Promise<void> => pass(page, /^前进一天$/, until);
export const passDeadlines = (page: Page, until: string): Promise<void> => pass(page, /^跳到下一时限/, until);
