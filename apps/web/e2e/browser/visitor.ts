import chromiumBinary from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { Seeded } from './stack.ts';

/** Flags of the binary that don't suit a browser with several contexts and the security it has at people's desks. */
const unwanted = ['--single-process', '--disable-web-security', '--allow-running-insecure-content'];
/** Drawn by a graphics card in software, a page costs three times the processor time. */
const graphics = [
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const left = new Set([...unwanted, ...graphics, '--ignore-gpu-blocklist']);

/** A browser without a download: the one from npm on Linux, else what the machine has. */
export const launch = async (): Promise<Browser> => {
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome' });
  return chromium.launch({
    executablePath: await chromiumBinary.executablePath(),
    args: [...chromiumBinary.args.filter((flag) => !left.has(flag)), '--no-sandbox', '--disable-gpu'],
  });
};

export const desktop = { width: 1366, height: 860 };
export const phone = { width: 390, height: 844 };

export type Visitor = AsyncDisposable & { readonly page: Page; readonly context: BrowserContext };

/** Somebody with a browser of his own; what breaks in the page breaks the test. */
export const visit = async (
  browser: Browser,
  viewport = desktop,
  baseURL = inject('url'),
): Promise<Visitor> => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', baseURL, reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  return {
    page,
    context,
    [Symbol.asyncDispose]: async () => {
      await context.close();
      expect(broken).toEqual([]);
    },
  };
};

declare global {
  interface Window {
    readonly __TSR_ROUTER__: {
      readonly state: { readonly status: string; readonly resolvedLocation?: { readonly pathname: string } };
    };
  }
}

/** On to an address within the application, as a link does it: the application isn't loaded again. */
export const go = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => window.history.pushState(null, '', to), path);
  // The router's own word that the page of this address stands; its name is the router's.
  await page.waitForFunction(
    (to) => {
      const { state } = window.__TSR_ROUTER__;
      return state.status === 'idle' && state.resolvedLocation?.pathname === to;
    },
    path.replace(/\?.*/, ''),
  );
};

const worklist = (page: Page): Promise<void> =>
  page.getByRole('heading', { level: 1, name: '待办' }).waitFor();

/** Signs in without the page for it, as most stories need nothing but the session; then to an address, if any. */
const enter = async (
  page: Page,
  account: { email: string; password: string },
  at: string | null,
): Promise<void> => {
  const reply = await page.request.post('/trpc/session.signIn', { data: account });
  expect(reply.ok(), await reply.text()).toBe(true);
  if (at === null) return;
  await page.goto(at);
  if (at === '/') await worklist(page);
};

const accountOf = (role: string): Seeded['accounts'][number] => {
  const account = inject('seeded').accounts.find((one) => one.role === role);
  if (account === undefined) throw new Error(`no demonstration account of ${role}`);
  return account;
};

/** The demonstration account of a role, signed in; `at` null: without a page yet. */
export const signIn = (page: Page, role: string, at: string | null = '/'): Promise<void> =>
  enter(page, { email: accountOf(role).email, password: inject('seeded').password }, at);

/** An account of the demonstration, signed in. */
export const signInAs = (page: Page, email: string, password = inject('seeded').password): Promise<void> =>
  enter(page, { email, password }, '/');

/** By one click on the demonstration account of a role, as the sign-in page offers it. */
export const clickIn = async (page: Page, role: string): Promise<void> => {
  await page.goto('/');
  await page.waitForURL('**/sign-in/**');
  const offered = page.locator('section[aria-labelledby="accounts"] button');
  await offered
    .filter({ hasText: accountOf(role).name })
    .first()
    .click();
  await worklist(page);
};

/** By typing, as everybody outside a demonstration does. */
export const typeIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.goto('/sign-in/');
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await worklist(page);
};

/** Everything that the page was waiting for has come. */
export const settled = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.locator('[data-loading], .ant-btn-loading').count()).toBe(0);
};

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Violations of WCAG 2.2 AA that axe finds in the page, each with its places. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  await settled(page);
  // Once for each document: it is half a megabyte to read.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    (values) =>
      (globalThis as typeof globalThis & { readonly axe: typeof axe }).axe.run(document, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
        preload: false,
      }),
    tags,
  );
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)}`));
};
