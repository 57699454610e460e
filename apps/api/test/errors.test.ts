import { migrate } from '@kaohe/db';
import { type FaultCode, type FaultDetail, faultCodes } from '@kaohe/domain';
import { startTestServer } from '@kaohe/testing';
import { locales, words } from '@kaohe/wording';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Answer, type Client, client, signIn } from './client.ts';
import { type House, openHouse, openServer } from './house.ts';
import { makePerson, makeUnit, password } from './people.ts';
import { makeWorld, type Placed, place, type World } from './world.ts';

const batch = z.array(
  z.object({
    error: z.object({ message: z.string(), data: z.object({ code: z.string(), requestId: z.string() }) }),
  }),
);

describe('errors', () => {
  let house: House;
  let world: World;
  let secretary: Client;
  let put: Placed;
  const lines: string[] = [];
  const met = new Map<FaultCode, Answer>();

  const issued = {
    stage: 'issued',
    context: { visitPlanned: true, remanded: false, reopened: false, linked: false },
  };
  const order = (event: string, more: object = {}) => ({
    id: put.id,
    requestId: crypto.randomUUID(),
    event: { type: event, data: {} },
    ...more,
  });

  beforeAll(async () => {
    house = await openHouse({ logLevel: 'info', log: { write: (line) => lines.push(line) } });
    world = await makeWorld(house.db);
    secretary = await signIn(house.url, 'secretary-1@example.org');
    put = await place(house.db, {
      machine: 'assessment',
      at: issued,
      unit: world.unit,
      parent: world.base('cycle'),
      data: { unitId: world.unit.id },
    });
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  const status: Record<Exclude<FaultCode, 'unavailable'>, number> = {
    invalid: 400,
    unauthenticated: 401,
    forbidden: 403,
    notFound: 404,
    refused: 409,
    stale: 409,
    conflict: 409,
    tooMuch: 429,
  };
  const cause: Record<Exclude<FaultCode, 'unavailable'>, () => Promise<Answer>> = {
    invalid: () => secretary.mutate('assessment.send', order('assessment.win')),
    unauthenticated: () => client(house.url).mutate('assessment.send', order('assessment.receive')),
    forbidden: () => secretary.mutate('assessment.send', order('assessment.issue')),
    notFound: () =>
      secretary.mutate('assessment.send', order('assessment.receive', { id: crypto.randomUUID() })),
    refused: () => secretary.mutate('assessment.send', order('assessment.acknowledgeLinkage')),
    stale: () => secretary.mutate('assessment.send', order('assessment.receive', { version: 9 })),
    conflict: async () => {
      const administrator = await signIn(house.url, 'administrator-1@example.org');
      const somebody = { name: 'again', email: 'secretary-1@example.org', password, language: 'en' };
      return administrator.mutate('people.create', somebody);
    },
    tooMuch: async () => {
      const wrong = () =>
        client(house.url).mutate('session.signIn', { email: 'nobody@example.org', password: 'wrong' });
      for (let n = 0; n < 10; n++) await wrong();
      return wrong();
    },
  };

  it.each(Object.keys(status) as (keyof typeof status)[])(
    '%s comes through tRPC with its code, its status and a request id',
    async (code) => {
      const answer = await cause[code]();
      expect(answer.error).toMatchObject({ code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      expect(answer.status).toBe(status[code]);
      expect(
        Object.keys(
          z
            .object({ error: z.object({ data: z.record(z.string(), z.unknown()) }) })
            .parse(JSON.parse(answer.text)).error.data,
        ).sort(),
      ).toEqual(['code', 'detail', 'requestId']);
      expect(answer.text).not.toMatch(/stack|node_modules|\.ts:\d/);
      met.set(code, answer);
    },
  );

  it('come alike in a batch', async () => {
    const input = encodeURIComponent(JSON.stringify({ 0: { id: crypto.randomUUID() }, 1: {} }));
    const response = await fetch(
      `${house.url}/trpc/assessment.byId,worklist.destroy?batch=1&input=${input}`,
      {
        headers: { cookie: secretary.cookie },
      },
    );
    const answers = batch.parse(await response.json());
    expect(answers.map(({ error }) => [error.message, error.data.code])).toEqual([
      ['notFound', 'notFound'],
      ['notFound', 'notFound'],
    ]);
  });

  it('come alike outside tRPC', async () => {
    const response = await fetch(`${house.url}/files/${crypto.randomUUID()}`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      error: { message: 'unauthenticated', data: { code: 'unauthenticated', detail: {} } },
    });
  });

  it('unavailable comes while the database is away', async () => {
    const cluster = await startTestServer();
    await migrate(cluster.url('postgres'));
    await using server = await openServer(cluster.url('postgres'));
    const unit = await makeUnit(server.db, 'g');
    await makePerson(server.db, 'clerk', [{ role: 'clerk', unitId: unit.id }]);
    const clerk = await signIn(server.url, 'clerk@example.org');
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
    await cluster.stop();
    const answer = await clerk.query('worklist.mine', {});
    expect(answer).toMatchObject({ status: 503, error: { code: 'unavailable' } });
    expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|stack/);
    met.set('unavailable', answer);
    const signing = await client(server.url).mutate('session.signIn', {
      email: 'clerk@example.org',
      password,
    });
    expect(signing).toMatchObject({ status: 503, error: { code: 'unavailable' } });
    expect((await fetch(`${server.url}/ready`)).status).toBe(503);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  }, 60_000);

  it('all nine have been met, and each says in both languages what is so and what to do', () => {
    expect([...met.keys()].sort()).toEqual([...faultCodes].sort());
    for (const locale of locales)
      for (const [code, { error }] of met) {
        const said = words(locale).errors[code]((error?.detail ?? {}) as FaultDetail);
        expect({ locale, code, said }).toEqual({
          locale,
          code,
          said: expect.stringMatching(/^.{10,}[。.]$/),
        });
        expect(said).not.toMatch(/undefined|null|\[object/);
      }
  });

  it('a bug is told by its request id alone, and logged in full', async () => {
    await house.db.query({ text: 'alter table notice rename to notice_gone' });
    const answer = await secretary.query('notice.list', {});
    await house.db.query({ text: 'alter table notice_gone rename to notice' });
    expect(answer.status).toBe(500);
    expect(answer.error).toEqual({ code: 'internal', detail: {}, requestId: expect.any(String) });
    expect(answer.text).not.toMatch(/notice|relation|does not exist/);
    const logged = lines.filter((line) => line.includes(answer.error?.requestId ?? '-'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/relation \\"notice\\" does not exist/);
  });

  it('the log has no password, cookie or token', () => {
    const text = lines.join('');
    expect(lines.length).toBeGreaterThan(5);
    expect(text).not.toContain(password);
    expect(text).not.toContain(secretary.cookie.split('=')[1]?.split('.')[0] ?? 'none');
    expect(text).not.toMatch(/set-cookie|scrypt/i);
  });
});
