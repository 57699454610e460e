import { and, not } from 'xstate';
import { admit, cancel, cycle, latecomers, notify, periods, remove, standards, tell } from './process.ts';

/** From planning to the end of the visits. */
export const course = {
  planning: cycle.createStateConfig({
    meta: { awaits: 'office' },
    tags: ['editable', 'internal'],
    on: { ...cancel, 'cycle.open': 'standardSetting' },
  }),
  standardSetting: cycle.createStateConfig({
    meta: { awaits: 'office', opens: ['standard', 'assessment'] },
    tags: 'editable',
    on: {
      ...cancel,
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
