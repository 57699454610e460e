import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type House, openHouse } from './house.ts';
import { openings } from './model/opening.ts';
import { type Case, makeScene, type Scene } from './model/scene.ts';
import { sendFile } from './upload.ts';
import type { TestPerson } from './world.ts';

const made = z.object({ id: z.string() });
const view = z.object({
  mayFile: z.boolean(),
  mayCheck: z.boolean(),
  filings: z.array(z.object({ id: z.string(), title: z.string(), nature: z.string(), checked: z.boolean() })),
  indicators: z.array(
    z.object({ code: z.string(), load: z.object({ files: z.number(), bytes: z.number() }) }),
  ),
  checks: z.array(z.object({ id: z.string(), rate: z.number() })),
  burden: z.object({ files: z.number(), bytes: z.number(), spared: z.number() }),
});

describe('documents are filed once, serve every indicator, and are checked item by item', () => {
  let house: House;
  let scene: Scene;
  let of: Case;
  const one = (role: Parameters<Scene['people']>[0]): TestPerson => {
    const [person] = scene.people(role);
    if (person === undefined) throw new Error(`no ${role}`);
    return person;
  };
  const ask = async (who: TestPerson, path: string, input: object) =>
    (await scene.as(who)).mutate(`filing.${path}`, { assessmentId: of.id, ...input });
  const seen = async (who: TestPerson) =>
    view.parse((await (await scene.as(who)).query('filing.byAssessment', { id: of.id })).data);
  const upload = async (name: string, text: string): Promise<string> => {
    const bytes = new TextEncoder().encode(text);
    const sent = await sendFile(house.url, await scene.as(one('clerk')), { name, bytes });
    return made.parse(await sent.json()).id;
  };
  const document = (fileId: string, more: object = {}) => ({
    fileId,
    title: '会议记录',
    nature: 'document',
    indicators: ['A1'],
    ...more,
  });
  const file = async (name: string, more: object = {}): Promise<string> =>
    made.parse((await ask(one('clerk'), 'file', document(await upload(name, name), more))).data).id;
  const check = (filings: readonly string[], more: object = {}) =>
    ask(one('assessor'), 'check', {
      indicator: 'A1',
      items: [{ code: 'A1', outcome: 'partly', note: '' }],
      opinion: 'half of it is there',
      filings,
      ...more,
    });

  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    of = await openings.assessment(scene);
  }, 120_000);
  afterAll(() => house[Symbol.asyncDispose]());

  it('is filed by the unit for two indicators, and not a second time', async () => {
    const fileId = await upload('minutes.txt', 'minutes');
    expect(
      (await ask(one('clerk'), 'file', document(fileId, { indicators: ['A1', 'A2'] }))).error,
    ).toBeNull();
    const again = await ask(one('clerk'), 'file', document(await upload('again.txt', 'minutes')));
    expect(again.error).toMatchObject({
      code: 'conflict',
      detail: { issue: 'filedBefore', title: '会议记录' },
    });
    const { burden, indicators, mayFile, mayCheck } = await seen(one('secretary'));
    expect(burden).toEqual({ files: 1, bytes: 7, spared: 1 });
    expect(indicators.map(({ load }) => load.files)).toEqual([1, 1]);
    expect({ mayFile, mayCheck }).toEqual({ mayFile: true, mayCheck: false });
    expect(
      (await (await scene.as(one('assessor'))).query('file.byIds', { ids: [fileId] })).data,
    ).toHaveLength(1);
  });

  it('is not filed by others, for no indicator there is not, nor with a file of others', async () => {
    const fileId = await upload('mine.txt', 'mine');
    for (const role of ['assessor', 'office', 'auditor'] as const)
      expect((await ask(one(role), 'file', document(fileId))).error?.code).toBe('forbidden');
    const unknown = await ask(one('clerk'), 'file', document(fileId, { indicators: ['Z9'] }));
    expect(unknown.error).toMatchObject({ detail: { issue: 'indicatorUnknown' } });
    expect((await ask(one('secretary'), 'file', document(fileId))).error?.code).toBe('notFound');
  });

  it('stops at the number that the policy allows', async () => {
    for (let n = 1; n <= 9; n += 1) await file(`a${n}.txt`, { indicators: ['A2'] });
    const more = await ask(
      one('clerk'),
      'file',
      document(await upload('b.txt', 'b'), { indicators: ['A2'] }),
    );
    expect(more.error).toMatchObject({ code: 'tooMuch', detail: { limit: 'indicator', files: 10 } });
    const { filings } = await seen(one('clerk'));
    const last = filings.at(-1)?.id ?? '';
    expect((await ask(one('clerk'), 'withdraw', { id: last })).error).toBeNull();
    expect((await seen(one('clerk'))).burden.files).toBe(9);
  });

  it('is checked by the team, whole lists only, and carries a score line; the unit is not told yet', async () => {
    const { filings } = await seen(one('lead'));
    const [first, second] = filings;
    expect((await check([second?.id ?? ''])).error).toMatchObject({ detail: { issue: 'filingElsewhere' } });
    const partial = await check([first?.id ?? ''], { items: [{ code: 'B', outcome: 'met', note: '' }] });
    expect(partial.error).toMatchObject({ detail: { issue: 'checklistIncomplete' } });
    expect((await ask(one('clerk'), 'check', {})).error?.code).toBe('invalid');
    expect((await check([first?.id ?? ''])).data).toMatchObject({ rate: 5_000 });
    expect((await check([first?.id ?? ''], { opinion: 'looked again' })).error).toBeNull();
    expect((await seen(one('assessor'))).checks).toHaveLength(1);
    expect((await seen(one('secretary'))).checks).toHaveLength(0);
    expect((await ask(one('clerk'), 'withdraw', { id: first?.id })).error).toMatchObject({
      detail: { issue: 'filingChecked' },
    });
    const sheet = await (await scene.as(one('assessor'))).query('scoring.sheet', { id: of.id });
    expect(sheet.data).toMatchObject({
      proofs: [{ source: 'finding' }, { source: 'documentCheck', rate: 5_000 }, { source: 'finding' }],
    });
  });

  it('carries no points as a picture of a screen or a check-in, neither in a check nor in a score', async () => {
    const fileId = await upload('打卡.txt', 'check-in');
    const filed = await ask(one('clerk'), 'file', document(fileId, { nature: 'checkIn' }));
    const { id } = made.parse(filed.data);
    expect((await check([id])).error).toMatchObject({ detail: { issue: 'nothingCarries' } });
    await scene.system(of.id, 'assessment.beginVisit');
    await scene.system(of.id, 'assessment.visitDone');
    const line = { indicator: 'A1', subjectKind: 'secretary', component: 'onSite', reason: 'r' };
    const score = (points: number, evidence: readonly string[]) =>
      scene.send(one('assessor'), {
        id: of.id,
        type: 'assessment.score',
        data: { lines: [{ ...line, points, evidence }] },
      });
    expect((await score(100, [fileId])).error).toMatchObject({
      code: 'invalid',
      detail: { path: 'lines.0.evidence', issue: 'nothingCarries' },
    });
    expect((await ask(one('assessor'), 'judge', { id, nature: 'document' })).error).toBeNull();
    expect((await score(100, [fileId])).error).toBeNull();
  });

  it('is closed once the score is settled', async () => {
    await scene.moveTo('assessment', of.id, 'scored');
    expect((await ask(one('clerk'), 'file', document(await upload('late.txt', 'late')))).error?.code).toBe(
      'refused',
    );
    expect((await seen(one('clerk'))).mayFile).toBe(false);
  });
});
