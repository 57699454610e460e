import { parseContent, type Rule, type StandardContent } from '@kaohe/domain';
import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constant,
  integer,
  oneof,
  option,
  record,
  string,
  subarray,
  tuple,
  uniqueArray,
} from 'fast-check';
import { expect, test } from 'vitest';
import { guessMapping, readTables, recognise, writeStandard } from '../src/index.ts';

/** Texts as people and other programs write them: marks, brackets, line breaks, numbers, formulas, escapes. */
const letters = array(
  oneof(
    string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    constant('考核（5分）'),
    constant('每次扣 1 分'),
    constant('：'),
    constant('、'),
    constant('/'),
    constant('\n'),
    constant('\\n'),
    constant('=1+1'),
    constant('_x0041_'),
    constant('12'),
    constant('2-5'),
    constant('· '),
    constant('合计'),
    constant('\u0001'),
  ),
  { minLength: 1, maxLength: 5 },
).map((parts) => parts.join('').replaceAll('\r', ' ').trim());

const name = letters.map((text) => text || '甲');
const text = oneof(constant(''), letters);
const points = integer({ min: 0, max: 100_000 });
const some = integer({ min: 1, max: 100_000 });
const each = record({ name, points: some });
const rule: Arbitrary<Rule> = oneof(
  record({
    kind: constant('deduct' as const),
    events: array(each, { minLength: 1, maxLength: 3 }),
    floor: points,
  }),
  record({ kind: constant('add' as const), events: array(each, { minLength: 1, maxLength: 3 }) }),
  record({
    kind: constant('tiers' as const),
    tiers: array(record({ name, points }), { minLength: 2, maxLength: 4 }),
  }),
  record({
    kind: constant('ratio' as const),
    measure: name,
    unit: text.map((unit) => unit.slice(0, 20).trim()),
    from: integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    to: integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  }),
  record({
    kind: constant('negativeList' as const),
    acts: array(record({ name, points: array(some, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  record({ kind: constant('veto' as const), acts: array(name, { minLength: 1, maxLength: 3 }) }),
);
const nullable = <T>(of: Arbitrary<T>): Arbitrary<T | null> => option(of, { nil: null });
const one = <T extends string>(...values: readonly T[]): Arbitrary<T> =>
  oneof(...values.map((value) => constant(value)));

const indicator = record({
  name,
  kind: one('score', 'deduction', 'bonus', 'veto'),
  form: points,
  effect: points,
  subjects: subarray(['secretary', 'organisation', 'cadre', 'discipline'] as const),
  methods: subarray(['interview', 'documentReview', 'drill', 'questionnaire', 'effectTest'] as const),
  components: subarray(['daily', 'onSite'] as const),
  assessor: nullable(name),
  frequency: nullable(one('event', 'month', 'quarter', 'halfYear', 'year')),
  rule: text,
  scoring: nullable(rule),
  questions: array(name, { maxLength: 3 }),
  remark: text,
  evidence: nullable(name),
  cap: nullable(points),
  items: array(record({ name, points: nullable(points), rule: text }), { maxLength: 3 }),
});

const codes = uniqueArray(
  letters.map((code) => code.slice(0, 40).trim() || 'A'),
  { minLength: 90, maxLength: 90 },
);
/** Any standard; codes are all different. */
const standard: Arbitrary<StandardContent> = tuple(
  integer({ min: 1, max: 100_000 }),
  array(record({ name, points: nullable(points), indicators: array(indicator, { maxLength: 3 }) }), {
    maxLength: 3,
  }),
  codes,
).map(([total, dimensions, free]) => {
  const left = [...free];
  const code = (): string => left.pop() ?? 'Z';
  return parseContent({
    total,
    dimensions: dimensions.map((dimension) => ({
      ...dimension,
      code: code(),
      indicators: dimension.indicators.map((own) => ({
        ...own,
        code: code(),
        items: own.items.map((item) => ({ ...item, code: code() })),
      })),
    })),
  });
});

const again = async (content: StandardContent) => {
  const { tables } = await readTables(await writeStandard(content, '考核标准（2026年）'), 'a.xlsx');
  const [table] = tables;
  if (table === undefined || tables.length > 1) throw new Error(`${tables.length} tables`);
  return recognise(table, guessMapping(table));
};

test('a standard that is exported and imported again is the same standard', async () => {
  await assert(
    asyncProperty(standard, async (content) => {
      const { content: read, rows, counts } = await again(content);
      expect(read).toEqual(content);
      expect(counts.fates.refused + counts.fates.text).toBe(0);
      expect(rows.flatMap(({ findings }) => findings)).toEqual([]);
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);

test('a text longer than a cell goes on in the next row', async () => {
  const acts = Array.from({ length: 90 }, (_, i) => ({ name: `${i}${'长'.repeat(480)}`, points: [100, 50] }));
  const content = parseContent({
    total: 100,
    dimensions: [
      {
        code: 'A',
        name: '甲',
        points: null,
        indicators: [
          {
            code: 'A1',
            name: '一',
            kind: 'deduction',
            form: 0,
            effect: 0,
            subjects: [],
            methods: [],
            components: [],
            assessor: null,
            frequency: null,
            rule: '',
            scoring: { kind: 'negativeList', acts },
            questions: Array.from({ length: 50 }, (_, i) => `${i}${'问'.repeat(490)}`),
            evidence: null,
            cap: 500,
            items: [{ code: 'A1.1', name: '要点', points: null, rule: '' }],
          },
        ],
      },
    ],
  });
  const read = await again(content);
  expect(read.content).toEqual(content);
  expect(read.counts.fates.merged).toBeGreaterThan(0);
});
