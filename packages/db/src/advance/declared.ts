import { isClosed, type MachineName, metaOf, tagsOf } from '@kaohe/domain';
import { laws } from './law.ts';

/** Whom a stage awaits, as the instance keeps it: capacities, `roll:<name>` or `child:<machine>`. */
const awaitsOf = (machine: MachineName, stage: string): readonly string[] => {
  const { awaits } = metaOf(laws[machine].machine, stage);
  if (awaits === undefined) return [];
  if (typeof awaits === 'string') return [awaits];
  if ('roll' in awaits) return [`roll:${awaits.roll}`];
  if ('child' in awaits) return [`child:${awaits.child}`];
  return awaits;
};

const tagsIn = (machine: MachineName, stage: string): readonly string[] => {
  const tags = tagsOf(laws[machine].machine, stage);
  return isClosed(laws[machine].machine, stage) && !tags.includes('closed') ? [...tags, 'closed'] : tags;
};

/** What a stage declares, copied for reads; `since`: when it was closed before, if it was. */
export const declared = (
  machine: MachineName,
  stage: string,
  { at, since }: { at: Date; since: Date | null },
) => ({
  awaits: awaitsOf(machine, stage),
  tags: tagsIn(machine, stage),
  closedAt: isClosed(laws[machine].machine, stage) ? (since ?? at) : null,
});
