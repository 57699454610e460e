import {
  fileStore,
  hears,
  keepFile,
  putNotices,
  readIdentity,
  readMoved,
  recipients,
  scopeOf,
} from '@kaohe/db';
import type { Audience } from '@kaohe/domain';
import { readTables } from '@kaohe/table';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { router } from '../src/router.ts';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { arrangements } from './model/facts.ts';
import { openings } from './model/opening.ts';
import { arrangeRoll } from './model/relatives.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { sample } from './sample.ts';

const definition = z.object({ type: z.string(), inputs: z.array(z.custom<z.core.$ZodType>()) });
const definitionOf = (procedure: unknown) =>
  typeof procedure === 'function' && '_def' in procedure ? definition.parse(procedure._def) : undefined;
/** Every procedure that only reads, with the schema of what it is asked with. */
const reads = Object.entries(router._def.procedures).flatMap(([path, procedure]) => {
  const found = definitionOf(procedure);
  return found?.type === 'query' ? [{ path, input: found.inputs[0] }] : [];
});

type Seen = ReadonlyMap<string, string>;
/** What differs from one request to the next without anything having happened. */
const steady = (text: string): string => text.replace(/"requestId":"[^"]*"/g, '');

/** What a workbook holds, without the moment it was written at; any other file as it is. */
const content = async (url: string, bytes: Uint8Array): Promise<string> =>
  url.endsWith('/export')
    ? JSON.stringify(await readTables(bytes, 'export.xlsx'))
    : Buffer.from(bytes).toString('base64');

const observing = ['reviewer', 'office', 'leader', 'auditor'] as const;
/** All are kin to the unit whose appeal it is; each of the last three has a colleague in office who is not. */
const recused = ['reviewer-12', 'office-2', 'leader-2', 'auditor-2'] as const;
const grounds = 'the deduction was put right within the year';

describe('a recused person observes the same with a case and without it, byte for byte', () => {
  let house: House;
  let scene: Scene;
  /** The unit that the observer is kin to, and one of whose appeals he reviews. */
  let kin: Case;
  let appealId: string | null = null;
  let evidence: string;
  let lines: readonly string[];

  const as = (name: string): Promise<Client> => signIn(house.url, `${name}@example.org`);
  /** Everything that can be asked, about the unit, its assessment, the cycle, the case itself, and by searching. */
  const observe = async (
    who: Client,
    { personId, id, archived }: { personId: string; id: string; archived: boolean },
  ): Promise<Seen> => {
    const seen = new Map<string, string>();
    const ids = [id, kin.id, scene.cycleId, scene.standardId, kin.unit.id, evidence];
    const hints = ids.map((one) => ({
      id: one,
      cycleId: scene.cycleId,
      unitId: kin.unit.id,
      parentId: undefined,
      personId,
      search: kin.unit.path,
    }));
    const asked = reads.flatMap(({ path, input }) =>
      input === undefined
        ? [{ path, data: undefined }]
        : hints.map((hint: Readonly<Record<string, unknown>>) => ({
            path,
            data: sample(input, { field: 'data', hint: (field) => hint[field] }),
          })),
    );
    // Most reads are asked the same whatever the hint.
    const distinct = new Map(asked.map((one) => [`${one.path} ${JSON.stringify(one.data)}`, one]));
    for (const [key, { path, data }] of distinct) {
      const { status, text } = await who.query(path, data);
      seen.set(key, `${status} ${steady(text)}`);
    }
    for (const url of [
      `/files/${evidence}`,
      `/grades/${scene.cycleId}/export`,
      `/standards/${scene.standardId}/export`,
      ...(archived ? [`/archives/${kin.id}`] : []),
    ]) {
      const answer = await fetch(`${house.url}${url}`, { headers: { cookie: who.cookie } });
      const body = answer.ok ? await content(url, await answer.bytes()) : steady(await answer.text());
      seen.set(url, `${answer.status} ${body}`);
    }
    return seen;
  };
  /** The keys whose answers are otherwise, or that only one side has. */
  const otherwise = (a: Seen, b: Seen): readonly string[] =>
    [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));
  /** What the worker tells, to whom it tells it. */
  const deliver = async (): Promise<void> => {
    const rows = await house.db.query<{
      id: string;
      instanceId: string;
      payload: { to: Audience; notice: string };
      at: Date;
    }>({
      text: `select id::text, instance_id as "instanceId", payload, at from outbox where effect = 'notify' and done_at is null order by id`,
    });
    for (const { id, instanceId, payload, at } of rows) {
      const people = await recipients(house.db, instanceId, { to: payload.to });
      await putNotices(house.db, {
        outboxId: id,
        instanceId,
        notice: payload.notice,
        params: {},
        at,
        people: people.map(({ personId }) => personId),
        mail: false,
      });
      await house.db.query({ text: 'update outbox set done_at = now() where id = $1' }, [id]);
    }
  };
  const personOf = (name: string) => {
    const found = observing
      .flatMap((role) => scene.people(role))
      .find(({ email }) => email.startsWith(`${name}@`));
    if (found === undefined) throw new Error(name);
    return found;
  };
  const hear = async (name: string, id: string): Promise<boolean> => {
    const { id: personId } = personOf(name);
    const scope = scopeOf(personId, (await readIdentity(house.db, personId))?.held ?? []);
    const [moved] = await readMoved(house.db, [id]);
    return moved !== undefined && hears(house.db, scope, moved);
  };

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    kin = await openings.assessment(scene);
    // There is another unit's appeal for both to see, and the observer belongs to a unit of his own.
    await openings.appeal(scene);
    const own = await openings.assessment(scene);
    await house.db.query(
      {
        text: `insert into appointment (id, person_id, role, unit_id, starts_on) values (gen_random_uuid(), $1, 'secretary', $2, '2020-01-01')`,
      },
      [personOf('reviewer-12').id, own.unit.id],
    );
    await house.db.query(
      {
        text: `insert into recusal (id, person_id, unit_id, kind, reason) select gen_random_uuid(), p, $2, 'kin', 'r' from unnest($1::uuid[]) p`,
      },
      [recused.map((name) => personOf(name).id), kin.unit.id],
    );
    await scene.moveTo('assessment', kin.id, 'answerable');
    const file = await keepFile(house.db, fileStore(house.filesFolder), {
      bytes: new Uint8Array([7]),
      name: 'e.txt',
      type: 'text/plain',
      by: null,
    });
    evidence = file.id;
    const given = await house.db.query<{ id: string }>(
      {
        text: `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, at)
          select gen_random_uuid(), $1, 1, c, 'secretary', 'onSite', 'score', 2000, 5000, 'r', '{}', '{}', app_now() from unnest(array['A1', 'A2']) c returning id`,
      },
      [kin.id],
    );
    lines = given.map(({ id }) => id);
    await deliver();
  }, 120_000);
  afterAll(() => house[Symbol.asyncDispose]());

  const fileAppeal = async (): Promise<string> => {
    const [secretary] = scene.people('secretary');
    if (secretary === undefined) throw new Error('no secretary');
    const { opened } = await scene.done(secretary, {
      id: kin.id,
      type: 'assessment.appeal',
      data: { lines, grounds, relief: 'more', evidence: [evidence] },
    });
    await deliver();
    return opened[0]?.id ?? '';
  };
  /** Far enough for a vote, a decision and all the notices on the way. */
  const decideAppeal = async (id: string): Promise<void> => {
    const panel = scene.people('reviewer').slice(0, 3);
    const [chair] = panel;
    if (chair === undefined) throw new Error('no chair');
    await scene.done(chair, { id, type: 'appeal.admit' });
    const [office] = scene.people('office');
    if (office === undefined) throw new Error('no office');
    const data = { members: panel.map((one) => one.id), chair: chair.id };
    await scene.done(office, { id, type: 'appeal.empanel', data });
    for (const one of panel) await scene.done(one, { id, type: 'appeal.declare' });
    const [lead] = scene.people('lead');
    if (lead === undefined) throw new Error('no lead');
    await scene.done(lead, { id, type: 'appeal.answer', data: { text: 'yes', evidence: [] } });
    await scene.done(chair, { id, type: 'appeal.deliberate' });
    const of: Case = { ...kin, id, machine: 'appeal', assessmentId: kin.id };
    await arrangeRoll(scene, of, { roll: 'voting', value: true });
    await arrangements.majorityAdjusts(scene, of, true);
    await scene.done(chair, { id, type: 'appeal.adjust', data: { reasons: 'so' } });
    await deliver();
  };

  it('in every read, list, count, average, search, notice and export', async () => {
    // Sampled ids must be the same on both sides.
    const made = crypto.randomUUID;
    const nowhere = crypto.randomUUID();
    crypto.randomUUID = () => nowhere;
    const look = async (name: string): Promise<Seen> => {
      crypto.randomUUID = made;
      const who = await as(name);
      crypto.randomUUID = () => nowhere;
      const archived = !name.startsWith('reviewer');
      return observe(who, { personId: personOf(name).id, id: appealId ?? nowhere, archived });
    };
    /** That something was sent to the assessment is told by its number of changes, which whoever sends to it has to name. */
    const uncounted = (seen: Seen): Seen => {
      const row = new RegExp(`("id":"${kin.id}","machine":"assessment","stage":"\\w+","version":)\\d+`, 'g');
      return new Map([...seen].map(([key, answer]) => [key, answer.replace(row, '$1')]));
    };
    try {
      const quiet = await look('reviewer-12');
      const before = new Map<string, Seen>();
      for (const name of recused) before.set(name, await look(name));
      const of = (name: string): Seen => before.get(name) ?? new Map();
      const open = { reviewer: await look('reviewer-11'), office: await look('office-1') };
      expect(reads.length).toBeGreaterThan(50);
      expect(otherwise(quiet, of('reviewer-12')).map((key) => key.split(' ')[0])).toEqual([]);
      const done = async <T>(act: () => Promise<T>): Promise<T> => {
        crypto.randomUUID = made;
        const result = await act();
        crypto.randomUUID = () => nowhere;
        return result;
      };
      const id = await done(fileAppeal);
      expect(otherwise(of('reviewer-12'), await look('reviewer-12'))).toEqual([]);
      expect(otherwise(uncounted(of('office-2')), uncounted(await look('office-2')))).toEqual([]);
      // Who is not recused sees it in the same reads, so that they are the ones that could tell.
      const told = otherwise(open.reviewer, await look('reviewer-11')).map((key) => key.split(' ')[0]);
      expect(told).toEqual(expect.arrayContaining(['appeal.list', 'worklist.mine', 'notice.unread']));
      await done(() => decideAppeal(id));
      const after = new Map<string, Seen>();
      for (const name of recused) after.set(name, await look(name));
      expect(otherwise(of('reviewer-12'), after.get('reviewer-12') ?? new Map())).toEqual([]);
      for (const name of recused)
        expect(otherwise(uncounted(of(name)), uncounted(after.get(name) ?? new Map())), name).toEqual([]);
      const seen = otherwise(open.office, await look('office-1')).map((key) => key.split(' ')[0]);
      expect(seen).toEqual(
        expect.arrayContaining(['appeal.list', 'board.byCycle', 'notice.unread', 'timeline.byId']),
      );
      // Asked by its very id it answers as what was never there.
      appealId = id;
      const bare = (all: Seen | undefined): readonly string[] =>
        [...(all ?? [])].map(([key, answer]) => `${key} ${answer}`.replaceAll(id, nowhere));
      for (const name of ['reviewer-12', 'office-2'])
        expect(bare(await look(name))).toEqual(bare(after.get(name)));
      for (const name of recused) {
        expect(await hear(name, id), name).toBe(false);
        expect([...(after.get(name)?.values() ?? [])].join('\n')).not.toContain(grounds);
      }
      expect([await hear('reviewer-11', id), await hear('office-1', id)]).toEqual([true, true]);
    } finally {
      crypto.randomUUID = made;
    }
  }, 240_000);
});
