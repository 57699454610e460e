import { machineNames } from '@kaohe/domain';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { desktop, launch, phone, signIn, violations, visit } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Pages about a case beside its own. */
const own: Readonly<Record<string, readonly string[]>> = {
  assessment: ['scores', 'scoring'],
  cycle: ['policy', 'grades', 'calibration', 'assessors', 'linkage'],
};

const views = [
  ['desktop', desktop],
  ['phone', phone],
] as const;

/** What axe finds on each of the addresses, by address; nothing is what is asked for. */
const onEach = async (page: Page, paths: readonly string[]): Promise<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  for (const path of paths) {
    await page.goto(path);
    const wrong = await violations(page);
    if (wrong.length > 0) found[path] = wrong;
  }
  return found;
};

const found = z.object({
  result: z.object({ data: z.object({ items: z.array(z.object({ id: z.string() })) }) }),
});

/** The newest case of each process that there is. */
const firstCases = async (page: Page): Promise<readonly string[]> => {
  const paths: string[] = [];
  for (const machine of machineNames) {
    const reply = await page.request.get(`/trpc/${machine}.list?input=${encodeURIComponent('{"limit":1}')}`);
    const [first] = found.parse(await reply.json()).result.data.items;
    if (first !== undefined) paths.push(`/cases/${machine}/${first.id}`);
  }
  return paths;
};

describe.each(views)('no page breaks WCAG 2.2 AA: %s', (_name, viewport) => {
  test('without an account', async () => {
    await using visitor = await visit(browser, viewport);
    const { page } = visitor;
    expect(await onEach(page, ['/sign-in/', '/notice/', '/q/', '/q/#nothing'])).toEqual({});
    await page.goto('/notice/');
    const notice = page.locator('main ul a').first();
    await notice.waitFor();
    await notice.click();
    await page.locator('form textarea').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('of the assessment office', async () => {
    await using visitor = await visit(browser, viewport);
    const { page } = visitor;
    await signIn(page, 'office');
    const lists = ['/cases/cycle', '/cases/assessment', '/cases/appeal'];
    expect(
      await onEach(page, [
        '/',
        '/board',
        '/notices',
        '/calendar',
        '/begin',
        '/account',
        '/profiles',
        ...lists,
      ]),
    ).toEqual({});
  });

  test('of one case of each process', async () => {
    await using visitor = await visit(browser, viewport);
    const { page } = visitor;
    await signIn(page, 'auditor');
    const cases = await firstCases(page);
    expect(cases.length).toBeGreaterThan(7);
    // Pages of their own about a unit's score, and about all units of a cycle.
    const besides = cases.flatMap((path) => {
      const [, , machine, id] = path.split('/');
      return (machine === undefined ? [] : (own[machine] ?? [])).map((page) => `/${page}/${id}`);
    });
    expect(besides).toHaveLength(7);
    expect(await onEach(page, ['/profiles', ...cases, ...besides])).toEqual({});
  });

  test('of the administrator', async () => {
    await using visitor = await visit(browser, viewport);
    const { page } = visitor;
    await signIn(page, 'administrator');
    expect(await onEach(page, ['/', '/people', '/calendar'])).toEqual({});
    await page.goto('/people');
    await page.getByRole('button', { name: '任命' }).first().click();
    await page.getByRole('form', { name: '任命' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('in English and in large text', async () => {
    await using visitor = await visit(browser, viewport);
    const { page } = visitor;
    await signIn(page, 'leader');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Large text' }).click();
    await page.getByRole('heading', { level: 1, name: 'To do' }).waitFor();
    expect(await onEach(page, ['/', '/board', '/notices'])).toEqual({});
  });
});
