import { describe, expect, test } from 'vitest';
import { getAdjacencyMap } from 'xstate/graph';
import { branchOf, effectsOf, explore, keyOf, valuations, walks } from '../src/explore.ts';
import type { Definition } from '../src/kernel/definition.ts';
import { effects } from '../src/kernel/effect.ts';
import { isInternal, wire } from '../src/kernel/event.ts';
import { machineNames } from '../src/kernel/name.ts';
import { birth, isClosed, isFinal, step, takenBy } from '../src/kernel/step.ts';
import { registry } from '../src/registry.ts';
import { faults } from './check.ts';
import { deadlinesOf } from './laws/clock.ts';

const all: readonly Definition[] = Object.values(registry);

test('the registry has the twelve processes, each under its name', () => {
  expect(Object.keys(registry).sort()).toEqual([...machineNames].sort());
  for (const [name, { machine, name: own }] of Object.entries(registry))
    expect([own, machine.id]).toEqual([name, name]);
});

test('only the cycle is begun by itself', () => {
  expect(all.filter(({ parents }) => parents.length === 0).map(({ name }) => name)).toEqual(['cycle']);
});

test('a fact that two processes share means the same in both', () => {
  const sources = new Map<string, string>();
  for (const { facts } of all)
    for (const [name, source] of Object.entries(facts)) {
      const text = JSON.stringify(source);
      const before = sources.get(name);
      expect(before === undefined || (before === text && source.kind !== 'query'), name).toBe(true);
      sources.set(name, text);
    }
});

test('an event belongs to one process', () => {
  for (const { name, events } of all)
    for (const type of Object.keys(events)) expect(type.split('.')[0]).toBe(name);
});

describe.each(all.map((definition) => [definition.name, definition] as const))('%s', (_, definition) => {
  test('breaks no law', () => {
    expect(faults(definition, all)).toEqual([]);
  });

  test('is explored alike by the library', () => {
    const { nodes } = explore(definition);
    const map = getAdjacencyMap(definition.machine, {
      events: Object.keys(definition.events).flatMap((type) =>
        valuations(definition, type).map((facts) => ({ type, data: {}, facts })),
      ),
      filterEvents: (state, event) => state.status === 'active' && state.can(event),
      serializeState: (state) => keyOf({ stage: String(state.value), context: state.context }),
    });
    expect(Object.keys(map).sort()).toEqual(nodes.map(keyOf).sort());
  });

  test('is walked along every arrow of its chart, each story from birth to where it ends', () => {
    const stories = walks(definition);
    const walked = new Set(stories.flat().map(branchOf));
    expect([...new Set(explore(definition).arrows.map(branchOf))].filter((one) => !walked.has(one))).toEqual(
      [],
    );
    const { stage, context } = birth(definition.machine);
    for (const story of stories) {
      let here = keyOf({ stage, context });
      for (const { from, to } of story) {
        expect(keyOf(from)).toBe(here);
        here = keyOf(to);
      }
    }
  });

  test('has effects of the catalogue only, in plain JSON', () => {
    for (const effect of effectsOf(definition)) {
      expect(effects[effect.type].strict().parse(effect)).toEqual(effect);
      expect(JSON.parse(JSON.stringify(effect))).toEqual(effect);
    }
  });

  test('refuses, in each stage and context, every event that it has no arrow for', () => {
    for (const row of explore(definition).nodes) {
      const taken = takenBy(definition.machine, row.stage);
      for (const type of Object.keys(definition.events).filter((one) => !taken.includes(one)))
        for (const facts of valuations(definition, type))
          expect(
            step(definition.machine, row, { type, data: {}, at: '', effective: '', by: null, facts }),
          ).toBe('refused');
    }
  });

  test('keeps the system’s events off the wire and refuses keys it does not know', () => {
    const schema = wire(definition.events);
    for (const [type, spec] of Object.entries(definition.events)) {
      if (isInternal(spec)) expect(schema.safeParse({ type, data: {} }).success).toBe(false);
      expect(schema.safeParse({ type, data: { unknownKey: 1 } }).success).toBe(false);
    }
  });

  test('is over in every final stage', () => {
    for (const stage of Object.keys(definition.machine.states))
      if (isFinal(definition.machine, stage)) expect(isClosed(definition.machine, stage)).toBe(true);
  });
});

const moves = (closing: boolean): readonly string[] => {
  const found = all.flatMap((definition) => {
    const over = (stage: string): boolean => isClosed(definition.machine, stage);
    const lapses = new Set(deadlinesOf(definition).map(({ deadline }) => deadline.send));
    return explore(definition)
      .arrows.filter(({ event }) => definition.events[event]?.by.every((role) => role === 'system'))
      .filter(({ event }) => !event.endsWith('.cancel'))
      .filter(({ from, to, event }) =>
        closing
          ? !over(from.stage) && over(to.stage)
          : lapses.has(event) && from.stage !== to.stage && !over(to.stage),
      )
      .map(({ from, event, to }) => `${from.stage} → ${event} → ${to.stage}`);
  });
  return [...new Set(found)].sort();
};

/** No lapse, message or broadcast ends a process unseen: whoever adds one adds it here, and says whom it hurts. */
test('these events of the system end a process, and no others', () => {
  expect(moves(true)).toEqual([
    // What was decided elsewhere is carried out.
    'accepted → workSheet.lock → locked',
    'closed → questionnaire.tally → insufficient',
    'closed → questionnaire.tally → tallied',
    'conferrable → commendation.objectionSustained → revoked',
    // The party itself let its own window pass.
    'contestable → appeal.escalationLapsed → final',
    'implementing → rectification.itemClosed → closed',
    'inadmissible → appeal.inadmissibleFinal → final',
    'inquiring → commendation.objectionDismissed → revoked',
    'inquiring → commendation.objectionSustained → revoked',
    'interviewing → rectification.itemClosed → closed',
    'lockPending → periodReview.sheetSettled → locked',
    'publicNotice → commendation.noticeClosed → revoked',
    'reminded → rectification.itemClosed → closed',
    // The decision was served; there is no second level.
    'served → appeal.deemedReceived → final',
    'settled → workSheet.lock → locked',
    'supervised → rectification.itemClosed → closed',
    'unanswered → workSheet.lock → locked',
    'verified → periodReview.lock → locked',
  ]);
});

/** No lapse hurts the party that was waiting: each of these moves on in its favour, or after its own silence, where it loses no right. */
test('these lapses move a process without ending it, and no others', () => {
  expect(moves(false)).toEqual([
    'acknowledging → assessment.deemedAcknowledged → recording',
    'acknowledgingAgain → assessment.deemedAcknowledgedAgain → recording',
    'answerable → assessment.windowClosed → rescoring',
    'answerable → assessment.windowClosed → settled',
    'answerable → assessment.windowClosed → underAppeal',
    'decided → appeal.approvalLapsed → served',
    'filed → appeal.admissibilityLapsed → admitted',
    'filed → workSheet.answerLapsed → unanswered',
    'issued → assessment.deemedReceived → answerable',
    'open → periodReview.periodEnded → closing',
    'open → periodReview.periodEnded → reporting',
    'open → questionnaire.runEnded → closed',
    'open → questionnaire.runEnded → counting',
    'publicNotice → commendation.noticeClosed → conferrable',
    'publicNotice → commendation.noticeClosed → inquiring',
    'reconsidering → appeal.reconsiderationOverdue → admitted',
    'reminded → rectification.reminderLapsed → implementing',
    'reminded → rectification.reminderLapsed → supervised',
    'reporting → periodReview.selfReportMissed → closing',
    'resultsNotice → cycle.noticeClosed → approvingGrades',
    'served → appeal.deemedReceived → contestable',
    'supervised → rectification.supervisionLapsed → implementing',
    'supervised → rectification.supervisionLapsed → interviewing',
    'supplementing → appeal.supplementLapsed → filed',
  ]);
});
