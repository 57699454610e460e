import type { Tally } from '../drive/tally.ts';
import type { Proof, Verdict } from '../proof/all.ts';
import type { Figures } from '../report/figure.ts';
import type { Measure } from '../report/measure.ts';
import { appealPaths } from '../script/trait.ts';
import type { Lived } from './run.ts';

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

/** How often each path of an appeal was gone. */
const gone = (tally: Tally): readonly Measure[] =>
  appealPaths.map((path) => ({
    name: `appeal.${path}`,
    value: tally.paths.appeal?.[path] ?? 0,
    unit: 'appeals',
    target: '≥ 1',
    against: null,
  }));

const plain = (name: string, value: number, unit: string): Measure => ({
  name,
  value,
  unit,
  target: null,
  against: null,
});

/** What the run did, by itself. */
export const runMeasures = ({ tally, seconds }: Lived, units: number): readonly Measure[] => [
  plain('cycle.units', units, 'units'),
  {
    name: 'cycle.seconds',
    value: seconds,
    unit: 's',
    target: `< ${units > 200 ? 600 : 300}`,
    against: `${units} units`,
  },
  plain('cycle.events', total(tally.sent), 'events'),
  plain(
    'cycle.refusals',
    total(Object.fromEntries(Object.entries(tally.refused).map(([code, own]) => [code, total(own)]))),
    'refusals',
  ),
  plain('cycle.signIns', tally.signIns, 'sessions'),
  plain('cycle.clockJumps', tally.jumps, 'jumps'),
  ...gone(tally),
];

/** What the run has left in the data. */
export const dataMeasures = (figures: Figures): readonly Measure[] => [
  plain('cycle.instances', figures.instances, 'instances'),
  plain('cycle.journalEntries', figures.entries, 'entries'),
  plain('cycle.deadlinesFired', figures.deadlinesFired, 'deadlines'),
  plain('cycle.remindersSent', figures.reminders, 'reminders'),
  plain('cycle.messages', figures.messages, 'messages'),
  plain('cycle.notices', figures.notices, 'notices'),
  plain('cycle.letters', figures.letters, 'letters'),
  {
    name: 'cycle.lostByQuota',
    value: figures.lostByQuota,
    unit: 'units',
    target: '≥ 5',
    against: 'lose the best grade by quota',
  },
  {
    name: 'cycle.changedByAppeal',
    value: figures.changedByAppeal,
    unit: 'units',
    target: '≥ 3',
    against: 'change grade by appeal',
  },
];

export const verdictMeasures = (verdicts: readonly Verdict[]): readonly Measure[] =>
  verdicts.map(({ no, name, breaches }) => ({
    name: `invariant.${no}`,
    value: breaches.length,
    unit: 'breaches',
    target: '= 0',
    against: name,
  }));

export const proofMeasures = (proofs: readonly Proof[]): readonly Measure[] =>
  proofs.map(({ no, found }) => ({
    name: `proof.${no}`,
    value: found ? 1 : 0,
    unit: 'planted breaches found',
    target: '= 1',
    against: null,
  }));
