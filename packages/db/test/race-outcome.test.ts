import { randomUUID } from 'node:crypto';
import { begin, connect, type Db, type Receipt, saveStandard, sweep } from '@kaohe/db';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { contentHash } from '../src/standard/content.ts';
import { type Clone, cloner } from './clone.ts';
import { type Company, company, content } from './company.ts';
import { answerableCourse, type Course, lineId, waive } from './course.ts';
import { countOf, rowOf, send, setClock, settled, system } from './world.ts';

const rounds = 200;
/** So many at once, that others on the machine are not shut out. */
const together = 20;
let here: Company;
let other: Db;
let course: Course;
let clone: () => Promise<Clone>;
beforeAll(async () => {
  here = await company();
  other = connect(here.database.url, { max: 12 });
  course = await answerableCourse(here, [{ A1: 4500 }, {}, {}]);
  clone = await cloner(here.db, course.cycle);
}, 120_000);
afterEach(async () => {
  const [row] = await here.db.query<{ deadlocks: number }>({
    text: `select pg_stat_force_next_flush(), deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`,
  });
  expect(row?.deadlocks).toBe(0);
});
afterAll(async () => {
  await other.close();
  await here[Symbol.asyncDispose]();
});

const many = async (count: number, make: (index: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      next += 1;
      await make(next - 1);
    }
  };
  await Promise.all(Array.from({ length: together }, lane));
};
const isDone = (one: Receipt | string): one is Receipt => typeof one !== 'string';

/** The unit's appeal against its line A1, wherever it was copied to. */
const appealIn = async (copy: Clone) => {
  const [entry] = course.entries;
  const line = copy.of(await lineId(course, entry, 'A1.onSite'));
  const data = { lines: [line], grounds: '不服', relief: '改', evidence: [] };
  return {
    assessment: copy.of(entry.assessment),
    line,
    event: ['assessment.appeal', data, entry.branch.secretary] as const,
  };
};

it('takes an appeal until its window closes and not after, whenever the sweep comes', async () => {
  const copies = await Promise.all(Array.from({ length: rounds }, clone));
  const appeals = await Promise.all(copies.map(appealIn));
  const [first] = appeals;
  const { closes_at: due } = await rowOf(here.db, first?.assessment ?? '');
  if (!due) throw new Error('a window closes');
  const before = await here.db.query<{ ms: number }>({
    text: `select (value ->> 'ms')::float8 as ms from setting where key = 'clock'`,
  });
  await setClock(here.db, new Date(due.getTime() - 1500));
  const answers = Promise.all(
    appeals.map(async ({ assessment, event }, index) => {
      await new Promise((resolve) => setTimeout(resolve, (index / rounds) * 3000));
      return await settled(send(index % 2 ? here.db : other, assessment, event));
    }),
  );
  const sweeping = (async () => {
    for (let n = 0; n < 60; n += 1) {
      await sweep(other, { limit: 1000, lanes: 4 });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const [all] = await Promise.all([answers, sweeping]);
  const inTime = all.filter(isDone);
  expect(inTime.length).toBeGreaterThan(0);
  expect(inTime.length).toBeLessThan(rounds);
  expect(inTime.every(({ at }) => new Date(at) < due)).toBe(true);
  for (const [index, { assessment }] of appeals.entries()) {
    const answer = all[index];
    expect((await rowOf(here.db, assessment)).stage).toBe(isDone(answer ?? '') ? 'underAppeal' : 'settled');
    if (!isDone(answer ?? '')) expect(answer).toBe('refused');
  }
  await here.db.query(
    { text: `update setting set value = jsonb_build_object('ms', $1::float8) where key = 'clock'` },
    [before[0]?.ms],
  );
});

it('never proposes grades over an open appeal', async () => {
  const [entry] = course.entries;
  const outcomes = new Set<string>();
  await many(rounds, async (index) => {
    const copy = await clone();
    const { assessment, event } = await appealIn(copy);
    for (const one of course.entries.slice(1)) {
      await waive({ ...course, here }, { ...one, assessment: copy.of(one.assessment) });
    }
    const basis = { body: 'b', meetingOn: '2026-11-20', document: 'd' };
    const propose = async (): Promise<Receipt | string> => {
      await waive({ ...course, here: { ...here, db: other } }, { ...entry, assessment }).catch(
        () => undefined,
      );
      return await settled(send(other, copy.cycle, ['cycle.proposeGrades', { basis }, here.office]));
    };
    const file = async () => {
      if (index % 2) await new Promise((resolve) => setTimeout(resolve, index % 20));
      return await settled(send(here.db, assessment, event));
    };
    const [proposed, filed] = await Promise.all([propose(), file()]);
    outcomes.add(`${isDone(proposed)} ${isDone(filed)}`);
    expect(isDone(proposed) && isDone(filed)).toBe(false);
    expect(isDone(proposed) || isDone(filed)).toBe(true);
    const open = await countOf(
      here.db,
      `instance where parent_id = $1 and machine = 'appeal' and closed_at is null`,
      [assessment],
    );
    expect(open).toBe(isDone(filed) ? 1 : 0);
  });
  expect(outcomes.size).toBeGreaterThan(0);
}, 180_000);

it('never removes a unit over an open appeal, nor takes an appeal of a unit removed', async () => {
  const outcomes = new Map<string, number>();
  await many(rounds, async () => {
    const copy = await clone();
    const { assessment, event } = await appealIn(copy);
    const [entry] = course.entries;
    const remove = ['cycle.removeLate', { unitId: entry.branch.id, reasons: 'r' }, here.leader] as const;
    const [filed, removed] = await Promise.all([
      settled(send(here.db, assessment, event)),
      settled(send(other, copy.cycle, remove)),
    ]);
    const outcome = `${isDone(filed) ? 'filed' : filed} ${isDone(removed) ? 'removed' : removed}`;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    expect(['filed refused', 'refused removed']).toContain(outcome);
    if (isDone(filed)) return;
    expect(await settled(send(here.db, assessment, event))).toBe('refused');
    expect(await countOf(here.db, `instance where parent_id = $1 and machine = 'appeal'`, [assessment])).toBe(
      0,
    );
  });
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(rounds);
});

/** An appeal that has reached its deliberation with two votes of three in. */
const deliberating = async (copy: Clone) => {
  const { assessment, event, line } = await appealIn(copy);
  const appeal = (await send(here.db, assessment, event)).opened[0]?.id ?? '';
  const [a, b, c, d] = here.reviewers;
  if (!a || !b || !c || !d) throw new Error('four reviewers');
  await send(here.db, appeal, ['appeal.admit', {}, d]);
  const members = [a, b, c].map(({ personId }) => personId);
  await send(here.db, appeal, ['appeal.empanel', { members, chair: a.personId }, here.office]);
  for (const member of [a, b, c]) await send(here.db, appeal, ['appeal.declare', {}, member]);
  await send(here.db, appeal, ['appeal.deliberate', {}, a]);
  const vote = { votes: [{ line, change: true, points: 4900 }] };
  for (const member of [a, b]) await send(here.db, appeal, ['appeal.vote', vote, member]);
  return { appeal, assessment, line, vote, last: c, left: b, spare: d, chair: a };
};

it('voids all votes when a member is replaced while the last one votes', async () => {
  await many(rounds, async () => {
    const { appeal, vote, last, left, spare, chair } = await deliberating(await clone());
    const replace = { leaves: left.personId, joins: spare.personId, reasons: 'r' };
    const [voted, replaced] = await Promise.all([
      settled(send(here.db, appeal, ['appeal.vote', vote, last])),
      settled(send(other, appeal, ['appeal.replaceMember', replace, here.office])),
    ]);
    expect(isDone(replaced)).toBe(true);
    if (!isDone(voted)) expect(voted).toBe('refused');
    expect((await rowOf(here.db, appeal)).stage).toBe('empanelling');
    expect(await settled(send(here.db, appeal, ['appeal.adjust', { reasons: 'r' }, chair]))).toBe('refused');
    for (const member of [chair, last, spare]) await send(here.db, appeal, ['appeal.declare', {}, member]);
    await send(here.db, appeal, ['appeal.deliberate', {}, chair]);
    const open = `slot where instance_id = $1 and roll = 'voting' and done_at is null and ended_at is null`;
    expect(await countOf(here.db, open, [appeal])).toBe(3);
    expect(await settled(send(here.db, appeal, ['appeal.adjust', { reasons: 'r' }, chair]))).toBe('refused');
    expect(await settled(send(here.db, appeal, ['appeal.vote', vote, left]))).not.toMatchObject({
      stage: 'deliberating',
    });
  });
}, 180_000);

it('applies a decision once, however often its end is told', async () => {
  await many(rounds, async () => {
    const { appeal, assessment, line, vote, last, chair } = await deliberating(await clone());
    await send(here.db, appeal, ['appeal.vote', vote, last]);
    await send(here.db, appeal, ['appeal.adjust', { reasons: 'r' }, chair]);
    await send(here.db, appeal, ['appeal.approve', {}, here.leader]);
    const [entry] = course.entries;
    await send(here.db, appeal, ['appeal.receive', {}, entry.branch.secretary]);
    await send(here.db, appeal, ['appeal.accept', {}, entry.branch.secretary]);
    const told = [here.db, other, here.db, other].map((db) =>
      settled(send(db, assessment, ['assessment.appealClosed', {}, system])),
    );
    expect((await Promise.all(told)).filter(isDone).length).toBeGreaterThan(0);
    const lines = await here.db.query(
      { text: 'select points, appeal_id from score_line where supersedes = $1' },
      [line],
    );
    expect(lines).toEqual([{ points: 4900, appeal_id: appeal }]);
  });
}, 180_000);

it('submits no text but the one that was seen, while another is saved', async () => {
  const { db, office, root } = here;
  const data = { name: '2027', year: 2027, unitId: root };
  const { instanceId: cycle } = await begin(db, {
    machine: 'cycle',
    data,
    actor: office,
    requestId: randomUUID(),
  });
  await send(db, cycle, ['cycle.open', {}, office]);
  const changed = {
    ...content,
    dimensions: content.dimensions.map((one) => ({ ...one, name: `${one.name}（改）` })),
  };
  await many(rounds, async () => {
    const drafted = await send(db, cycle, ['cycle.draftStandard', { name: 's', category: 'branch' }, office]);
    const id = drafted.opened[0]?.id ?? '';
    const { version } = await saveStandard(db, { id, version: 1, actor: office, content });
    const [saved, submitted] = await Promise.all([
      settled(saveStandard(db, { id, version, actor: office, content: changed })),
      settled(send(other, id, ['standard.submit', {}, office, { version }])),
    ]);
    expect([saved, submitted].filter((one) => one === 'stale')).toHaveLength(1);
    const [row] = await db.query<{ hash: string }>(
      { text: 'select content_hash as hash from standard where id = $1' },
      [id],
    );
    expect(row?.hash).toBe(contentHash(submitted === 'stale' ? changed : content));
    expect((await rowOf(db, id)).stage).toBe(submitted === 'stale' ? 'draft' : 'inReview');
  });
});

it('signs no text but the one that was seen, while an amendment comes', async () => {
  await many(rounds, async () => {
    const copy = await clone();
    const [entry] = course.entries;
    const assessment = copy.of(entry.assessment);
    await here.db.query({ text: `update instance set text_hash = 'seen' where id = $1` }, [assessment]);
    const change = here.db.query(
      { text: `update instance set text_hash = 'other', version = version + 1 where id = $1` },
      [assessment],
    );
    const sign = settled(
      send(other, assessment, ['assessment.waive', {}, entry.branch.secretary, { textHash: 'seen' }]),
    );
    const [signed] = await Promise.all([sign, change]);
    const [journal] = await here.db.query<{ text_hash: string; at: Date }>(
      { text: `select text_hash from journal where instance_id = $1 and event = 'assessment.waive'` },
      [assessment],
    );
    expect(isDone(signed) ? journal?.text_hash : signed).toBe(isDone(signed) ? 'seen' : 'stale');
  });
});
