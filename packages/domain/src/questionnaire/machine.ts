import { and, not, or, setup } from 'xstate';
import { z } from 'zod';
import { factGuards, record, type Types } from '../kernel/process.ts';
import { questionnaireEvents } from './events.ts';

export const questionnaireContext = z.strictObject({ met: z.boolean() });

const questionnaire = setup({
  types: {} as Types<typeof questionnaireEvents, z.infer<typeof questionnaireContext>>,
  guards: {
    ...factGuards(questionnaireEvents),
    met: ({ context }) => context.met,
  },
  actions: { record },
});

const done = questionnaire.emit({ type: 'send', to: 'parent', event: 'assessment.surveyDone', must: true });
const ends = [{ guard: 'papersAgree', target: 'closed' }, { target: 'counting' }] as const;
const cancel = { 'questionnaire.cancel': 'cancelled' } as const;

/** A satisfaction survey or a ballot 民主测评. Anonymous by construction: answers pass neither this machine nor its journal. */
export const questionnaireMachine = questionnaire.createMachine({
  id: 'questionnaire',
  initial: 'draft',
  context: { met: false },
  states: {
    draft: {
      meta: { awaits: 'office' },
      tags: 'editable',
      on: {
        ...cancel,
        'questionnaire.debrief': { guard: and([not('withoutDebriefing'), not('met')]), actions: 'record' },
        'questionnaire.holdMeeting': {
          guard: and([not('withoutDebriefing'), 'reportsIn']),
          actions: questionnaire.assign({ met: true }),
        },
        'questionnaire.comment': { guard: and([not('withoutDebriefing'), 'met']), actions: 'record' },
        'questionnaire.open': {
          guard: and(['questionsComplete', or(['survey', 'commented'])]),
          target: 'open',
        },
        'questionnaire.withdraw': { target: 'withdrawn', actions: done },
      },
    },
    // Answers are taken while the stage is public, and until due.
    open: {
      entry: questionnaire.emit({ type: 'notify', to: 'unit', notice: 'questionnaireOpen' }),
      meta: {
        awaits: 'office',
        deadlines: [{ window: 'questionnaireRun', send: 'questionnaire.runEnded', closes: true }],
      },
      tags: ['public', 'papers'],
      on: { ...cancel, 'questionnaire.runEnded': ends, 'questionnaire.close': ends },
    },
    // No more answers by link; the papers of the meeting are still typed in.
    counting: {
      meta: { awaits: 'office' },
      tags: 'papers',
      on: { ...cancel, 'questionnaire.count': { guard: 'papersAgree', target: 'closed' } },
    },
    closed: {
      entry: questionnaire.emit({ type: 'send', to: 'self', event: 'questionnaire.tally', must: true }),
      meta: { awaits: 'system' },
      on: {
        ...cancel,
        'questionnaire.tally': [
          { guard: 'groupLargeEnough', target: 'tallied', actions: done },
          { target: 'insufficient', actions: done },
        ],
      },
    },
    tallied: { type: 'final', tags: 'settled' },
    insufficient: { type: 'final', tags: 'settled' },
    withdrawn: { type: 'final' },
    cancelled: { type: 'final', tags: 'cancelled' },
  },
});
