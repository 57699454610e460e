import { randomUUID } from 'node:crypto';
import { recipients } from '@kaohe/db';
import { dataSchema, isInternal, type Role, registry, roles, stagesOf } from '@kaohe/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { router } from '../src/router.ts';
import { type Client, signIn } from './client.ts';
import { type House, openHouse } from './house.ts';
import { insertLines, openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { sample } from './sample.ts';

const definition = z.object({ type: z.string(), inputs: z.array(z.custom<z.core.$ZodType>()) });
const definitionOf = (procedure: unknown) =>
  typeof procedure === 'function' && '_def' in procedure ? definition.parse(procedure._def) : undefined;
/** What writes and is no event of a process. */
const writes = Object.entries(router._def.procedures).flatMap(([path, procedure]) => {
  const found = definitionOf(procedure);
  return found?.type === 'mutation' && !path.endsWith('.send') && !path.startsWith('session.')
    ? [{ path, input: found.inputs[0] }]
    : [];
});
const { events, machine } = registry.assessment;
const sendable = Object.entries(events).filter(([, spec]) => !isInternal(spec));

describe('no single person changes a score once it is told', () => {
  let house: House;
  let scene: Scene;
  let of: Case;
  let lines: readonly string[];
  const as = (name: string): Promise<Client> => signIn(house.url, `${name}@example.org`);
  /** Lines, score and what counts, as one text. */
  const score = async (): Promise<string> => {
    const [row] = await house.db.query<{ text: string }>(
      {
        text: `select (select coalesce(json_agg(l order by l.id), '[]') from score_line l where l.assessment_id = $1)::text
          || (select coalesce(json_agg(s order by s.seq), '[]') from score s where s.assessment_id = $1)::text as text`,
      },
      [of.id],
    );
    return row?.text ?? '';
  };
  const send = (who: Client, type: string, data: unknown) =>
    who.mutate('assessment.send', { id: of.id, requestId: randomUUID(), event: { type, data } });

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    of = await openings.assessment(scene);
    lines = await insertLines(scene, of.id);
    await house.db.query(
      {
        text: `insert into score (assessment_id, seq, total, on_site, detail, at) values ($1, 1, 4000, 4000, '{}', app_now())`,
      },
      [of.id],
    );
    // One person in every capacity there is, short of keeping people: more than anybody is ever given.
    const [person] = scene.people('lead');
    const given: readonly Role[] = roles.filter(
      (role) => !['lead', 'administrator', 'public', 'system'].includes(role),
    );
    for (const role of given)
      await house.db.query(
        {
          text: `insert into appointment (id, person_id, role, unit_id, starts_on) values (gen_random_uuid(), $1, $2, $3, '2020-01-01')`,
        },
        [
          person?.id,
          role,
          ['secretary', 'discipline', 'cadre', 'clerk'].includes(role) ? of.unit.id : scene.root.id,
        ],
      );
  }, 120_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('by any event of the assessment, in any stage from the feedback on, in every capacity at once', async () => {
    const who = await as('lead-1');
    const before = await score();
    const from = stagesOf(machine).indexOf('issued');
    for (const stage of stagesOf(machine).slice(from)) {
      if (stage === 'cancelled') continue;
      for (const [type, spec] of sendable) {
        await scene.moveTo('assessment', of.id, stage);
        const known: Readonly<Record<string, unknown>> = {
          replaces: lines[0],
          lines: type === 'assessment.appeal' ? [lines[0]] : undefined,
          evidence: [scene.file],
          points: 4_900,
          indicator: 'A1',
          component: 'onSite',
          subjectKind: 'secretary',
        };
        const data = sample(dataSchema(spec), { field: 'data', hint: (field) => known[field] });
        await send(who, type, data);
        expect(await score(), `${type} while ${stage}`).toBe(before);
      }
    }
  }, 120_000);

  it('a correction is proposed by one and confirmed by another, and both are named where it is told', async () => {
    const [proposer, second] = [await as('lead-2'), await as('office-1')];
    const before = await score();
    await scene.moveTo('assessment', of.id, 'issued');
    const proposed = await send(proposer, 'assessment.proposeCorrection', {
      replaces: lines[1],
      points: 3_000,
      reasons: '录入有误',
    });
    expect(proposed.error).toBeNull();
    const confirm = { reasons: '核对无误' };
    expect((await send(proposer, 'assessment.confirmCorrection', confirm)).error?.code).toBe('forbidden');
    expect(await score()).toBe(before);
    for (const other of ['administrator-1', 'leader-1', 'assessor-1'])
      expect((await send(await as(other), 'assessment.confirmCorrection', confirm)).error?.code).toBe(
        'forbidden',
      );
    expect(await score()).toBe(before);
    // The second person is let through: what stops him here is that this scene has no year behind it to score anew from.
    expect((await send(second, 'assessment.confirmCorrection', confirm)).error).toMatchObject({
      code: 'refused',
      detail: { facts: ['componentsPresent'] },
    });
    // Or it is refused with a reason, by nobody else: the score stands, whoever proposed it is told, and there is nothing left to confirm.
    const refuse = { reasons: '与原始记录一致' };
    for (const other of ['administrator-1', 'leader-1', 'assessor-1', 'secretary-1'])
      expect((await send(await as(other), 'assessment.dismissCorrection', refuse)).error?.code, other).toBe(
        'forbidden',
      );
    const both = await Promise.all([
      send(second, 'assessment.dismissCorrection', refuse),
      send(second, 'assessment.dismissCorrection', refuse),
    ]);
    expect(both.map(({ error }) => error?.code ?? 'done').sort()).toEqual(['done', 'refused']);
    expect(await score()).toBe(before);
    expect((await send(second, 'assessment.confirmCorrection', confirm)).error).toMatchObject({
      detail: { facts: ['correctionProposed'] },
    });
    expect((await recipients(house.db, of.id, { to: 'proposer' })).map(({ email }) => email)).toEqual([
      'lead-2@example.org',
    ]);
    expect((await second.query('feedback.corrections', { id: of.id })).data).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          outcome: 'dismissed',
          after: 3_000,
          reasons: '录入有误',
          decidedReasons: '与原始记录一致',
        }),
      ]),
    );
  });

  it('by nothing else that writes: settings, people, files, drafts, registers; by an administrator no more than by others', async () => {
    const before = await score();
    const known: Readonly<Record<string, unknown>> = {
      id: of.id,
      cycleId: scene.cycleId,
      unitId: of.unit.id,
    };
    for (const name of ['administrator-1', 'lead-1'])
      for (const { path, input } of writes) {
        const who = await as(name);
        const data =
          input === undefined ? undefined : sample(input, { field: 'data', hint: (field) => known[field] });
        await who.mutate(path, data);
        expect(await score(), `${path} by ${name}`).toBe(before);
      }
    // Whoever keeps people cannot make himself somebody who may.
    const administrator = await as('administrator-1');
    const [self] = scene.people('administrator');
    const taken = await administrator.mutate('people.appoint', {
      personId: self?.id,
      role: 'lead',
      unitId: scene.root.id,
    });
    expect(taken.error?.code).toBe('forbidden');
  }, 120_000);
});
