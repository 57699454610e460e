import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, signIn } from './client.ts';
import { type House, openHouse, openServer } from './house.ts';
import { makePerson, makeUnit, password } from './people.ts';

describe('sessions', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
    const unit = await makeUnit(house.db, 'g');
    await makePerson(house.db, 'secretary', [{ role: 'secretary', unitId: unit.id }]);
    await makePerson(house.db, 'leaver', [{ role: 'clerk', unitId: unit.id }]);
    await makePerson(house.db, 'changer', [{ role: 'clerk', unitId: unit.id }]);
    await makePerson(house.db, 'guessed', [{ role: 'clerk', unitId: unit.id }]);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it('are opened by a cookie that scripts and other sites cannot use', async () => {
    const response = await fetch(`${house.url}/trpc/session.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'secretary@example.org', password }),
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^kaohe\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const me = await client(house.url, cookie.split(';')[0]).query('session.me');
    expect(me.data).toMatchObject({
      person: { name: 'secretary' },
      appointments: [{ role: 'secretary', unit: { path: 'g' } }],
    });
  });

  it('tell a wrong name and a wrong password alike', async () => {
    const anybody = client(house.url);
    const wrong = await anybody.mutate('session.signIn', {
      email: 'secretary@example.org',
      password: 'not the password',
    });
    const nobody = await anybody.mutate('session.signIn', {
      email: 'nobody@example.org',
      password: 'not the password',
    });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(wrong.error?.code).toBe('unauthenticated');
    expect(wrong.error?.detail).toEqual(nobody.error?.detail);
  });

  it('do not exist for whom has none, and a forged cookie is none', async () => {
    expect((await client(house.url).query('session.me')).data).toBeNull();
    const forged = client(house.url, 'kaohe.session_token=abcdefghijklmnopqrstuvwxyz012345.c2lnbmF0dXJl');
    expect((await forged.query('worklist.mine', {})).error?.code).toBe('unauthenticated');
  });

  it('end at once, in every process', async () => {
    await using other = await openServer(house.database.url);
    const here = await signIn(house.url, 'leaver@example.org');
    const there = client(other.url, here.cookie);
    expect((await there.query('session.me')).data).not.toBeNull();
    expect((await here.mutate('session.signOut')).status).toBe(200);
    expect((await here.query('session.me')).data).toBeNull();
    await expect
      .poll(async () => (await there.query('session.me')).data, { timeout: 2_000, interval: 50 })
      .toBeNull();
  });

  it('change their password only with the present one, and end the others', async () => {
    const one = await signIn(house.url, 'changer@example.org');
    const two = await signIn(house.url, 'changer@example.org');
    const wrong = await one.mutate('session.changePassword', {
      current: 'not the password',
      next: 'another password',
    });
    expect(wrong.error).toMatchObject({ code: 'invalid', detail: { path: 'current' } });
    const changed = await one.mutate('session.changePassword', {
      current: password,
      next: 'another password',
    });
    expect(changed.status).toBe(200);
    expect((await two.query('session.me')).data).toBeNull();
    expect((await client(house.url, changed.cookies).query('session.me')).data).not.toBeNull();
  });

  it('are not guessed: after ten wrong passwords the account waits, on every process, and the right one comes too late', async () => {
    await using other = await openServer(house.database.url);
    const tries = [house.url, other.url];
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 11; n++) {
      const url = tries[n % 2] ?? house.url;
      codes.push(
        (await client(url).mutate('session.signIn', { email: 'guessed@example.org', password: `wrong ${n}` }))
          .error?.code,
      );
    }
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'unauthenticated'));
    expect(codes[10]).toBe('tooMuch');
    const right = await client(house.url).mutate('session.signIn', {
      email: 'guessed@example.org',
      password,
    });
    expect(right.status).toBe(429);
    expect(right.error?.detail.retryAfter).toBeGreaterThan(0);
  });

  it('cannot be ridden on from another site', async () => {
    const mine = await signIn(house.url, 'secretary@example.org');
    const response = await fetch(`${house.url}/trpc/session.signOut`, {
      method: 'POST',
      headers: { cookie: mine.cookie, 'content-type': 'application/json', origin: 'https://evil.example' },
    });
    expect(response.status).toBe(403);
    expect((await mine.query('session.me')).data).not.toBeNull();
  });
});
