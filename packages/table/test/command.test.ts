import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseContent } from '@kaohe/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../src/command/run.ts';
import { writeStandard } from '../src/index.ts';
import { workbook } from './workbook.ts';

const program = join(import.meta.dirname, '../src/standard-main.ts');
const fixture = join(import.meta.dirname, 'fixtures/two-levels.csv');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaohe-table-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => runCommand(args, folder);

test('the command is a program that ends with its code', async () => {
  writeFileSync(join(folder, '表.csv'), '考核内容,分值\n甲,5\n');
  const ended = await new Promise<{ code: number | null; out: string }>((done) => {
    const env = { ...process.env, INIT_CWD: folder };
    const child = execFile(process.execPath, [program, 'check', '表.csv'], { env }, (_error, out) =>
      done({ code: child.exitCode, out }),
    );
  });
  expect(ended.code).toBe(1);
  expect(ended.out).toContain('已读入 指标 → A · A1');
});

test('a table is read, every row accounted for by its cells, and the lint told', async () => {
  const { code, out } = await run('check', fixture);
  expect(code).toBe(1);
  expect(out).toContain('A1:F5');
  expect(out).toContain('已读入 指标 → A · A1');
  expect(out).toContain('没有分值');
  expect(out).toMatch(/请核对 D5/);
  expect(out).toContain('检查结果');
  const json: { rows: unknown[]; clean: boolean; counts: { rows: number } }[] = JSON.parse(
    (await run('check', fixture, '--json')).out,
  );
  expect(json[0]).toMatchObject({ clean: false, counts: { rows: 5 } });
  expect(json[0]?.rows).toHaveLength(5);
});

test('several tables are checked each by itself, or together as one standard', async () => {
  const [first, second] = [
    [
      ['考核项目', '考核内容', '分值'],
      ['组织建设', '换届', 60],
    ],
    [
      ['考核项目', '事项', '分'],
      ['组织建设', '述职', 40],
    ],
  ];
  writeFileSync(join(folder, '两张.xlsx'), await workbook({ 一: first, 二: second }));
  const apart = await run('check', '两张.xlsx');
  expect(apart.out.match(/检查结果/g)).toHaveLength(2);
  const map = ['--map', '二!B=indicator', '--map', '二#1!分=points'];
  const one = await run('check', '两张.xlsx', '--together', ...map, '--json');
  const [joined] = JSON.parse(one.out);
  expect(joined).toMatchObject({
    tables: [
      { sheet: '一', rows: [{ no: 1 }, { no: 2 }] },
      { sheet: '二', rows: [{ no: 1 }, { no: 2 }] },
    ],
    content: { total: 10_000, dimensions: [{ indicators: [{ form: 6_000 }, { form: 4_000 }] }] },
  });
  expect((await run('check', '两张.xlsx', '--map', '三!B=indicator')).err).toMatch(/没有这一列/);
});

test('a standard without a fault ends with nothing to mend', async () => {
  const own = (code: string, subject: 'organisation' | 'secretary' | 'discipline' | 'cadre') => ({
    code,
    name: `第${code}项工作的要求和成效`.repeat(code.charCodeAt(0) - 64),
    kind: 'score',
    form: 1_000,
    effect: 1_500,
    subjects: [subject],
    methods: ['interview', 'effectTest'],
    components: ['onSite', 'daily'],
    assessor: '考核组',
    frequency: 'quarter',
    rule: '每少一次扣0.5分',
    evidence: null,
    failedDrill: null,
    cap: null,
    items: [],
  });
  const kinds = ['organisation', 'secretary', 'discipline', 'cadre'] as const;
  const content = parseContent({
    total: 10_000,
    dimensions: [
      {
        code: 'D',
        name: '维度',
        points: 10_000,
        indicators: kinds.map((kind, i) => own('ABCD'[i] ?? '', kind)),
      },
    ],
  });
  writeFileSync(join(folder, '标准.xlsx'), await writeStandard(content, '标准'));
  const { code, out } = await run('check', '标准.xlsx', '--english');
  expect(out).toContain('Nothing has to be mended');
  expect(code).toBe(0);
});

test('what is wrong with the command is said with what there is', async () => {
  writeFileSync(
    join(folder, 'a.xlsx'),
    await workbook({
      第一张: [
        ['考核内容', '分值'],
        ['甲', 1],
      ],
      第二张: [['x']],
    }),
  );
  writeFileSync(join(folder, 'old.xls'), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]));
  const cases: [string[], RegExp][] = [
    [['check', 'none.csv'], /找不到文件.*none\.csv/],
    [['check', 'a.xlsx', '--sheet', '第三张'], /第三张.*没有这张工作表.*第一张、第二张/],
    [
      ['check', 'a.xlsx', '--sheet', '第一张', '--map', '分值=score'],
      /score.*名称 \(indicator\)、考核要点 \(item\)/,
    ],
    [['check', 'a.xlsx', '--sheet', '第一张', '--map', '丙=points'], /丙.*没有这一列.*考核内容、分值/],
    [['check', 'old.xls'], /另存为不加密的 \.xlsx/],
    [['look', 'a.xlsx'], /用法/],
    [['check', 'a.xlsx', '--map', 'x'], /--map/],
  ];
  for (const [args, message] of cases) {
    const { code, err } = await run(...args);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  }
  const mapped = await run(
    'check',
    'a.xlsx',
    '--sheet',
    '第一张',
    '--map',
    'A=indicator',
    '--map',
    'B=points',
  );
  expect(mapped.out).toContain('B 分值 = 分值');
});
