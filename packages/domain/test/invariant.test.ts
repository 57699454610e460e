import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Arrow, explore, keyOf, walks } from '../src/explore.ts';
import type { Definition } from '../src/kernel/definition.ts';
import { dataSchema, type EventSpec } from '../src/kernel/event.ts';
import { may } from '../src/kernel/rights.ts';
import { type Role, subjects } from '../src/kernel/role.ts';
import { birth, isClosed, type Stored, step, tagsOf } from '../src/kernel/step.ts';
import { registry } from '../src/registry.ts';
import { life } from './laws/life.ts';
import { musts } from './laws/must.ts';

const all: readonly Definition[] = Object.values(registry);
const specs: readonly (readonly [string, EventSpec])[] = all.flatMap(({ events }) => Object.entries(events));
const specOf = (type: string): EventSpec => {
  const found = specs.find(([name]) => name === type);
  if (found === undefined) throw new Error(`no event ${type}`);
  return found[1];
};
const arrowsOf = (definition: Definition): readonly Arrow[] =>
  explore(definition).arrows.filter(({ to }) => !tagsOf(definition.machine, to.stage).includes('cancelled'));
/** Rows that can come after a row that `begins`, itself included. */
const afterwards = (definition: Definition, begins: (row: Stored) => boolean): readonly Stored[] => {
  const found = new Map(
    explore(definition)
      .nodes.filter(begins)
      .map((row) => [keyOf(row), row]),
  );
  for (const row of found.values())
    for (const { from, to } of arrowsOf(definition)) if (keyOf(from) === keyOf(row)) found.set(keyOf(to), to);
  return [...found.values()];
};
const takenAfter = (definition: Definition, begins: (row: Stored) => boolean): readonly string[] => {
  const rows = new Set(afterwards(definition, begins).map(keyOf));
  return [
    ...new Set(
      arrowsOf(definition)
        .filter(({ from }) => rows.has(keyOf(from)))
        .map(({ event }) => event),
    ),
  ].sort();
};
const into = (definition: Definition, stage: string): readonly Arrow[] =>
  arrowsOf(definition).filter(({ from, to }) => to.stage === stage && from.stage !== stage);
const outOf = (definition: Definition, stage: string): readonly Arrow[] =>
  arrowsOf(definition).filter(({ from, to }) => from.stage === stage && to.stage !== stage);

test('1 · every stage, in every context, has a way to an end and an owner', () => {
  expect(all.flatMap((definition) => life(definition, all))).toEqual([]);
});

describe('2 · nobody decides about what they scored, verified, visited, headed or belong to', () => {
  const judging: readonly Role[] = ['reviewer', 'chair', 'leader', 'inspectorate'];
  const judgements = specs.filter(([, { by }]) => by.some((role) => judging.includes(role)));
  /** Why a judgement bars nobody. */
  const open: Readonly<Record<string, string>> = {
    'appeal.recuse': 'whoever stands aside says so himself',
    'assessment.dismissCalibration': 'nothing changes; whoever proposed it may take it back',
    'commendation.clear': 'an opinion, decided upon by another',
    'commendation.hold': 'an opinion, decided upon by another',
    'rectification.interview': 'a talk, not a decision',
    'standard.approve': 'about no unit in particular',
    'standard.return': 'about no unit in particular',
    'cycle.admitLate': 'about the list of units',
    'cycle.removeLate': 'about the list of units',
    'cycle.confirmGrades': 'a body decides on the whole list, with its basis',
    'cycle.returnGrades': 'a body decides on the whole list',
    'cycle.reopenGrades': 'a body decides on the whole list',
    'cycle.adoptReport': 'a body decides, with its basis',
    'cycle.approveLinkage': 'a body decides, with its basis',
    'cycle.cancel': 'about the cycle as a whole',
  };
  test('every judgement bars somebody, or is listed with the reason why not', () => {
    expect(
      judgements
        .filter(([, { unless }]) => unless.length === 0)
        .map(([type]) => type)
        .sort(),
    ).toEqual(Object.keys(open).sort());
  });
  test.each(judgements.flatMap(([type, spec]) => spec.unless.map((relation) => [type, relation] as const)))(
    '%s: not by who stands as %s',
    (type, relation) => {
      for (const role of specOf(type).by) expect(may(specOf(type), [role], { [relation]: true })).toBeNull();
    },
  );
  test.each([
    ['rectificationItem.verify', 'did:rectificationItem.done'],
    ['rectificationItem.reopen', 'did:rectificationItem.done'],
    ['assessment.rescore', 'did:assessment.score'],
    ['assessment.confirmCorrection', 'did:assessment.proposeCorrection'],
    ['assessment.confirmCalibration', 'did:assessment.proposeCalibration'],
    ['appeal.reinstate', 'did:appeal.reject'],
    ['appeal.confirmInadmissible', 'did:appeal.reject'],
    ['workSheet.keep', 'opener'],
    ['workSheet.strike', 'opener'],
    ['workSheet.supersede', 'opener'],
  ] as const)('%s: not by who stands as %s', (type, relation) => {
    for (const role of specOf(type).by) expect(may(specOf(type), [role], { [relation]: true })).toBeNull();
  });
  test('what makes a person a party is recorded by the act itself', () => {
    expect(
      specs.filter(([, { involves }]) => involves).map(([type, { involves }]) => `${type}: ${involves}`),
    ).toEqual([
      'assessment.concludeMethod: visited',
      'assessment.withdrawMethod: visited',
      'assessment.score: scored',
      'assessment.reconcile: scored',
      'assessment.proposeCalibration: scored',
      'assessment.confirmCalibration: scored',
      'assessment.rescore: scored',
      'periodReview.fileSheet: recorded',
      'periodReview.verify: verified',
      'workSheet.supersede: recorded',
      'siteVisit.kickoff: headed',
      'siteVisit.drawSample: headed',
      'siteVisit.beginSession: visited',
      'siteVisit.endSession: visited',
      'siteVisit.find: visited',
      'siteVisit.countersign: visited',
      'siteVisit.withdrawFinding: visited',
      'siteVisit.wrapUp: headed',
      'siteVisit.sign: visited',
      'appeal.reject: decided',
      'appeal.uphold: decided',
      'appeal.adjust: decided',
      'appeal.adjustPartly: decided',
      'appeal.remand: decided',
      'objection.dismiss: decided',
      'objection.sustain: decided',
      'rectificationItem.verify: verified',
      'rectificationItem.reopen: verified',
    ]);
  });
});

describe('3 · no grade is confirmed before everything that could change it is closed', () => {
  const { assessment, cycle, commendation } = registry;
  test('an assessment settles when no appeal is open and nothing is left to be re-scored', () => {
    const settling = into(assessment, 'settled').filter(
      ({ from }) => !['consequences', 'closed'].includes(from.stage),
    );
    expect([...new Set(settling.map(({ from }) => from.stage))].sort()).toEqual([
      'answerable',
      'underAppeal',
    ]);
    for (const { facts } of settling) expect(facts).toMatchObject({ appealsClosed: true, remandOpen: false });
    expect([
      ...new Set(into(assessment, 'consequences').map(({ from, event }) => `${from.stage} ${event}`)),
    ]).toEqual(['settled assessment.confirmed']);
  });
  test('an appeal can be filed only while its window runs, and the window is left by its lapse or by every subject', () => {
    expect([...new Set(outOf(assessment, 'answerable').map(({ event }) => event))].sort()).toEqual([
      'assessment.waive',
      'assessment.windowClosed',
    ]);
    for (const { event, facts } of outOf(assessment, 'answerable'))
      if (event === 'assessment.waive') expect(facts.last).toBe(true);
  });
  test('grades are confirmed when no objection is open, none was sustained and every assessment is settled', () => {
    expect(into(cycle, 'concluding').map(({ event }) => event)).toContain('cycle.confirmGrades');
    for (const { event, facts, from } of into(cycle, 'concluding')) {
      expect([event, from.stage]).toEqual(['cycle.confirmGrades', 'approvingGrades']);
      expect(facts).toEqual({ objectionsClosed: true, assessmentsSettled: true, gradesContested: false });
    }
    expect([...new Set(outOf(cycle, 'resultsNotice').map(({ event }) => event))]).toEqual([
      'cycle.noticeClosed',
    ]);
  });
  test('nothing is conferred while the notice runs, an objection is open or one was sustained', () => {
    expect([...new Set(outOf(commendation, 'publicNotice').map(({ event }) => event))]).toEqual([
      'commendation.noticeClosed',
    ]);
    for (const { facts } of into(commendation, 'conferrable'))
      expect(facts).toEqual({ objectionsClosed: true, anySustained: false });
    for (const { from } of into(commendation, 'conferred')) expect(from.stage).toBe('conferrable');
    const doomed = afterwards(commendation, ({ context }) => context.sustained === true);
    expect(doomed.length).toBeGreaterThan(0);
    expect(doomed.filter(({ stage }) => ['conferrable', 'conferred'].includes(stage))).toEqual([]);
  });
  test('who is held back by an opinion, or barred, is not approved', () => {
    expect(into(commendation, 'approved').length).toBeGreaterThan(0);
    for (const { from, facts } of into(commendation, 'approved'))
      expect([from.context.held, facts.barred]).toEqual([false, false]);
  });
});

test('4 · after feedback is issued, the score changes by a remanded appeal or by two persons, never otherwise', () => {
  const { assessment } = registry;
  const carriers = takenAfter(assessment, ({ stage }) => stage === 'issued').filter((type) => {
    const { shape } = specOf(type);
    return 'lines' in shape || 'points' in shape;
  });
  expect(carriers).toEqual(['assessment.appeal', 'assessment.proposeCorrection', 'assessment.rescore']);
  for (const { facts } of into(assessment, 'rescoring')) expect(facts).toMatchObject({ remandOpen: true });
  expect([...new Set(outOf(assessment, 'rescoring').map(({ to, event }) => `${event} ${to.stage}`))]).toEqual(
    ['assessment.rescore issued'],
  );
});

describe('5 · what is published, filed or locked never changes', () => {
  const { standard, workSheet, periodReview } = registry;
  test('a published standard is amended by a new one, or superseded', () => {
    const published = ({ stage }: Stored): boolean => stage === 'published';
    expect(takenAfter(standard, published)).toEqual(['standard.amend', 'standard.supersede']);
    for (const { stage } of afterwards(standard, published))
      expect(tagsOf(standard.machine, stage)).not.toContain('editable');
  });
  test('a filed sheet is answered, judged and locked, and none of it edits the sheet', () => {
    for (const { stage } of explore(workSheet).nodes)
      expect(tagsOf(workSheet.machine, stage)).not.toContain('editable');
    const carrying = Object.entries(workSheet.events).filter(
      ([, { shape }]) => 'points' in shape || 'facts' in shape,
    );
    expect(carrying.map(([type]) => type)).toEqual(['workSheet.supersede']);
    for (const arrow of arrowsOf(workSheet).filter(({ event }) => event === 'workSheet.supersede'))
      expect(arrow.effects).toContainEqual({ type: 'open', machine: 'workSheet', under: 'parent' });
  });
  test('a period takes no sheet once it is verified, and nothing but late messages once it is locked', () => {
    expect(takenAfter(periodReview, ({ stage }) => stage === 'verified')).not.toContain(
      'periodReview.fileSheet',
    );
    expect(takenAfter(periodReview, ({ stage }) => stage === 'locked')).toEqual([
      'periodReview.sheetSettled',
    ]);
    for (const { facts } of into(periodReview, 'locked')) expect(facts).toEqual({ sheetsSettled: true });
  });
});

describe('6 · nothing is signed by staff in a subject’s stead', () => {
  test('a clerk comments and objects, and does nothing else', () => {
    expect(
      specs
        .filter(([, { by }]) => by.includes('clerk'))
        .map(([type]) => type)
        .sort(),
    ).toEqual(['commendation.object', 'cycle.object', 'standard.comment']);
  });
  test('what a subject does, the office and the team can’t do for him', () => {
    const shared = specs.filter(
      ([, { by }]) =>
        by.some((role) => subjects.some((one) => one === role)) &&
        by.some((role) => ['office', 'leader'].includes(role)),
    );
    expect(shared.map(([type]) => type)).toEqual([]);
  });
  test('a signature that is deemed given is an event of its own, and the clock’s', () => {
    for (const type of [
      'assessment.deemedAcknowledged',
      'assessment.deemedReceived',
      'appeal.deemedReceived',
    ])
      expect(specOf(type)).toMatchObject({ by: ['system'], signs: undefined });
  });
});

describe('7 · feedback has both sides, and each problem and line of points its evidence', () => {
  test('no feedback is issued that is not complete', () => {
    for (const { event, facts } of into(registry.assessment, 'issued'))
      if (event !== 'assessment.rescore')
        expect([event, facts]).toEqual(['assessment.issue', { feedbackComplete: true }]);
  });
  const id = '0198a8c2-0000-7000-8000-000000000001';
  const line = {
    indicator: 'a1',
    subjectKind: 'secretary',
    component: 'onSite',
    points: 100,
    reason: 'seen',
  };
  const finding = {
    ...{ indicator: 'a1', subjectKind: 'secretary', method: 'interview', kind: 'problem' },
    ...{ facts: 'seen', opinion: 'poor', points: -100, secondSigner: id },
  };
  test.each([
    ['assessment.score', (evidence: string[]) => ({ lines: [{ ...line, evidence }] })],
    ['assessment.reconcile', (evidence: string[]) => ({ reasons: 'both', lines: [{ ...line, evidence }] })],
    ['assessment.rescore', (evidence: string[]) => ({ lines: [{ ...line, replaces: id, evidence }] })],
    ['siteVisit.find', (evidence: string[]) => ({ ...finding, evidence })],
    ['rectificationItem.done', (evidence: string[]) => ({ text: 'done', evidence })],
  ])('%s without evidence is refused', (type, data) => {
    expect(z.safeParse(dataSchema(specOf(type)), data([id])).success).toBe(true);
    expect(z.safeParse(dataSchema(specOf(type)), data([])).success).toBe(false);
  });
});

describe.each(all.map((definition) => [definition.name, definition] as const))(
  '8 · the journal of a %s',
  (_, definition) => {
    // It keeps events with the facts they were stamped with; nothing else goes into a step.
    test('replayed, comes to the same stage, context and effects', () => {
      for (const story of walks(definition)) {
        const journal: { event: string; facts: Readonly<Record<string, boolean>> }[] = JSON.parse(
          JSON.stringify(story),
        );
        let row: Stored = birth(definition.machine);
        for (const [n, { event, facts }] of journal.entries()) {
          const entry = { type: event, data: { n }, at: `${n}`, effective: `${n}`, by: 'someone', facts };
          const next = step(definition.machine, row, entry);
          if (next === 'refused') throw new Error(`${event} refused in ${row.stage}`);
          expect(keyOf(next)).toBe(keyOf(story[n]?.to ?? row));
          expect(next.effects).toEqual(story[n]?.effects);
          row = next;
        }
      }
    });
  },
);

/** What machines show of law 9: the message goes with the move that ends the child; the store commits both together. */
test('9 · a process that ends has told its parent, or is listed', () => {
  const silent = all.flatMap((definition) => {
    const [born] = explore(definition).nodes;
    const waiting = definition.parents.some((parent) =>
      all.some((one) => one.name === parent && musts(definition, one).length > 0),
    );
    if (born === undefined || !waiting) return [];
    const untold = new Map([[keyOf(born), born]]);
    for (const row of untold.values())
      for (const { from, to, effects } of arrowsOf(definition))
        if (
          keyOf(from) === keyOf(row) &&
          !effects.some((effect) => effect.type === 'send' && effect.must && effect.to === 'parent')
        )
          untold.set(keyOf(to), to);
    const ends = [...untold.values()].filter(({ stage }) => isClosed(definition.machine, stage));
    return [...new Set(ends.map(({ stage }) => `${definition.name}: ${stage}`))];
  });
  expect(silent.sort()).toEqual([
    // The second level, opened in the same transaction, tells.
    'appeal: escalated',
    // The cycle asks by a fact whether its assessments are closed; what they tell it is that a score has changed.
    'assessment: closed',
    // The cycle waits for what is published only.
    'standard: withdrawn',
  ]);
});

describe('10 · a vote is unseen until all are in, and an answer can’t be traced', () => {
  const { appeal, questionnaire } = registry;
  test('votes are sealed until the roll is full, and decide only then', () => {
    expect(specOf('appeal.vote')).toMatchObject({ signs: 'voting', sealed: ['votes'] });
    expect(into(appeal, 'decided').length).toBeGreaterThan(0);
    for (const { facts } of into(appeal, 'decided')) expect(facts.votesIn).toBe(true);
  });
  test('no event of a questionnaire carries an answer, a choice or a voter', () => {
    const fields = Object.values(questionnaire.events).flatMap(({ shape }) => Object.keys(shape));
    expect([...new Set(fields)].sort()).toEqual([
      'attendance',
      'evidence',
      'heldOn',
      'people',
      'place',
      'reasons',
      'subjectKind',
      'text',
    ]);
    expect(Object.values(questionnaire.events).flatMap(({ by }) => [...by])).not.toContain('public');
  });
  test('no result is shown below the smallest group', () => {
    for (const { facts } of into(questionnaire, 'tallied')) expect(facts).toEqual({ groupLargeEnough: true });
    for (const { facts } of into(questionnaire, 'insufficient'))
      expect(facts).toEqual({ groupLargeEnough: false });
  });
});
