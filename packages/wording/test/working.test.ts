import { pointsBy, starters } from '@kaohe/domain';
import { expect, test } from 'vitest';
import { sayWorking } from '../src/index.ts';

const indicator = (code: string) => {
  const found = starters.enterprise.dimensions
    .flatMap((one) => one.indicators)
    .find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
};

test('the working of points is said step by step, in both languages', () => {
  const { points, steps } = pointsBy(indicator('A1'), { kind: 'deduct', times: [2, 0, 4] });
  expect(points).toBe(0);
  expect(sayWorking('zh-CN', steps)).toEqual([
    '基础分8.00',
    '缺开一次应开的会议：2次 × 1.00 = -2.00',
    '抽查的决定未落实：4次 × 2.00 = -8.00',
    '扣至0.00为止',
  ]);
  expect(sayWorking('en', steps)[1]).toBe('缺开一次应开的会议: 2 × 1.00 = -2.00');
});

test.each([
  ['C1', { kind: 'ratio', value: 7_500 }, ['随机抽测合格率75.00%，按比例得5.00']],
  ['C2', { kind: 'tiers', reached: 1 }, ['达到“按时到位、处置基本正确”：6.00']],
  ['C2', { kind: 'tiers', reached: null }, ['未达到最低一档：0.00']],
  [
    'X1',
    { kind: 'add', times: [1, 1] },
    ['基础分0.00', expect.any(String), expect.any(String), '至3.00为止'],
  ],
  ['Z1', { kind: 'veto', found: [0] }, ['一票否决：班子成员受到撤销党内职务以上处分']],
] as const)('%s, %j', (code, observed, said) => {
  const seen = JSON.parse(JSON.stringify(observed));
  expect(sayWorking('zh-CN', pointsBy(indicator(code), seen).steps)).toEqual(said);
});
