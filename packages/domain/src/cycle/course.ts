import { and, not } from 'xstate';
import {
  admit,
  amendClocks,
  amendPolicy,
  cancel,
  cycle,
  latecomers,
  notify,
  periods,
  remove,
  setPolicy,
  standards,
  targets,
  tell,
} from './process.ts';

/** From planning to the end of the visits. */
export const course = {
  planning: cycle.createStateConfig({
    meta: { awaits: 'office' },
    tags: ['editable', 'internal'],
    on: { ...cancel, ...setPolicy, 'cycle.open': 'standardSetting' },
  }),
  standardSetting: cycle.createStateConfig({
    meta: { awaits: 'office', opens: ['standard', 'assessment'] },
    tags: 'editable',
    on: {
      ...cancel,
      ...setPolicy,
      ...amendPolicy,
      ...targets,
      ...standards,
      'cycle.admitUnits': admit,
      'cycle.removeUnit': remove,
      'cycle.start': {
        guard: 'unitsAcknowledged',
        target: 'running',
        actions: cycle.emit({
          type: 'broadcast',
          machine: 'assessment',
          event: 'assessment.openPeriods',
          copy: true,
        }),
      },
    },
  }),
  running: cycle.createStateConfig({
    entry: notify('units', 'cycleStarted'),
    meta: { awaits: 'office', opens: ['standard', 'assessment'] },
    on: {
      ...cancel,
      ...amendPolicy,
      ...targets,
      ...periods,
      ...latecomers,
      'cycle.beginVisits': {
        guard: 'earlierPeriodsLocked',
        target: 'visiting',
        actions: tell('assessment.beginVisit'),
      },
    },
  }),
  visiting: cycle.createStateConfig({
    entry: notify('units', 'visitsBegin'),
    meta: { awaits: 'office', opens: ['standard'] },
    on: {
      ...cancel,
      ...amendClocks,
      ...targets,
      ...periods,
      'cycle.openCalibration': {
        guard: and([not('calibrating'), 'roundScored']),
        actions: [
          cycle.assign({ calibrating: true }),
          cycle.emit({
            type: 'broadcast',
            machine: 'assessment',
            event: 'assessment.calibrationOpened',
            match: 'category',
          }),
        ],
      },
      'cycle.closeCalibration': {
        guard: and(['calibrating', 'roundOpened']),
        actions: [cycle.assign({ calibrating: false }), tell('assessment.calibrationClosed')],
      },
      'cycle.beginFeedback': {
        guard: and(['periodsLocked', 'assessmentsScored', not('calibrating')]),
        target: 'feedback',
        actions: tell('assessment.beginFeedback'),
      },
    },
  }),
} as const;
