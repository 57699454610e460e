import {
  type EventSpec,
  isClosed,
  isInternal,
  type MachineName,
  metaOf,
  type Role,
  registry,
  stagesOf,
  tagsOf,
  takenBy,
} from '@kaohe/domain';
import type { JournalEntry } from '../api.ts';

/** Points are given, and settled, on the scoring page: with the rule, the findings and the others' points beside them. */
export const onScoringPage: readonly string[] = ['assessment.score', 'assessment.reconcile'];

/** Records of methods are concluded where they are written. */
export const onMethodsPage: readonly string[] = ['assessment.concludeMethod', 'assessment.withdrawMethod'];

/** A correction is decided on where it stands, before and after: beside the feedback. */
export const decidesCorrection: readonly string[] = [
  'assessment.confirmCorrection',
  'assessment.dismissCorrection',
];

export type Stop = {
  readonly stage: string;
  readonly state: 'done' | 'present' | 'ahead';
  readonly at: string | null;
};

type Node = {
  readonly transitions: ReadonlyMap<
    string,
    readonly { readonly target?: readonly { readonly key: string }[] | undefined }[]
  >;
};
type Law = (typeof registry)[MachineName];

const awaited = (law: Law, stage: string): readonly Role[] => {
  const { awaits } = metaOf(law.machine, stage);
  if (awaits === undefined || (typeof awaits === 'object' && ('roll' in awaits || 'child' in awaits)))
    return [];
  return typeof awaits === 'string' ? [awaits] : awaits;
};

/** Where the arrows of a stage lead: those of whom it awaits, else of anybody, else of the clock. */
const targets = (law: Law, stage: string): readonly string[] => {
  const node: Node | undefined = law.machine.states[stage];
  const specs = new Map<string, EventSpec>(Object.entries(law.events));
  const led = (takes: (spec: EventSpec) => boolean): readonly string[] =>
    takenBy(law.machine, stage)
      .filter((type) => {
        const spec = specs.get(type);
        return spec !== undefined && takes(spec);
      })
      .flatMap((type) => node?.transitions.get(type) ?? [])
      .flatMap((arrow) => arrow.target ?? [])
      .map((target) => target.key)
      .filter((key) => key !== stage && !tagsOf(law.machine, key).includes('cancelled'));
  const roles = awaited(law, stage);
  const ways = [
    led((spec) => spec.by.some((role) => roles.includes(role))),
    led((spec) => !isInternal(spec)),
    led(isInternal),
  ];
  return ways.find((keys) => keys.length > 0) ?? [];
};

/**
 * The ordinary next stage: a later one that is no end, else an end that settles, else back, else any end; where most arrows lead; of
 * equals the first that counts as settled, else the last. Guesses at what comes, never at what is allowed.
 */
const onward = (law: Law, stage: string): string | null => {
  const order = stagesOf(law.machine);
  const ends = (key: string): boolean => isClosed(law.machine, key);
  const settles = (key: string): boolean => tagsOf(law.machine, key).includes('settled');
  const reached = targets(law, stage);
  const later = reached.filter((key) => order.indexOf(key) > order.indexOf(stage));
  const closing = later.filter((key) => ends(key) && (settles(key) || settles(stage)));
  // What is settled only waits for its end.
  const first = settles(stage) ? closing : [];
  const choices = [
    first,
    later.filter((key) => !ends(key)),
    closing,
    reached.filter((key) => !ends(key)),
    later,
  ];
  const pool = choices.find((keys) => keys.length > 0) ?? [];
  const count = (key: string): number => pool.filter((one) => one === key).length;
  const most = Math.max(0, ...pool.map(count));
  const best = order.filter((key) => pool.includes(key) && count(key) === most);
  return best.find(settles) ?? (pool.every(ends) ? best[0] : best.at(-1)) ?? null;
};

/** The ordinary way from a stage to an end, the stage itself first. */
export const wayFrom = (name: MachineName, stage: string): readonly string[] => {
  const law = registry[name];
  const way = [stage];
  if (isClosed(law.machine, stage)) return way;
  for (
    let next = onward(law, stage);
    next !== null && !way.includes(next);
    next = isClosed(law.machine, next) ? null : onward(law, next)
  )
    way.push(next);
  return way;
};

/** The way travelled, with its dates, where the case stands, and the ordinary way on. `entries` newest first. */
export const pathOf = (
  name: MachineName,
  present: string,
  entries: readonly JournalEntry[],
): readonly Stop[] => {
  const stops: Stop[] = [];
  for (const { to, at } of entries.filter((entry) => entry.to !== entry.from).reverse()) {
    // Back to an earlier stage: the loop is told by the timeline, the line shows the way as it stands.
    const before = stops.findIndex((stop) => stop.stage === to);
    if (before >= 0) stops.splice(before);
    stops.push({ stage: to, state: 'done', at });
  }
  const last = stops.at(-1);
  const arrived = last?.stage === present;
  if (arrived) stops.pop();
  const travelled = new Set(stops.map((stop) => stop.stage));
  return [
    ...stops,
    { stage: present, state: 'present', at: arrived ? last.at : null },
    ...wayFrom(name, present)
      .slice(1)
      .filter((stage) => !travelled.has(stage))
      .map((stage): Stop => ({ stage, state: 'ahead', at: null })),
  ];
};

/** 0: leads the ordinary way on; 1: stays or leads elsewhere; 2: ends the case before its time, or is done on a page of its own; 3: gives up a right. */
const rankIn = (name: MachineName, stage: string): ((event: string) => number) => {
  const law = registry[name];
  const next = onward(law, stage);
  const node: Node | undefined = law.machine.states[stage];
  const specs = new Map<string, EventSpec>(Object.entries(law.events));
  return (event) => {
    if (specs.get(event)?.givesUp) return 3;
    if (onMethodsPage.includes(event)) return 2;
    const reached = (node?.transitions.get(event) ?? [])
      .flatMap((arrow) => arrow.target ?? [])
      .map(({ key }) => key);
    if (next !== null && reached.includes(next)) return 0;
    return reached.length > 0 && reached.every((key) => isClosed(law.machine, key)) ? 2 : 1;
  };
};

/**
 * Events in the order in which they are offered: first what leads the ordinary way on, last what ends the case before its time or
 * gives up a right. Rights are not decided here: what is offered is what the server says.
 */
export const ordered = (name: MachineName, stage: string, events: readonly string[]): readonly string[] => {
  const rank = rankIn(name, stage);
  return [...events].sort((a, b) => rank(a) - rank(b));
};

/** The one that is put forward: none where all that is left would end the case or give up a right. */
export const foremost = (name: MachineName, stage: string, events: readonly string[]): string | null => {
  const [first] = ordered(name, stage, events);
  return first !== undefined && rankIn(name, stage)(first) < 2 ? first : null;
};
