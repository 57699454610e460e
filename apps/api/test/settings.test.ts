import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppRouter } from '../src/index.ts';
import { client, signIn } from './client.ts';
import { type House, openHouse, openServer } from './house.ts';
import { password } from './people.ts';
import { makeWorld, place, type World } from './world.ts';

describe('people, calendar and clock', () => {
  let house: House;
  let world: World;
  /** The page's own client, typed by the router. */
  const trpc = (cookie: string, batch = false) => {
    const link = { url: `${house.url}/trpc`, headers: { cookie } };
    return createTRPCClient<AppRouter>({ links: [batch ? httpBatchLink(link) : httpLink(link)] });
  };
  beforeAll(async () => {
    house = await openHouse({ demonstration: true });
    world = await makeWorld(house.db);
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());
  const as = async (name: string) => trpc((await signIn(house.url, `${name}@example.org`)).cookie);

  it('the client of the pages speaks to it, alone and in batches', async () => {
    const { cookie } = await signIn(house.url, 'secretary-1@example.org');
    const one = trpc(cookie);
    const many = trpc(cookie, true);
    expect((await one.session.me.query())?.person.name).toBe('secretary-1');
    const [me, unread, mine] = await Promise.all([
      many.session.me.query(),
      many.notice.unread.query(),
      many.worklist.mine.query({}),
    ]);
    expect([me?.person.name, unread.count, Array.isArray(mine.items)]).toEqual(['secretary-1', 0, true]);
    const failed = await many.assessment.byId
      .query({ id: crypto.randomUUID() })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(TRPCClientError);
    expect(failed).toMatchObject({
      message: 'notFound',
      data: { code: 'notFound', detail: { what: 'instance' } },
    });
  });

  it('only the administrator keeps people, and he takes no office himself', async () => {
    const administrator = await as('administrator-1');
    const office = await as('office-1');
    await expect(office.people.list.query({})).rejects.toMatchObject({ data: { code: 'forbidden' } });
    const { id } = await administrator.people.create.mutate({
      name: '新的组长',
      email: 'New@Example.org',
      password,
      language: 'zh-CN',
    });
    await administrator.people.appoint.mutate({ personId: id, role: 'lead' });
    const listed = await administrator.people.list.query({ search: '组长' });
    expect(listed.items).toMatchObject([
      { id, email: 'new@example.org', appointments: [{ role: 'lead', unit: null, endsOn: null }] },
    ]);
    const own = world.people('administrator')[0]?.id ?? '';
    await expect(
      administrator.people.appoint.mutate({ personId: own, role: 'leader' }),
    ).rejects.toMatchObject({ data: { code: 'forbidden' } });
    await expect(
      administrator.people.appoint.mutate({ personId: id, role: 'administrator' }),
    ).rejects.toMatchObject({
      data: { code: 'conflict', detail: { issue: 'administratorApart' } },
    });
    await expect(administrator.people.appoint.mutate({ personId: id, role: 'system' })).rejects.toMatchObject(
      { data: { code: 'invalid' } },
    );
    await expect(
      administrator.people.appoint.mutate({
        personId: id,
        role: 'lead',
        startsOn: '2026-05-01',
        endsOn: '2026-04-01',
      }),
    ).rejects.toMatchObject({ data: { code: 'invalid', detail: { issue: 'beforeStart' } } });
    await expect(
      administrator.people.appoint.mutate({ personId: crypto.randomUUID(), role: 'lead' }),
    ).rejects.toMatchObject({ data: { code: 'notFound' } });
  });

  it('an appointment counts from the moment it is made, and not a day longer than it lasts', async () => {
    const administrator = await as('administrator-1');
    const { id } = await administrator.people.create.mutate({
      name: 'late',
      email: 'late@example.org',
      password,
      language: 'en',
    });
    const late = await as('late');
    const send = () =>
      late.cycle.send.mutate({
        id: world.base('cycle').id,
        requestId: crypto.randomUUID(),
        event: { type: 'cycle.open', data: {} },
      });
    await expect(send()).rejects.toMatchObject({ data: { code: 'forbidden' } });
    const { id: appointment } = await administrator.people.appoint.mutate({
      personId: id,
      role: 'office',
      startsOn: '2020-01-01',
    });
    await expect(send()).resolves.toMatchObject({ stage: 'standardSetting' });
    await administrator.people.endAppointment.mutate({ id: appointment, endsOn: '2020-02-01' });
    await expect(late.cycle.byId.query({ id: world.base('cycle').id })).rejects.toMatchObject({
      data: { code: 'notFound' },
    });
  });

  it('a new password ends every session, and who is shut out cannot come in', async () => {
    const administrator = await as('administrator-1');
    const clerk = await signIn(house.url, 'clerk-2@example.org');
    const personId = world.people('clerk')[1]?.id ?? '';
    await administrator.people.resetPassword.mutate({ personId, password: 'quite another one' });
    expect((await clerk.query('session.me')).data).toBeNull();
    const old = await client(house.url).mutate('session.signIn', { email: 'clerk-2@example.org', password });
    expect(old.error?.code).toBe('unauthenticated');
    await administrator.people.setActive.mutate({ personId, active: false });
    const shut = await client(house.url).mutate('session.signIn', {
      email: 'clerk-2@example.org',
      password: 'quite another one',
    });
    expect(shut.error?.code).toBe('unauthenticated');
    expect(shut.cookies).toBe('');
  });

  it('somebody is written to in the language he chose', async () => {
    const lead = await as('lead-1');
    await lead.session.setLanguage.mutate({ language: 'en' });
    expect((await lead.session.me.query())?.language).toBe('en');
  });

  it('the calendar is read by all and kept by the administrator', async () => {
    const lead = await as('lead-1');
    const administrator = await as('administrator-1');
    expect((await lead.calendar.years.query()).known).toEqual(expect.arrayContaining([2024, 2025, 2026]));
    const days = [{ day: '2026-11-30', workday: false, name: '校庆' }];
    await expect(lead.calendar.override.mutate({ days })).rejects.toMatchObject({
      data: { code: 'forbidden' },
    });
    await administrator.calendar.override.mutate({ days });
    const { overrides, pending } = await lead.calendar.years.query();
    expect(overrides).toEqual(days);
    expect(pending).toEqual([]);
    await expect(
      administrator.calendar.override.mutate({ days: [{ day: '2199-01-01', workday: true }] }),
    ).rejects.toMatchObject({
      data: { code: 'invalid', detail: { issue: 'beyondCalendar' } },
    });
  });

  it('the clock of a demonstration goes forward only', async () => {
    const lead = await as('lead-1');
    const before = await lead.clock.now.query();
    const after = await lead.clock.jump.mutate({ by: 86_400 });
    expect(Date.parse(after.now) - Date.parse(before.now)).toBeGreaterThanOrEqual(86_400_000);
    await expect(lead.clock.jump.mutate({ to: before.now })).rejects.toMatchObject({
      data: { code: 'invalid', detail: { issue: 'backwards' } },
    });
    await expect(lead.clock.jump.mutate({ to: '2300-01-01T00:00:00Z' })).rejects.toMatchObject({
      data: { code: 'invalid' },
    });
  });

  it('in production there is no clock to move', async () => {
    await using production = await openServer(house.database.url);
    const lead = await signIn(production.url, 'lead-1@example.org');
    expect((await lead.query('clock.now')).error?.code).toBe('notFound');
    expect((await lead.mutate('clock.jump', { by: 60 })).error?.code).toBe('notFound');
    expect((await lead.query('session.demonstration')).data).toBeNull();
  });

  it('dates beyond the calendar are invalid in every event', async () => {
    const { id } = await place(house.db, {
      machine: 'workSheet',
      at: { stage: 'disputed', context: {} },
      unit: world.unit,
      parent: world.base('periodReview'),
    });
    const lead = await as('lead-1');
    for (const occurredOn of [
      '0001-01-01',
      '1999-12-31',
      '2101-01-01',
      '9999-12-31',
      '2026-02-30',
      '2026-13-01',
      '+275760-09-13',
    ]) {
      const data = {
        reasons: 'r',
        indicator: 'A1',
        subjectKind: 'secretary',
        direction: 'neutral',
        occurredOn,
        facts: 'f',
        points: 0,
        evidence: [],
      };
      await expect(
        lead.workSheet.send.mutate({
          id,
          requestId: crypto.randomUUID(),
          event: { type: 'workSheet.supersede', data },
        }),
      ).rejects.toMatchObject({ data: { code: 'invalid', detail: { path: 'event.data.occurredOn' } } });
    }
  });
});
