import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handlersOf } from '../src/handlers/index.ts';
import { runner } from '../src/run.ts';
import { type Bench, fateOf, makeBench, quiet } from './context.ts';
import { type SmtpProcess, startSmtp } from './smtp.ts';
import { until } from './until.ts';
import { makePerson } from './world.ts';

let smtp: SmtpProcess;
let bench: Bench;
beforeAll(async () => {
  smtp = await startSmtp();
  bench = await makeBench({ smtpUrl: smtp.url });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});

const mailsOf = (outboxId: string) =>
  smtp.received.filter(({ messageId }) => messageId.startsWith(`<fx-${outboxId}-`));
const unsent = async (outboxId: string): Promise<number> =>
  (
    await bench.db.query(
      { text: `select from notice where outbox_id = $1 and channel = 'mail' and sent_at is null` },
      [outboxId],
    )
  ).length;

describe('mail', () => {
  test('goes to each in his own language, with a link to the case and a Message-ID that stays', async () => {
    const { db, world, emit, run } = bench;
    await db.query({ text: `update person set language = 'en' where id = $1` }, [world.clerk]);
    const id = await emit(world.assessment.id, 'notify', { to: 'unit', notice: 'feedbackIssued' });
    expect(await run(id)).toBeUndefined();
    await until('two mails', () => mailsOf(id).length === 2);
    const chinese = mailsOf(id).find(({ to }) => to.startsWith(world.secretary));
    expect(chinese?.subject).toBe('【考核】反馈意见已送达');
    expect(chinese?.text).toContain('书记：');
    expect(chinese?.text).toContain('2026年度·第一支部');
    expect(chinese?.text).toContain(`https://kaohe.example.org/cases/assessment/${world.assessment.id}`);
    expect(chinese?.messageId).toBe(`<fx-${id}-${world.secretary}@example.org>`);
    const english = mailsOf(id).find(({ to }) => to.startsWith(world.clerk));
    expect(english?.subject).toBe('[Assessment] Your feedback is here');
    expect(english?.text).not.toMatch(/签收/);
    await db.query({ text: 'update outbox set done_at = null where id = $1' }, [id]);
    await run(id);
    expect(mailsOf(id)).toHaveLength(2);
  });

  test('waits for a server that is away: the inbox has the notice at once, the mail comes later', async () => {
    const { db, world, emit, run } = bench;
    await smtp.stop();
    const id = await emit(world.assessment.id, 'notify', { to: 'lead', notice: 'scoresIn' });
    expect(await run(id, false)).toBeInstanceOf(Error);
    expect(await fateOf(db, id)).toMatchObject({ done: false, failed: false });
    expect(
      await db.query({ text: `select from notice where outbox_id = $1 and channel = 'inbox'` }, [id]),
    ).toHaveLength(1);
    expect(await unsent(id)).toBe(1);
    await smtp.start();
    expect(await run(id, false)).toBeUndefined();
    await until('the mail', () => mailsOf(id).length === 1);
    expect(await unsent(id)).toBe(0);
    expect(await fateOf(db, id)).toMatchObject({ done: true });
  });

  test('a refused address keeps nobody else from his mail; in the end it is an alarm', async () => {
    const { db, world, emit, run } = bench;
    const wrong = await makePerson(db, '地址有误', { role: 'secretary', unit: world.unit });
    await db.query({ text: 'update person set email = $2 where id = $1' }, [
      wrong,
      `refused-${wrong}@example.org`,
    ]);
    const id = await emit(world.assessment.id, 'notify', { to: 'unit', notice: 'resultSettled' });
    expect(await run(id, false)).toBeInstanceOf(Error);
    await until('the others’ mails', () => mailsOf(id).length === 2);
    expect(await run(id, true)).toBeInstanceOf(Error);
    expect(mailsOf(id)).toHaveLength(2);
    expect(await fateOf(db, id)).toMatchObject({ failed: true });
    const alarms = await db.query({
      text: `select from outbox where payload ->> 'notice' = 'effectFailed' and payload #>> '{params,effect}' = 'notify'`,
    });
    expect(alarms).toHaveLength(1);
    await db.query({ text: 'update person set active = false where id = $1' }, [wrong]);
  });

  test('what a worker claimed and did not send is left to it for a while, then taken over', async () => {
    const { db, world, emit, run } = bench;
    const id = await emit(world.assessment.id, 'notify', { to: 'leader', notice: 'feedbackOverdue' });
    await db.query(
      {
        text: `insert into notice (outbox_id, person_id, channel, notice, params, instance_id, at, claimed_at)
          values ($1, $2, 'mail', 'feedbackOverdue', '{}', $3, app_now(), clock_timestamp())`,
      },
      [id, world.leader, world.assessment.id],
    );
    expect(await run(id, false)).toMatchObject({ code: 'unavailable' });
    expect(mailsOf(id)).toEqual([]);
    await until('the mail of another', async () => (await run(id, false)) === undefined, 10);
    await until('the mail', () => mailsOf(id).length === 1);
  });

  test('two workers at once send each mail once', async () => {
    const { db, world, emit, context } = bench;
    for (let index = 0; index < 40; index += 1)
      await makePerson(db, `班子成员${index}`, { role: 'cadre', unit: world.unit });
    const id = await emit(world.assessment.id, 'notify', { to: 'subjects', notice: 'standardToAcknowledge' });
    const run = runner({ db, log: quiet }, handlersOf(context));
    await Promise.allSettled([1, 2, 3].map(() => run(id, { last: false })));
    await until('all sent', async () => {
      await run(id, { last: false }).catch(() => undefined);
      return (await fateOf(db, id))?.done === true;
    });
    await until('all received', () => mailsOf(id).length >= 41);
    expect(new Set(mailsOf(id).map(({ messageId }) => messageId)).size).toBe(41);
    expect(mailsOf(id)).toHaveLength(41);
  });
});
