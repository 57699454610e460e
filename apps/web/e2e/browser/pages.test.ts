import { machineNames } from '@kaohe/domain';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { clickIn, desktop, go, launch, phone, signIn, typeIn, violations, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Pages about a case beside its own. */
const own: Readonly<Record<string, readonly string[]>> = {
  assessment: ['scores', 'feedback', 'scoring', 'filings'],
  cycle: ['policy', 'grades', 'calibration', 'assessors', 'linkage', 'register', 'report'],
};

const views = { desktop, phone };

/** What axe finds in the page at each width. */
const atEach = async (page: Page, path: string): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  for (const [name, viewport] of Object.entries(views)) {
    await page.setViewportSize(viewport);
    const wrong = await violations(page);
    if (wrong.length > 0) found[`${path}, ${name}`] = wrong;
  }
  return found;
};

/** What axe finds on each of the addresses, by address and width; nothing is what is asked for. */
const onEach = async (
  page: Page,
  paths: readonly string[],
  move = go,
): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  for (const path of paths) {
    await move(page, path);
    Object.assign(found, await atEach(page, path));
  }
  return found;
};

/** Pages without the application are documents of their own. */
const load = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
};

const found = z.object({
  result: z.object({ data: z.object({ items: z.array(z.object({ id: z.string() })) }) }),
});

/** The ids that a list of the API begins with. */
const listed = async (page: Page, path: string, input: object): Promise<readonly string[]> => {
  const reply = await page.request.get(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`);
  return found.parse(await reply.json()).result.data.items.map(({ id }) => id);
};

/** Where the office keeps its letterheads and issues the letters of a cycle, and the newest letter if a story before led to one. */
const letterPages = async (page: Page): Promise<readonly string[]> => {
  const cycles = await listed(page, 'cycle.list', { limit: 5 });
  const letters: string[] = [];
  for (const cycleId of cycles) letters.push(...(await listed(page, 'letter.list', { cycleId, limit: 1 })));
  const newest = letters.slice(0, 1).map((id) => `/letter/${id}`);
  return ['/letterheads', ...cycles.slice(0, 1).map((id) => `/issue/${id}`), ...newest];
};

/** The newest case of each process that there is. */
const firstCases = async (page: Page): Promise<readonly string[]> => {
  const paths: string[] = [];
  for (const machine of machineNames) {
    const [first] = await listed(page, `${machine}.list`, { limit: 1 });
    if (first !== undefined) paths.push(`/cases/${machine}/${first}`);
  }
  return paths;
};

describe('no page breaks WCAG 2.2 AA, on a desk and on a phone', () => {
  test('without an account', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    expect(
      await onEach(page, ['/sign-in/', '/notice/', '/notice/#honours', '/q/', '/q/#nothing'], load),
    ).toEqual({});
    await page.goto('/notice/');
    const notice = page.locator('main ul a').first();
    await notice.waitFor();
    await notice.click();
    await page.locator('form textarea').waitFor();
    expect(await atEach(page, 'a notice')).toEqual({});
  });

  test('of the assessment office', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await clickIn(page, 'office');
    const lists = ['/cases/cycle', '/cases/assessment', '/cases/appeal'];
    const others = ['/board', '/notices', '/calendar', '/begin', '/account', '/profiles'];
    const results = ['/commendations', '/honours', '/rectifications'];
    const letters = await letterPages(page);
    expect(await onEach(page, ['/', ...results, ...letters, ...others, ...lists])).toEqual({});
  });

  test('of one case of each process', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'auditor');
    const cases = await firstCases(page);
    expect(cases.length).toBeGreaterThan(7);
    // Pages of their own about a unit's score, and about all units of a cycle.
    const besides = cases.flatMap((path) => {
      const [, , machine, id] = path.split('/');
      return (machine === undefined ? [] : (own[machine] ?? [])).map((page) => `/${page}/${id}`);
    });
    expect(besides).toHaveLength(Object.values(own).flat().length);
    expect(await onEach(page, ['/profiles', ...cases, ...besides])).toEqual({});
  });

  test('of the administrator', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    const { accounts, password } = inject('seeded');
    await typeIn(page, accounts.find(({ role }) => role === 'administrator')?.email ?? '', password);
    expect(await onEach(page, ['/', '/calendar', '/people'])).toEqual({});
    await page.getByRole('button', { name: '任命' }).first().click();
    await page.getByRole('form', { name: '任命' }).waitFor();
    expect(await atEach(page, 'an appointment')).toEqual({});
  });

  test('in English and in large text', async () => {
    await using visitor = await visit(browser);
    const { page } = visitor;
    await signIn(page, 'leader');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Large text' }).click();
    await page.getByRole('heading', { level: 1, name: 'To do' }).waitFor();
    expect(await onEach(page, ['/', '/board', '/notices'])).toEqual({});
  });
});
