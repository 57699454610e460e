import fc from 'fast-check';
import {
  type CheckItem,
  type Dimension,
  frequencies,
  type Indicator,
  indicatorKinds,
  methods,
  type StandardContent,
  subjectKinds,
} from '../src/standard/content.ts';
import type { Rule } from '../src/standard/rule.ts';

const word = fc.constantFrom('组织生活', '书记', '台账', '抽查合格率', '安全隐患', '满意度测评', '谈心谈话');
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(''));
/** Few codes, so that they clash. */
const code = fc.constantFrom('1', '2', '3', 'A', 'B', 'C.1', 'C.2');
const points = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 40 }).map((n) => n * 50),
  fc.integer({ min: 0, max: 100_000 }),
);
const some = fc.integer({ min: 1, max: 3_000 });
const each = fc.record({ name: word, points: some });

export const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant('deduct' as const),
    events: fc.array(each, { minLength: 1, maxLength: 4 }),
    floor: fc.integer({ min: 0, max: 2_000 }),
  }),
  fc.record({ kind: fc.constant('add' as const), events: fc.array(each, { minLength: 1, maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('tiers' as const),
    tiers: fc.array(fc.record({ name: word, points: fc.integer({ min: 0, max: 3_000 }) }), {
      minLength: 2,
      maxLength: 5,
    }),
  }),
  fc.record({
    kind: fc.constant('ratio' as const),
    measure: word,
    unit: fc.constant('%'),
    from: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    to: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  }),
  fc.record({
    kind: fc.constant('negativeList' as const),
    acts: fc.array(fc.record({ name: word, points: fc.array(some, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
  fc.record({ kind: fc.constant('veto' as const), acts: fc.array(word, { minLength: 1, maxLength: 3 }) }),
);

const item: fc.Arbitrary<CheckItem> = fc.record({
  code,
  name,
  points: fc.option(points),
  rule: fc.constantFrom('', '每次扣 1 分'),
});

const indicator: fc.Arbitrary<Indicator> = fc.record({
  code,
  name,
  kind: fc.constantFrom(...indicatorKinds),
  form: points,
  effect: points,
  subjects: fc.uniqueArray(fc.constantFrom(...subjectKinds), { maxLength: 4 }),
  methods: fc.array(fc.constantFrom(...methods), { maxLength: 3 }),
  components: fc.uniqueArray(fc.constantFrom('onSite' as const, 'daily' as const), { maxLength: 2 }),
  assessor: fc.option(fc.constantFrom('考核组', '组织部')),
  frequency: fc.option(fc.constantFrom(...frequencies)),
  rule: fc.constantFrom('', '查阅资料并抽查', '满意度测评'),
  scoring: fc.option(rules),
  questions: fc.array(name, { maxLength: 2 }),
  remark: fc.constantFrom('', '（略）'),
  evidence: fc.option(fc.constantFrom('', '处分决定书')),
  cap: fc.option(points),
  failedDrill: fc.option(points),
  items: fc.array(item, { maxLength: 3 }),
});

const dimension: fc.Arbitrary<Dimension> = fc.record({
  code,
  name,
  points: fc.option(points),
  indicators: fc.array(indicator, { maxLength: 4 }),
});

/** Drafts with every kind of gap and clash. */
export const contents: fc.Arbitrary<StandardContent> = fc.record({
  total: fc.integer({ min: 1, max: 100_000 }),
  dimensions: fc.array(dimension, { maxLength: 4 }),
});
