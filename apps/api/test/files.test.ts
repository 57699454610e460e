import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { makeWorld, place, type World } from './world.ts';

const kept = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  sha256: z.string(),
});
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('files', () => {
  let house: House;
  let world: World;
  let secretary: Client;
  beforeAll(async () => {
    house = await openHouse();
    world = await makeWorld(house.db);
    secretary = await signIn(house.url, 'secretary-1@example.org');
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  type Upload = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly type?: string };
  const upload = (who: Client, { name, bytes, type = 'application/octet-stream' }: Upload) =>
    fetch(`${house.url}/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { cookie: who.cookie, 'content-type': type },
      body: bytes,
    });
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const download = (who: Client, id: string) =>
    fetch(`${house.url}/files/${id}`, { headers: { cookie: who.cookie } });

  it('are kept by what is in them, whatever they are called and said to be', async () => {
    const response = await upload(secretary, {
      name: '会议记录.exe',
      bytes: new Uint8Array(png),
      type: 'text/html',
    });
    expect(kept.parse(await response.json())).toMatchObject({
      name: '会议记录.exe',
      type: 'image/png',
      size: png.length,
    });
    const page = await upload(secretary, {
      name: '../../page.html',
      bytes: bytesOf('<script>alert(1)</script>'),
      type: 'text/html',
    });
    expect(kept.parse(await page.json())).toMatchObject({ name: 'page.html', type: 'text/plain' });
  });

  it.each([
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0])],
    ['bytes of no kind', new Uint8Array([0, 1, 2, 3, 255, 254])],
    ['an archive', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])],
  ])('%s is invalid', async (_name, bytes) => {
    const response = await upload(secretary, { name: 'report.pdf', bytes, type: 'application/pdf' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { data: { code: 'invalid', detail: { issue: 'fileType' } } },
    });
  });

  it('nothing is invalid, and more than 20 MB are too much', async () => {
    expect((await upload(secretary, { name: 'nothing.txt', bytes: new Uint8Array() })).status).toBe(400);
    const large = await upload(secretary, { name: 'large.txt', bytes: new Uint8Array(20 * 1024 * 1024 + 1) });
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({
      error: { data: { code: 'tooMuch', detail: { bytes: 20 * 1024 * 1024 } } },
    });
  });

  it('are not taken from who has not signed in, nor given to him', async () => {
    const nobody = { ...secretary, cookie: '' };
    expect((await upload(nobody, { name: 'a.txt', bytes: bytesOf('a') })).status).toBe(401);
    expect((await download(nobody, crypto.randomUUID())).status).toBe(401);
  });

  it('are given to who uploaded them and to who sees a case that cites them, as attachments that nothing runs', async () => {
    const { id } = kept.parse(
      await (await upload(secretary, { name: '证据 "1".txt', bytes: bytesOf('what happened') })).json(),
    );
    const auditor = await signIn(house.url, 'auditor-1@example.org');
    const stranger = await signIn(house.url, 'strange-secretary@example.org');
    expect((await download(auditor, id)).status).toBe(404);
    const sheet = await place(house.db, {
      machine: 'workSheet',
      at: { stage: 'filed', context: {} },
      unit: world.unit,
      parent: world.base('periodReview'),
    });
    const sent = await secretary.mutate('workSheet.send', {
      id: sheet.id,
      requestId: crypto.randomUUID(),
      event: { type: 'workSheet.dispute', data: { reasons: 'not so', evidence: [id] } },
    });
    expect(sent.error).toBeNull();
    const response = await download(auditor, id);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('what happened');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('证据 1.txt')}`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect((await download(stranger, id)).status).toBe(404);
    expect((await download(secretary, crypto.randomUUID())).status).toBe(404);
    expect((await download(secretary, '..%2f..%2fetc%2fpasswd')).status).toBe(400);
  });

  it('that were never kept cannot be cited', async () => {
    const sheet = await place(house.db, {
      machine: 'workSheet',
      at: { stage: 'filed', context: {} },
      unit: world.unit,
      parent: world.base('periodReview'),
    });
    const sent = await secretary.mutate('workSheet.send', {
      id: sheet.id,
      requestId: crypto.randomUUID(),
      event: { type: 'workSheet.dispute', data: { reasons: 'not so', evidence: [crypto.randomUUID()] } },
    });
    expect(sent.error).toMatchObject({ code: 'invalid', detail: { issue: 'unknownFile' } });
  });
});
