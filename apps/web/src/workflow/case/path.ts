import { isClosed, type MachineName, registry, stagesOf, tagsOf, takenBy } from '@kaohe/domain';
import type { JournalEntry } from '../api.ts';

export type Stop = { readonly stage: string; readonly state: 'done' | 'present' | 'ahead'; readonly at: string | null };

type Arrow = { readonly target?: readonly { readonly key: string }[] | undefined };

/** The stage that the first arrow of `stage` leads to; the machines write the ordinary way first. */
const onward = (name: MachineName, stage: string, seen: ReadonlySet<string>): string | null => {
  const { machine } = registry[name];
  const from: { readonly transitions: ReadonlyMap<string, readonly Arrow[]> } | undefined = machine.states[stage];
  if (from === undefined) return null;
  const order = stagesOf(machine);
  const targets = takenBy(machine, stage)
    .flatMap((event) => from.transitions.get(event) ?? [])
    .flatMap((arrow) => arrow.target ?? [])
    .map((target) => target.key)
    .filter((key) => !seen.has(key) && !tagsOf(machine, key).includes('cancelled') && order.indexOf(key) > order.indexOf(stage));
  return targets[0] ?? null;
};

/** How many stages to come are shown. */
const outlook = 12;

/** The way travelled, with its dates, where the case stands, and the ordinary way on. `entries` newest first. */
export const pathOf = (name: MachineName, present: string, entries: readonly JournalEntry[]): readonly Stop[] => {
  const moves = entries.filter((entry) => entry.to !== entry.from).reverse();
  const stops: Stop[] = [];
  for (const { to, at } of moves) {
    // Back to an earlier stage: the loop is told by the timeline, the line shows the way as it stands.
    const before = stops.findIndex((stop) => stop.stage === to);
    if (before >= 0) stops.splice(before);
    stops.push({ stage: to, state: 'done', at });
  }
  const last = stops.at(-1);
  const reached = last?.stage === present ? last.at : null;
  if (last?.stage === present) stops.pop();
  const line: Stop[] = [...stops, { stage: present, state: 'present', at: reached }];
  const seen = new Set(line.map((stop) => stop.stage));
  if (isClosed(registry[name].machine, present)) return line;
  for (let next = onward(name, present, seen); next !== null && line.length < stops.length + outlook; next = onward(name, next, seen)) {
    line.push({ stage: next, state: 'ahead', at: null });
    seen.add(next);
  }
  return line;
};
