import { createHash } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, makeBench } from './context.ts';
import { plant } from './world.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await makeBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

/** One file out of a zip, read from its central directory. */
const unzipped = (zip: Buffer, name: string): string => {
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? zip.readUInt32LE(at + 20) : zip.readUInt16LE(at + offset),
    );
    const start = zip.readUInt32LE(at + 42);
    if (zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)) === name) {
      const body = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
      return inflateRawSync(zip.subarray(body, body + (packed ?? 0))).toString('utf8');
    }
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  throw new Error(`no ${name} in the zip`);
};

type Row = {
  readonly number: string;
  readonly kind: string;
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
  readonly type: string;
};
const documentsOf = (instanceId: string) =>
  bench.db.query<Row>(
    {
      text: `select d.number, d.kind, f.sha256, f.size, f.name, f.type from document d join file f on f.id = d.file_id
        where d.instance_id = $1 order by d.number`,
    },
    [instanceId],
  );

const order = async () => {
  const { db, world } = bench;
  return plant(db, {
    machine: 'rectification',
    stage: 'issued',
    parent: world.assessment,
    unit: world.unit,
    data: {
      title: '关于第一支部整改的通知',
      items: [
        {
          no: 1,
          problem: '党课记录不全',
          subjectKind: 'secretary',
          standard: '逐次记录',
          measure: '专人负责',
          class: 'oneMonth',
          dates: { dueOn: '2026-12-31T16:00:00.000Z' },
        },
      ],
    },
  });
};

describe('render', () => {
  test('a letter is kept by its hash and listed with its instance, once', async () => {
    const { db, context, emit, run } = bench;
    const { id } = await order();
    const row = await emit(id, 'render', { document: 'rectificationOrder' });
    expect(await run(row)).toBeUndefined();
    await db.query({ text: 'update outbox set done_at = null where id = $1' }, [row]);
    expect(await run(row)).toBeUndefined();
    const [kept, ...more] = await documentsOf(id);
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ kind: 'rectificationOrder', name: '关于第一支部整改的通知.docx' });
    const bytes = await buffer(await context.files.read(kept?.sha256 ?? ''));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(kept?.sha256);
    expect(bytes.length).toBe(kept?.size);
  });

  test('numbers of a series follow each other without a gap, also when many are written at once', async () => {
    const { db, emit, run } = bench;
    const { id } = await order();
    const before = (await db.query({ text: `select from document where number like '某集团党委考核改%'` }))
      .length;
    const rows = await Promise.all(
      Array.from({ length: 6 }, () => emit(id, 'render', { document: 'rectificationOrder' })),
    );
    await Promise.all(rows.map((row) => run(row)));
    const numbers = (await documentsOf(id))
      .map(({ number }) => Number(/〕(\d+)号$/.exec(number)?.[1]))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 6 }, (_one, index) => before + index + 1));
    expect((await documentsOf(id))[0]?.number).toMatch(/^某集团党委考核改〔20\d\d〕\d+号$/);
  });

  test('the file has the measures of GB/T 9704-2012', async () => {
    const { context, emit, run } = bench;
    const { id } = await order();
    await run(await emit(id, 'render', { document: 'rectificationOrder' }));
    const [kept] = await documentsOf(id);
    const zip = await buffer(await context.files.read(kept?.sha256 ?? ''));
    const xml = unzipped(zip, 'word/document.xml');
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/);
    expect(xml).toMatch(/<w:docGrid[^>]*w:linePitch="579"/);
    expect(xml).toMatch(/<w:docGrid[^>]*w:type="linesAndChars"/);
    expect(xml).toMatch(/w:line="579"[^>]*w:lineRule="exact"|w:lineRule="exact"[^>]*w:line="579"/);
    expect(xml).toMatch(/w:firstLineChars="200"/);
    expect(xml).toContain('w:eastAsia="仿宋_GB2312"');
    expect(xml).toContain('w:eastAsia="方正小标宋简体"');
    expect(xml).toContain('<w:sz w:val="32"/>');
    expect(xml).toContain('<w:sz w:val="44"/>');
    expect(xml).toContain('FF0000');
    expect(xml).toContain('某集团党委考核办公室');
    expect(xml).toContain('党课记录不全');
    expect(xml).toContain(kept?.number);
    expect(unzipped(zip, 'word/settings.xml')).toContain('evenAndOddHeaders');
  });

  test('a letter tells what had happened when it was asked for, not what came later', async () => {
    const { db, world, context, emit, run } = bench;
    await db.query({ text: 'alter table journal disable trigger all' });
    const bulletin = { period: 1, title: '第一季度通报', text: '总体良好' };
    await db.query(
      { text: `update journal set event = 'cycle.publishBulletin', payload = $2 where instance_id = $1` },
      [world.cycle.id, JSON.stringify(bulletin)],
    );
    const row = await emit(world.cycle.id, 'render', { document: 'bulletin' });
    await db.query(
      {
        text: `insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
          select instance_id, 2, event, '{"period":2,"title":"第二季度通报","text":"有所退步"}', role, to_stage, 'later', facts, 2, effective, at, '', '2'
          from journal where instance_id = $1`,
      },
      [world.cycle.id],
    );
    await run(row);
    const [kept] = await documentsOf(world.cycle.id);
    expect(kept?.name).toBe('第一季度通报.docx');
    const xml = unzipped(await buffer(await context.files.read(kept?.sha256 ?? '')), 'word/document.xml');
    expect(xml).toContain('总体良好');
    expect(xml).not.toContain('有所退步');
    expect(await text(await context.files.read(kept?.sha256 ?? ''))).toMatch(/^PK/);
  });

  test('a letter that nobody knows is put aside', async () => {
    const { world, emit, run } = bench;
    expect(await run(await emit(world.cycle.id, 'render', { document: 'poem' }))).toBeInstanceOf(Error);
  });
});
