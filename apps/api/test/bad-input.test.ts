import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { makeWorld, type Placed, place, type World } from './world.ts';

describe('bad input', () => {
  let house: House;
  let world: World;
  let secretary: Client;
  let put: Placed;

  const received = {
    stage: 'issued',
    context: { visitPlanned: true, remanded: false, reopened: false, linked: false },
  };
  const put1 = (unit: World['unit']): Promise<Placed> =>
    place(house.db, {
      machine: 'assessment',
      at: received,
      unit,
      parent: world.base('cycle'),
      data: { unitId: unit.id },
    });
  const traces = () =>
    house.db.query({
      text: `select (select count(*)::int from journal) as entries, (select count(*)::int from outbox) as effects,
        (select count(*)::int from instance) as instances, (select sum(version)::int from instance) as versions`,
    });
  const order = (more: object = {}) => ({
    id: put.id,
    version: 1,
    requestId: crypto.randomUUID(),
    event: { type: 'assessment.receive', data: {} },
    ...more,
  });
  const raw = (body: string, more: Record<string, string> = {}) =>
    fetch(`${house.url}/trpc/assessment.send`, {
      method: 'POST',
      headers: { cookie: secretary.cookie, 'content-type': 'application/json', ...more },
      body,
    });

  beforeAll(async () => {
    house = await openHouse();
    world = await makeWorld(house.db);
    secretary = await signIn(house.url, 'secretary-1@example.org');
    put = await put1(world.unit);
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  /** Sends it, expects the refusal, and that nothing has changed. */
  const refuses = async (input: object, code: string, detail: object = {}) => {
    const before = await traces();
    const { error, text, status } = await secretary.mutate('assessment.send', input);
    expect(error).toMatchObject({ code, detail });
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/stack|node_modules|select |at \//i);
    expect(await traces()).toEqual(before);
  };

  it.each([
    ['malformed JSON', '{"id": '],
    ['no JSON at all', 'id=1'],
    ['a prototype', '{"__proto__": {"admin": true}}'],
    ['a constructor', '{"constructor": {"prototype": {"admin": true}}}'],
  ])('%s is invalid', async (_name, body) => {
    const response = await raw(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { data: { code: 'invalid', detail: { issue: 'malformed' } } },
    });
  });

  it('another content type is invalid', async () => {
    const response = await raw('x', { 'content-type': 'text/plain' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { data: { code: 'invalid', detail: { path: 'content-type' } } },
    });
  });

  it('10 MB are too much, told with the limit', async () => {
    const response = await raw(
      JSON.stringify(
        order({ event: { type: 'assessment.receive', data: { text: 'x'.repeat(10_000_000) } } }),
      ),
    );
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      error: { data: { code: 'tooMuch', detail: { limit: 'body', bytes: 1_048_576 } } },
    });
  });

  it.each([
    ['an event that does not exist', { event: { type: 'assessment.win', data: {} } }],
    ['an event of another process', { event: { type: 'appeal.admit', data: {} } }],
    ['an event of the system', { event: { type: 'assessment.deemedReceived', data: {} } }],
    ['an internal event of the library', { event: { type: 'xstate.init', data: {} } }],
    ['an extra key in the data', { event: { type: 'assessment.receive', data: { by: 'somebody' } } }],
    ['an extra key in the event', { event: { type: 'assessment.receive', data: {}, at: '2020-01-01' } }],
    ['an extra key in the order', { actor: { kind: 'system' } }],
    ['no data', { event: { type: 'assessment.receive' } }],
    ['an id that is none', { id: "1' or '1'='1" }],
    ['a request id that is none', { requestId: 'again' }],
    ['a version that is none', { version: 'latest' }],
    ['a version below one', { version: 0 }],
    ['a hash that is none', { textHash: 'abc' }],
  ])('%s is invalid and changes nothing', (_name, more) => refuses(order(more), 'invalid'));

  it('an id that nobody has is not found', () => refuses(order({ id: crypto.randomUUID() }), 'notFound'));

  it("the id of another process's case is not found", async () => {
    await refuses(order({ id: world.base('appeal').id }), 'notFound');
  });

  it("someone else's unit is not found, on moves and on reads", async () => {
    const theirs = await put1(world.other);
    await refuses(order({ id: theirs.id }), 'notFound');
    expect((await secretary.query('assessment.byId', { id: theirs.id })).error?.code).toBe('notFound');
    expect((await secretary.query('timeline.byId', { id: theirs.id })).error?.code).toBe('notFound');
    const { data } = await secretary.query('assessment.list', {});
    expect(JSON.stringify(data)).not.toContain(theirs.id);
    expect(JSON.stringify(data)).toContain(put.id);
  });

  it('a version that has passed is stale, told with the present one', () =>
    refuses(order({ version: 7 }), 'stale', { version: 1, stage: 'issued' }));

  it.each([
    ['a cursor of our own making', 'worklist.mine', { cursor: 'e30' }],
    [
      'a cursor with a day in place of an id',
      'assessment.list',
      { cursor: Buffer.from('["2026-01-01","x"]').toString('base64url') },
    ],
    ['a limit beyond the page', 'assessment.list', { limit: 100_000 }],
    ['a filter that is none', 'assessment.list', { where: '1=1' }],
    ['SQL for an id', 'assessment.list', { cycleId: "x'; drop table instance; --" }],
  ])('%s is invalid', async (_name, path, input) => {
    const { error } = await secretary.query(path, input);
    expect(error?.code).toBe('invalid');
  });

  it('a procedure that does not exist is not found, and one asked the wrong way as well', async () => {
    expect((await secretary.query('assessment.destroy', {})).error?.code).toBe('notFound');
    expect((await secretary.query('assessment.send', order())).error?.code).toBe('notFound');
    expect((await client(house.url).query('../../etc/passwd')).error?.code).toBe('notFound');
  });

  it('the same request again returns the same receipt and moves nothing', async () => {
    const once = order();
    const first = await secretary.mutate('assessment.send', once);
    expect(first.error).toBeNull();
    const before = await traces();
    const again = await secretary.mutate('assessment.send', once);
    expect(again.data).toEqual({ ...(first.data as object), repeated: true });
    expect(await traces()).toEqual(before);
    await refuses({ ...once, event: { type: 'assessment.waive', data: {} } }, 'conflict', {
      path: 'requestId',
    });
  });
});
