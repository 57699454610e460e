import type { Measure } from '../report/measure.ts';
import type { Lateness } from './deadline.ts';
import type { Loaded } from './load.ts';

type Pair = {
  readonly connections: number;
  readonly loaded: Loaded;
  readonly floor: { perSecond: number; by: string };
};

/** Transitions through HTTP beside the floor of the same run. */
export const throughput = ({ connections, loaded, floor }: Pair): readonly Measure[] => {
  const name = (what: string): string => `transition.${what}.${connections}`;
  const against = `${connections} connections`;
  return [
    { name: name('http'), value: loaded.perSecond, unit: '1/s', target: null, against },
    {
      name: name('floor'),
      value: floor.perSecond,
      unit: '1/s',
      target: null,
      against: `plain SQL by ${floor.by}, ${against}`,
    },
    {
      name: name('ratio'),
      value: loaded.perSecond / floor.perSecond,
      unit: '',
      target: '≥ 0.2',
      against: `the floor, ${against}`,
    },
    { name: name('p50'), value: loaded.p50, unit: 'ms', target: null, against },
    { name: name('p99'), value: loaded.p99, unit: 'ms', target: null, against },
  ];
};

/** The same machine, server and run. */
export const besideDbos = (ours: number, theirs: number): readonly Measure[] => [
  { name: 'dbos.approvals', value: theirs, unit: '1/s', target: null, against: 'DBOS 5, 32 connections' },
  {
    name: 'transition.dbos.ratio',
    value: ours / theirs,
    unit: '',
    target: '≥ 3',
    against: 'DBOS, 32 connections',
  },
];

export const halfLoad = (loaded: Loaded, rate: number): readonly Measure[] => [
  {
    name: 'transition.p50.half',
    value: loaded.p50,
    unit: 'ms',
    target: null,
    against: `at ${Math.round(rate)}/s, half of the top load`,
  },
  {
    name: 'transition.p99.half',
    value: loaded.p99,
    unit: 'ms',
    target: '< 60',
    against: `at ${Math.round(rate)}/s, half of the top load`,
  },
];

/** Deadlines at ordinary load. */
export const ordinary = ({ count, p50, p99, early, twice, left }: Lateness): readonly Measure[] => [
  { name: 'deadline.p50', value: p50, unit: 'ms late', target: null, against: `${count} in a minute` },
  { name: 'deadline.p99', value: p99, unit: 'ms late', target: '< 2000', against: `${count} in a minute` },
  {
    name: 'deadline.wrong',
    value: early + twice + left,
    unit: 'early, twice or never',
    target: '= 0',
    against: `${count} in a minute`,
  },
];

/** Deadlines that all fall due within one second. */
export const burst = (
  { count, p99, seconds, early, twice, left }: Lateness,
  all: number,
): readonly Measure[] => [
  {
    name: 'burst.seconds',
    value: seconds,
    unit: 's',
    target: '< 60',
    against: `${all} due in one second, two workers`,
  },
  {
    name: 'burst.perSecond',
    value: seconds === 0 ? 0 : count / seconds,
    unit: '1/s',
    target: null,
    against: `${all} due in one second, two workers`,
  },
  {
    name: 'burst.p99',
    value: p99,
    unit: 'ms late',
    target: null,
    against: `${all} due in one second, two workers`,
  },
  {
    name: 'burst.wrong',
    value: early + twice + left,
    unit: 'early, twice or never',
    target: '= 0',
    against: `${all} due in one second, two workers`,
  },
];

export const memory = (name: string, value: number): Measure => ({
  name: `memory.${name}`,
  value,
  unit: 'MB',
  target: '< 300',
  against: 'after the load of this run',
});
