import { machineNames, registry, stagesOf } from '@kaohe/domain';
import { expect, test } from 'vitest';
import { foremost, ordered, wayFrom } from '../src/workflow/case/path.ts';

test('the stage line shows the ordinary way of every process', () => {
  const ways = Object.fromEntries(
    machineNames.map((name) => [name, wayFrom(name, stagesOf(registry[name].machine)[0] ?? '').join(' ')]),
  );
  expect(ways).toEqual({
    cycle:
      'planning standardSetting running visiting feedback resultsNotice approvingGrades concluding reviewing closed',
    standard: 'draft inReview approved published',
    assessment:
      'acknowledging recording visit scoring scored drafting issued answerable settled consequences closed',
    periodReview: 'open closing verified lockPending locked',
    workSheet: 'filed accepted locked',
    siteVisit: 'planned announced inField wrappedUp signedOff',
    questionnaire: 'draft open closed tallied',
    appeal: 'filed admitted empanelling reviewing deliberating decided served contestable final',
    commendation: 'nominated vetted approved publicNotice conferrable conferred',
    objection: 'received inquiring dismissed',
    rectification: 'issued planSubmitted implementing closed',
    rectificationItem: 'open done closed',
  });
});

test('the way from any stage ends', () => {
  for (const name of machineNames)
    for (const stage of stagesOf(registry[name].machine)) {
      const way = wayFrom(name, stage);
      expect(new Set(way).size).toBe(way.length);
    }
});

test('what leads on is offered first, what ends the case before its time last', () => {
  expect(
    ordered('standard', 'draft', ['standard.withdraw', 'standard.circulate', 'standard.submit']),
  ).toEqual(['standard.submit', 'standard.circulate', 'standard.withdraw']);
  expect(ordered('assessment', 'answerable', ['assessment.waive', 'assessment.appeal'])).toEqual([
    'assessment.appeal',
    'assessment.waive',
  ]);
  expect(ordered('appeal', 'supplementing', ['appeal.withdraw', 'appeal.supplement'])).toEqual([
    'appeal.supplement',
    'appeal.withdraw',
  ]);
  expect(ordered('appeal', 'filed', ['appeal.withdraw', 'appeal.reject', 'appeal.admit'])).toEqual([
    'appeal.admit',
    'appeal.reject',
    'appeal.withdraw',
  ]);
});

test('nothing is put forward where all that is left ends the case', () => {
  expect(foremost('questionnaire', 'draft', ['questionnaire.withdraw'])).toBeNull();
  expect(foremost('questionnaire', 'draft', ['questionnaire.withdraw', 'questionnaire.open'])).toBe(
    'questionnaire.open',
  );
});
