import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from './house.ts';
import { makePerson, makeUnit, password } from './people.ts';

describe('pages', () => {
  let house: House;
  let webFolder: string;
  beforeAll(async () => {
    webFolder = await mkdtemp(join(tmpdir(), 'kaohe-web-'));
    await mkdir(join(webFolder, 'assets'));
    await mkdir(join(webFolder, 'notice'));
    await writeFile(join(webFolder, 'index.html'), '<title>the application</title>');
    await writeFile(join(webFolder, 'notice/index.html'), '<title>a notice</title>');
    await writeFile(join(webFolder, 'assets/app-1a2b.js'), 'export {}');
    house = await openHouse({ webFolder, publicUrl: 'https://kaohe.example' });
  });
  afterAll(async () => {
    await house[Symbol.asyncDispose]();
    await rm(webFolder, { recursive: true });
  });
  const get = (path: string, accept = 'text/html') => fetch(`${house.url}${path}`, { headers: { accept } });

  it('any address of the application gives the application, and those of its own page their page', async () => {
    for (const path of ['/', '/worklist', '/cycles/1/cases?open=1', '/cases/standard/1?act=standard.amend'])
      expect(await (await get(path)).text()).toContain('the application');
    expect(await (await get('/', '*/*')).text()).toContain('the application');
    expect(await (await get('/notice/')).text()).toContain('a notice');
    expect(await (await get('/notice/abc')).text()).toContain('a notice');
    for (const [path, says] of [
      ['/', 'the application'],
      ['/notice/', 'a notice'],
    ] as const) {
      const headers = { accept: 'text/html', 'accept-encoding': 'identity' };
      expect(await (await fetch(`${house.url}${path}`, { headers })).text(), path).toContain(says);
    }
  });

  it('hashed files are kept for ever, pages never', async () => {
    expect((await get('/assets/app-1a2b.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/worklist')).headers.get('cache-control')).toBe('no-cache');
  });

  it('pages that were built while the server runs are there at once', async () => {
    await writeFile(join(webFolder, 'assets/app-3c4d.js'), 'export {}');
    const response = await get('/assets/app-3c4d.js', '*/*');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  it('what is not there is not found, in the shape of every error', async () => {
    for (const [path, accept] of [
      ['/assets/gone.js', '*/*'],
      ['/trpc', 'text/html'],
      ['/../../etc/passwd', '*/*'],
      ['/%2e%2e/%2e%2e/package.json', '*/*'],
    ] as const) {
      const response = await get(path, accept);
      expect({ path, status: response.status }).toEqual({ path, status: 404 });
      expect(await response.json()).toMatchObject({ error: { data: { code: 'notFound' } } });
    }
  });

  it('every answer forbids what the pages do not need', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('behind https the cookie is secure, and only the public origin may change anything', async () => {
    const unit = await makeUnit(house.db, 'g');
    const { email } = await makePerson(house.db, 'clerk', [{ role: 'clerk', unitId: unit.id }]);
    const signIn = (origin: string) =>
      fetch(`${house.url}/trpc/session.signIn`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ email, password }),
      });
    const signed = await signIn('https://kaohe.example');
    expect(signed.status).toBe(200);
    const [cookie = ''] = signed.headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-kaohe\.session_token=.*; Secure/i);
    const me = await fetch(`${house.url}/trpc/session.me`, {
      headers: { cookie: cookie.split(';')[0] ?? '' },
    });
    expect(await me.json()).toMatchObject({ result: { data: { person: { email } } } });
    expect((await signIn(house.url)).status).toBe(403);
  });
});
