import { randomUUID } from 'node:crypto';
import { standardLimits } from '@kaohe/domain';
import { readTables, tableLimits } from '@kaohe/table';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, client } from './client.ts';
import { type House, openHouse } from './house.ts';
import { makeScene, type Scene } from './model/scene.ts';

const csv = [
  '考核项目,考核内容,分值,评分标准,考核方式,责任主体',
  '组织建设,制度健全,60,每缺一项扣1分,查阅资料、个别访谈,书记',
  '组织建设,按期开展,见附件,酌情扣分,综合评定,班子成员',
  '服务群众,答复及时,40,每延误一次扣2分,问卷调查,党组织',
].join('\n');

const answer = z.object({
  result: z.object({ data: z.unknown() }).optional(),
  error: z
    .object({ data: z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()) }) })
    .optional(),
});
const preview = z.object({
  version: z.int(),
  before: z.int(),
  tables: z.array(z.object({ sheet: z.string(), no: z.int() })),
  parts: z.array(
    z.object({
      sheet: z.string(),
      no: z.int(),
      columns: z.array(z.object({ letters: z.string(), heading: z.string(), field: z.string() })),
    }),
  ),
  counts: z.object({ rows: z.int(), findings: z.record(z.string(), z.int()) }),
  rows: z.array(
    z.object({
      table: z.int(),
      no: z.int(),
      fate: z.string(),
      into: z.string().nullable(),
      findings: z.array(z.object({ issue: z.string(), at: z.string() })),
    }),
  ),
  next: z.int().nullable(),
  found: z.object({ total: z.int(), indicators: z.int() }),
  lint: z.array(z.object({ rule: z.string() })).nullable(),
});
const content = z.object({
  version: z.int(),
  content: z.object({
    total: z.int(),
    dimensions: z.array(
      z.looseObject({
        code: z.string(),
        name: z.string(),
        indicators: z.array(z.looseObject({ code: z.string() })),
      }),
    ),
  }),
});

describe('a table comes into a draft and a standard goes out', () => {
  let house: House;
  let scene: Scene;
  let office: Client;
  let draft = '';
  beforeAll(async () => {
    house = await openHouse();
    scene = await makeScene(house);
    const [person] = scene.people('office');
    if (person === undefined) throw new Error('no office');
    office = await scene.as(person);
    const sent = await scene.send(person, {
      id: scene.cycleId,
      type: 'cycle.draftStandard',
      data: { name: '导入的标准', category: 'imported' },
    });
    draft = z.object({ opened: z.array(z.object({ id: z.uuid() })) }).parse(sent.data).opened[0]?.id ?? '';
  }, 120_000);
  afterAll(() => house[Symbol.asyncDispose]());

  type Sent = { readonly ask: object; readonly text?: string; readonly bytes?: Uint8Array<ArrayBuffer> };
  const send = async (who: Client, procedure: string, { ask, text = csv, bytes }: Sent) => {
    const form = new FormData();
    form.set('file', new File([bytes ?? text], '表.csv'));
    form.set('ask', JSON.stringify({ id: draft, ...ask }));
    const response = await fetch(`${house.url}/trpc/table.${procedure}`, {
      method: 'POST',
      headers: { cookie: who.cookie },
      body: form,
    });
    const { result, error } = answer.parse(await response.json());
    return { status: response.status, data: result?.data, error: error?.data ?? null };
  };
  /** The one table of the file, with what is asked of it. */
  const of = (table: object) => ({ tables: [{ sheet: '表', table: 1, ...table }] });
  const look = async (ask: object = {}, text = csv) =>
    preview.parse((await send(office, 'preview', { ask, text })).data);
  const now = async () => content.parse((await office.query('standard.content', { id: draft })).data);

  it('the preview accounts for every row by its cells, and keeps nothing', async () => {
    const before = await now();
    const seen = await look();
    expect(seen.rows.map(({ no, fate, into }) => [no, fate, into])).toEqual([
      [1, 'header', null],
      [2, 'taken', 'A · A1'],
      [3, 'taken', 'A · A2'],
      [4, 'taken', 'B · B1'],
    ]);
    expect(seen.rows[2]?.findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ issue: 'pointsUnreadable', at: 'C3' })]),
    );
    expect(seen.parts[0]?.columns.map(({ field }) => field)).toEqual([
      'dimension',
      'indicator',
      'points',
      'rule',
      'methods',
      'subjects',
    ]);
    expect(seen.lint?.map(({ rule }) => rule)).toContain('pointsMissing');
    expect(seen).toMatchObject({ before: 0, next: null, found: { indicators: 3, total: 10_000 } });
    expect(await now()).toEqual(before);
  });

  it('a filter, a mapping and a mended cell change what is seen', async () => {
    const errors = await look({ only: 'error' });
    expect(errors.rows.map(({ no }) => no)).toEqual([3]);
    const mended = await look({ only: 'error', ...of({ mends: { C3: '10' } }) });
    expect(mended.rows).toEqual([]);
    const mapped = await look(of({ mapping: { A: 'ignore', B: 'indicator', C: 'points' } }));
    expect(mapped.found).toMatchObject({ indicators: 3 });
    expect(mapped.parts[0]?.columns.find(({ letters }) => letters === 'E')?.field).toBe('remark');
    const long = `考核内容,分值\n${Array.from({ length: 450 }, (_, i) => `第${i}项,1`).join('\n')}`;
    const [first, last] = [await look({}, long), await look({ from: 400 }, long)];
    expect([first.rows.length, first.next, last.rows.length, last.next]).toEqual([200, 200, 51, null]);
  });

  it('taking over replaces the text at the version that was seen, and says what stood there', async () => {
    const { version } = await look();
    const done = await send(office, 'commit', {
      ask: { version, mode: 'replace', ...of({ mends: { C3: '10' } }) },
    });
    expect(done.error).toBeNull();
    expect(done.data).toMatchObject({ before: { dimensions: [] } });
    const { content: kept } = await now();
    expect(kept.dimensions.map(({ name, indicators }) => [name, indicators.length])).toEqual([
      ['组织建设', 2],
      ['服务群众', 1],
    ]);
    const late = await send(office, 'commit', { ask: { version, mode: 'replace' } });
    expect(late.error?.code).toBe('stale');
  });

  it('taking over behind the text keeps it, joins dimensions of one name and gives free codes', async () => {
    const { version } = await look();
    const more = '考核项目,考核内容,分值\n服务群众,走访,5\n新的,创新,5';
    const done = await send(office, 'commit', { ask: { version, mode: 'append' }, text: more });
    expect(done.error).toBeNull();
    const { content: kept } = await now();
    expect(kept.dimensions.map(({ name, indicators }) => [name, indicators.map(({ code }) => code)])).toEqual(
      [
        ['组织建设', ['A1', 'A2']],
        ['服务群众', ['B1', 'B2']],
        ['新的', expect.any(Array)],
      ],
    );
    const before = z.object({ before: z.unknown() }).parse(done.data).before;
    const back = await office.mutate('standard.saveContent', {
      id: draft,
      version: (await now()).version,
      content: before,
    });
    expect(back.error).toBeNull();
    expect((await now()).content.dimensions).toHaveLength(2);
  });

  it('several tables of a file make one draft, each with its own columns and cells corrected', async () => {
    const text = [
      '考核项目,考核内容,分值',
      '组织建设,换届,60',
      '',
      '扣分事项,扣分值',
      '被通报,-2',
      '',
      '考核项目,考核内容,分值',
      '组织建设,述职,见附件',
    ].join('\n');
    const [first, second] = [of({}), of({ table: 2, mapping: { A: 'indicator', B: 'points' } })];
    const tables = [{ sheet: '表', table: 3, mends: { C8: '40' } }, ...first.tables, ...second.tables];
    const seen = await look({ tables }, text);
    expect(seen.tables).toHaveLength(3);
    expect(seen.parts.map(({ no }) => no)).toEqual([1, 2, 3]);
    expect(seen.rows.map(({ table, no }) => [table, no])).toEqual([
      [1, 1],
      [1, 2],
      [2, 4],
      [2, 5],
      [3, 7],
      [3, 8],
    ]);
    expect(seen.found).toMatchObject({ indicators: 3, total: 10_000 });
    const ask = { tables, version: seen.version, mode: 'replace' };
    expect((await send(office, 'commit', { ask, text })).error).toBeNull();
    expect((await now()).content.dimensions.map(({ indicators }) => indicators.length)).toEqual([2, 1]);
    expect((await look({ tables: first.tables }, text)).counts.rows).toBe(2);
  });

  it('only who may edit the draft may, only while it is one, and only what is a table', async () => {
    const [secretary, leader] = [scene.people('secretary')[0], scene.people('leader')[0]];
    if (secretary === undefined || leader === undefined) throw new Error('nobody');
    expect((await send(await scene.as(leader), 'preview', { ask: {} })).error?.code).toBe('forbidden');
    const veiled = await send(await scene.as(secretary), 'commit', { ask: { version: 1, mode: 'replace' } });
    expect(['forbidden', 'notFound']).toContain(veiled.error?.code);
    const published = await send(office, 'preview', { ask: { id: scene.standardId } });
    expect(published.error?.code).toBe('refused');
    expect((await send(office, 'preview', { ask: { id: randomUUID() } })).error?.code).toBe('notFound');
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]);
    expect((await send(office, 'preview', { ask: {}, bytes: old })).error).toMatchObject({
      code: 'invalid',
      detail: { issue: 'tableOld' },
    });
    const large = new Uint8Array(tableLimits.bytes + 1).fill(65);
    expect((await send(office, 'preview', { ask: {}, bytes: large })).error).toMatchObject({
      code: 'tooMuch',
      detail: { limit: 'table.bytes' },
    });
    expect((await send(office, 'preview', { ask: of({ sheet: '没有' }) })).error?.code).toBe('invalid');
    expect((await send(office, 'preview', { ask: of({ mends: { x: '1' } }) })).error?.code).toBe('invalid');
    const plain = await fetch(`${house.url}/trpc/standard.lint`, {
      method: 'POST',
      headers: { cookie: office.cookie },
      body: new FormData(),
    });
    expect(plain.status).toBe(400);
  });

  it('a standard that one may read goes out as a workbook that comes in again', async () => {
    const [secretary] = scene.people('secretary');
    if (secretary === undefined) throw new Error('nobody');
    const get = async (who: Client | null, id: string) =>
      fetch(`${house.url}/standards/${id}/export`, { headers: { cookie: who?.cookie ?? '' } });
    const response = await get(office, draft);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('导入的标准.xlsx'));
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect((await readTables(bytes, 'a.xlsx')).tables).toHaveLength(1);
    const { version, content: kept } = await now();
    const done = await send(office, 'commit', { ask: { version, mode: 'replace' }, bytes });
    expect(done.error).toBeNull();
    expect((await now()).content).toEqual(kept);
    expect((await get(null, draft)).status).toBe(401);
    expect((await get(await scene.as(secretary), draft)).status).toBe(404);
    expect((await get(office, scene.standardId)).status).toBe(200);
  });

  it('a table of 5,000 indicators is taken over, checked and saved again; more is refused with the limit', async () => {
    const rule =
      '每缺一次扣0.5分，扣完为止；抽查两个支部的会议记录、签到表和影像资料，访谈党员三名以上。'.repeat(4);
    const lines = Array.from(
      { length: 5_000 },
      (_, i) => `维度${i % 60},指标${i}的要求和成效,0.02,${rule},查看资料,书记`,
    );
    const text = `考核项目,考核内容,分值,评分标准,考核方式,责任主体\n${lines.join('\n')}`;
    const ask = { version: (await now()).version, mode: 'replace' };
    expect((await send(office, 'commit', { ask, text })).error).toBeNull();
    const { version, content: kept } = await now();
    expect(kept).toMatchObject({ total: 10_000 });
    expect(kept.dimensions.flatMap(({ indicators }) => indicators)).toHaveLength(5_000);
    const body = { id: draft, version, content: { ...kept, total: 9_999 } };
    expect(JSON.stringify(body).length).toBeGreaterThan(1024 * 1024);
    expect((await office.mutate('standard.lint', { id: draft, content: body.content })).error).toBeNull();
    expect((await office.mutate('standard.saveContent', body)).error).toBeNull();
    const [first] = kept.dimensions;
    const grown = { ...kept, dimensions: [...kept.dimensions, { ...first, code: 'more' }] };
    const over = await office.mutate('standard.saveContent', {
      id: draft,
      version: version + 1,
      content: grown,
    });
    expect(over.error).toMatchObject({
      code: 'invalid',
      detail: { path: 'content.dimensions.60.indicators' },
    });
    const huge = { ...body, content: 'x'.repeat(standardLimits.bytes) };
    const refused = await office.mutate('standard.saveContent', huge);
    expect(refused).toMatchObject({
      status: 413,
      error: { code: 'tooMuch', detail: { limit: 'body', bytes: standardLimits.bytes } },
    });
    expect((await client(house.url).mutate('standard.saveContent', body)).status).toBe(401);
    expect((await now()).content.total).toBe(9_999);
  });
});
