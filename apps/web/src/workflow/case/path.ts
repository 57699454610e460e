import { isClosed, isInternal, type MachineName, registry, stagesOf, tagsOf, takenBy } from '@kaohe/domain';
import type { JournalEntry } from '../api.ts';

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

/** Where the arrows of a stage lead: those of people, or of the clock where people have none. */
const targets = ({ machine, events }: Law, stage: string): readonly string[] => {
  const node: Node | undefined = machine.states[stage];
  const specs = Object.entries(events);
  const reached = (system: boolean): readonly string[] =>
    takenBy(machine, stage)
      .filter((type) => specs.some(([name, spec]) => name === type && isInternal(spec) === system))
      .flatMap((type) => node?.transitions.get(type) ?? [])
      .flatMap((arrow) => arrow.target ?? [])
      .map((target) => target.key)
      .filter((key) => !tagsOf(machine, key).includes('cancelled'));
  const byPeople = reached(false);
  return byPeople.length > 0 ? byPeople : reached(true);
};

/**
 * The ordinary next stage: later than this one and not an end where there is another, where most arrows lead; of equals the first that
 * counts as settled, else the last. Guesses at what comes, never at what is allowed.
 */
const onward = (law: Law, stage: string): string | null => {
  const order = stagesOf(law.machine);
  const later = targets(law, stage).filter((key) => order.indexOf(key) > order.indexOf(stage));
  // What is settled only waits for its end.
  const ending =
    tagsOf(law.machine, stage).includes('settled') && later.some((key) => isClosed(law.machine, key));
  const open = ending ? [] : later.filter((key) => !isClosed(law.machine, key));
  const pool = open.length > 0 ? open : later.filter((key) => !ending || isClosed(law.machine, key));
  const count = (key: string): number => pool.filter((one) => one === key).length;
  const most = Math.max(0, ...pool.map(count));
  const best = order.filter((key) => pool.includes(key) && count(key) === most);
  if (open.length === 0) return best[0] ?? null;
  return best.find((key) => tagsOf(law.machine, key).includes('settled')) ?? best.at(-1) ?? null;
};

/** The ordinary way from a stage to an end, the stage itself first. */
export const wayFrom = (name: MachineName, stage: string): readonly string[] => {
  const law = registry[name];
  const way = [stage];
  if (isClosed(law.machine, stage)) return way;
  for (
    let next = onward(law, stage);
    next !== null;
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

/**
 * Events in the order in which they are offered: first what leads the ordinary way on, last what ends the case before its time. Rights
 * are not decided here: what is offered is what the server says.
 */
export const ordered = (name: MachineName, stage: string, events: readonly string[]): readonly string[] => {
  const law = registry[name];
  const next = onward(law, stage);
  const node: Node | undefined = law.machine.states[stage];
  const rank = (event: string): number => {
    const reached = (node?.transitions.get(event) ?? [])
      .flatMap((arrow) => arrow.target ?? [])
      .map(({ key }) => key);
    if (next !== null && reached.includes(next)) return 0;
    return reached.length > 0 && reached.every((key) => isClosed(law.machine, key)) ? 2 : 1;
  };
  return [...events].sort((a, b) => rank(a) - rank(b));
};
