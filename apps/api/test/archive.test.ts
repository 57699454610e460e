import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareArchive, verifyEntries } from '@kaohe/db';
import { type CheckedArchive, checkArchive } from '@kaohe/paper';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { makePerson } from './people.ts';
import { sendFile } from './upload.ts';
import type { HeldRole, TestPerson } from './world.ts';

const minutes = '支部党员大会会议记录';

describe('the archive of a unit and cycle', () => {
  let house: House;
  let scene: Scene;
  let of: Case;
  let folder: string;

  const one = (role: HeldRole): TestPerson => {
    const [person] = scene.people(role);
    if (person === undefined) throw new Error(`no ${role}`);
    return person;
  };
  const ask = async (who: { readonly email: string }): Promise<Response> => {
    const { cookie } = await scene.as(who);
    return fetch(`${house.url}/archives/${of.id}`, { headers: { cookie } });
  };
  /** What is wrong with a zip, by itself. */
  const check = async (bytes: Uint8Array): Promise<CheckedArchive> => {
    const path = join(folder, 'archive.zip');
    await writeFile(path, bytes);
    return checkArchive(path, (journal, head) =>
      verifyEntries(journal, head).map(({ kind, seq }) => `${head.machine} #${seq} ${kind}`),
    );
  };
  const handedOut = async (): Promise<Uint8Array> =>
    new Uint8Array(await (await ask(one('office'))).arrayBuffer());

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaohe-archive-'));
    house = await openHouse();
    scene = await makeScene(house);
    of = await openings.assessment(scene);
    const clerk = await scene.as(one('clerk'));
    const sent = await sendFile(house.url, clerk, {
      name: '会议记录.txt',
      bytes: new TextEncoder().encode(minutes),
    });
    const { id: fileId } = z.object({ id: z.uuid() }).parse(await sent.json());
    const filed = await clerk.mutate('filing.file', {
      assessmentId: of.id,
      fileId,
      title: '会议记录',
      nature: 'document',
      indicators: ['A1'],
    });
    if (filed.error !== null) throw new Error(filed.text);
  }, 120_000);
  afterAll(async () => {
    await house[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  it('is for office, leaders, inspectorate and auditors; not for those assessed, who assess, or other units', async () => {
    for (const role of ['office', 'leader', 'inspectorate', 'auditor'] as const)
      expect([role, (await ask(one(role))).status]).toEqual([role, 200]);
    const elsewhere = await scene.unit();
    const strangers = await Promise.all([
      makePerson(house.db, 'other-secretary', [{ role: 'secretary', unitId: elsewhere.id }]),
      makePerson(house.db, 'other-office', [{ role: 'office', unitId: elsewhere.id }]),
    ]);
    for (const who of [...strangers, one('secretary'), one('assessor'), one('administrator')])
      expect([who.email, (await ask(who)).status]).toEqual([who.email, 404]);
    expect((await fetch(`${house.url}/archives/${of.id}`)).status).toBe(401);
  });

  it('proves itself, has what was filed, and is known to the database', async () => {
    const answer = await ask(one('auditor'));
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const { manifest, checksum, breaches } = await check(bytes);
    expect(breaches).toEqual([]);
    expect(checksum).toBe(answer.headers.get('x-archive-checksum'));
    expect(manifest).toMatchObject({ assessmentId: of.id, cycle: 'a year', heads: [{ instanceId: of.id }] });
    const zip = await JSZip.loadAsync(bytes);
    const evidence = Object.keys(zip.files).find((name) => name.endsWith('会议记录.txt')) ?? '';
    expect(await zip.file(evidence)?.async('string')).toBe(minutes);
    const heads = manifest?.heads ?? [];
    expect(await compareArchive(house.db, { checksum, heads })).toEqual({ known: true, differing: [] });
  });

  it('names a file of which a byte was changed', async () => {
    const zip = await JSZip.loadAsync(await handedOut());
    const path = Object.keys(zip.files).find((name) => name.endsWith('会议记录.txt')) ?? '';
    const kept = (await zip.file(path)?.async('uint8array')) ?? new Uint8Array();
    zip.file(path, kept.with(0, (kept[0] ?? 0) ^ 1));
    const { breaches } = await check(await zip.generateAsync({ type: 'uint8array' }));
    expect(breaches).toEqual([{ kind: 'changed', what: path }]);
  });

  it('made anew around a changed journal is still found: by the chain, and by the database', async () => {
    const zip = await JSZip.loadAsync(await handedOut());
    const path = `journal/assessment-${of.id}.json`;
    const journal = (await zip.file(path)?.async('string')) ?? '';
    zip.file(path, journal.replace('"role": "office"', '"role": "leader"'));
    const { breaches, manifest } = await check(await zip.generateAsync({ type: 'uint8array' }));
    expect(breaches).toEqual([
      { kind: 'changed', what: path },
      { kind: 'chain', what: 'assessment #1 changed' },
    ]);
    const [head] = manifest?.heads ?? [];
    if (head === undefined) throw new Error('no journal');
    const forged = [{ ...head, hash: '0'.repeat(64) }];
    const compared = await compareArchive(house.db, { checksum: '0'.repeat(64), heads: forged });
    expect(compared).toEqual({ known: false, differing: forged });
  });
});
