import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ArchiveFacts, checkArchive, writeArchive } from '../src/index.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const files = new Map(['一份证据', '一件文书'].map((text) => [hash(text), text]));
const [evidence = '', letter = ''] = [...files.keys()];
const same = (name: string): string => name;

const facts: ArchiveFacts = {
  assessmentId: 'a1',
  unit: '第一支部',
  cycle: '2025年度考核',
  at: '2026-02-03T02:00:00.000Z',
  cases: [
    {
      id: 'c1',
      machine: 'assessment',
      stage: 'closed',
      seq: 1,
      headHash: 'h1',
      entries: [
        {
          seq: 1,
          event: 'assessment.opened',
          payload: { note: '<script>alert(1)</script>' },
          actorId: 'p1',
          role: 'office',
          toStage: 'recording',
          at: '2025-01-03T02:00:00.000Z',
          hash: 'h1',
        },
      ],
    },
  ],
  letters: [{ name: '反馈意见.docx', sha256: letter, size: 12, number: '考核函〔2026〕1号' }],
  evidence: [{ name: '../../记录.pdf', sha256: evidence, size: 12, number: null }],
  people: { p1: '王强' },
  score: { data: { total: 9100 }, paragraphs: ['综合得分91.00分。'] },
  said: {
    machine: same,
    event: (_machine, event) => event,
    stage: (_machine, stage) => stage,
    role: same,
    moment: same,
  },
};

let folder: string;
let whole: string;
let checksum: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaohe-archive-'));
  whole = join(folder, 'whole.zip');
  const archive = writeArchive(facts, async (sha256) =>
    Readable.from([Buffer.from(files.get(sha256) ?? '')]),
  );
  checksum = archive.checksum;
  await pipeline(archive.stream, createWriteStream(whole));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const noBreach = (): readonly string[] => [];
/** The archive with something done to it. */
const tampered = async (change: (zip: PizZip) => void): Promise<string> => {
  const zip = new PizZip(await readFile(whole));
  change(zip);
  const path = join(folder, 'tampered.zip');
  await writeFile(path, zip.generate({ type: 'uint8array' }));
  return path;
};

describe('an archive', () => {
  test('is sound as it was written, and says which content it has', async () => {
    const checked = await checkArchive(whole, noBreach);
    expect(checked).toMatchObject({ breaches: [], checksum });
    expect(checked.manifest).toMatchObject({ unit: '第一支部', heads: [{ instanceId: 'c1', hash: 'h1' }] });
  });

  test('is read without the system, and nothing that somebody typed runs in it', async () => {
    const zip = new PizZip(await readFile(whole));
    const index = zip.file('index.html')?.asText() ?? '';
    for (const part of ['第一支部', '考核函〔2026〕1号', '综合得分91.00分', 'journal/journal.html'])
      expect(index).toContain(part);
    const journal = zip.file('journal/journal.html')?.asText() ?? '';
    expect(journal).toContain('王强');
    expect(journal).toContain('开立');
    expect(journal).not.toContain('<script>');
    expect(Object.keys(zip.files).some((name) => name.includes('..'))).toBe(false);
    const kept = zip.file('letters/考核函〔2026〕1号 反馈意见.docx')?.asUint8Array() ?? new Uint8Array();
    expect(new TextDecoder().decode(kept)).toBe('一件文书');
  });

  test('names what was changed, taken out or put in', async () => {
    const path = 'letters/考核函〔2026〕1号 反馈意见.docx';
    const changed = await checkArchive(await tampered((zip) => zip.file(path, '另一件')), noBreach);
    expect(changed.breaches).toEqual([{ kind: 'changed', what: path }]);
    const missing = await checkArchive(await tampered((zip) => zip.remove('score/score.txt')), noBreach);
    expect(missing.breaches).toEqual([{ kind: 'missing', what: 'score/score.txt' }]);
    const added = await checkArchive(await tampered((zip) => zip.file('more.txt', '添')), noBreach);
    expect(added.breaches).toEqual([{ kind: 'added', what: 'more.txt' }]);
  });

  test('a manifest that was written anew no longer meets its checksum', async () => {
    const manifest = new PizZip(await readFile(whole)).file('manifest.json')?.asText() ?? '';
    const path = await tampered((zip) => zip.file('manifest.json', manifest.replace('第一支部', '第二支部')));
    expect((await checkArchive(path, noBreach)).breaches).toEqual([
      { kind: 'checksum', what: 'manifest.json' },
    ]);
  });

  test('names a case that a journal opens and that was taken out with its line in the manifest', async () => {
    const [first] = facts.cases;
    if (first === undefined) throw new Error('no case');
    const opened = [{ id: 'c2', machine: 'appeal' }];
    const cases = [{ ...first, entries: first.entries.map((entry) => ({ ...entry, opened })) }];
    const path = join(folder, 'without.zip');
    const archive = writeArchive({ ...facts, cases }, async (sha256) =>
      Readable.from([Buffer.from(files.get(sha256) ?? '')]),
    );
    await pipeline(archive.stream, createWriteStream(path));
    expect((await checkArchive(path, noBreach)).breaches).toEqual([{ kind: 'absent', what: 'appeal c2' }]);
  });

  test('asks the store about each journal', async () => {
    const { breaches } = await checkArchive(whole, (_journal, head) => [`${head.instanceId} #1 changed`]);
    expect(breaches).toEqual([{ kind: 'chain', what: 'c1 #1 changed' }]);
  });

  test('what is no archive is said to be none', async () => {
    const path = join(folder, 'other.zip');
    await writeFile(path, new PizZip().file('a.txt', 'a').generate({ type: 'uint8array' }));
    expect((await checkArchive(path, noBreach)).breaches).toEqual([{ kind: 'notAnArchive', what: path }]);
  });
});
