import { Fault } from '@kaohe/domain';
import type { Deed } from '../advance/deed.ts';
import { rescore } from '../score/composite.ts';
import { isWithin } from '../score/given.ts';
import { type Line, type NewLine, named, writeLines } from '../score/line.ts';
import { targetsOf } from '../score/target.ts';
import { only, type Sql } from '../sql.ts';
import { entryOf } from './entry.ts';
import type { DataOf, Recorders } from './recorder.ts';

type Proposed = DataOf<'assessment', 'assessment.proposeCalibration'>;
const lastProposed = {
  name: 'calibration-last-proposed',
  text: `select payload as data from journal where instance_id = $1 and event = 'assessment.proposeCalibration' order by seq desc limit 1`,
};

type Change = Proposed['lines'][number];
/** The line that takes the old one's place. Throws `invalid` where it can't. */
const changed = (old: Line | undefined, { points, reason }: Change, index: number): NewLine => {
  const refuse = (field: string, issue: string): never => {
    throw new Fault('invalid', { path: `lines.${index}.${field}`, issue });
  };
  if (!old) return refuse('replaces', 'lineNotInForce');
  if (old.component === 'debriefing') return refuse('replaces', 'ballotStands');
  if (!isWithin({ ...old, points })) return refuse('points', 'pointsOutOfRange');
  if (old.points === points) return refuse('points', 'calibrationIdle');
  const { id, ...matter } = old;
  return { ...matter, points, reason, supersedes: id, appealId: null };
};

const changesOf = async (tx: Sql, { row }: Deed, lines: Proposed['lines']): Promise<readonly NewLine[]> => {
  const ids = lines.map(({ replaces }) => replaces);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) throw new Fault('invalid', { path: `lines.${twice}.replaces`, issue: 'supersededTwice' });
  const targets = await targetsOf(tx, row.id, ids);
  return lines.map((line, index) => {
    const target = targets.get(line.replaces);
    if (!target) return changed(undefined, line, index);
    const { disputed, appeal, best, ...old } = target;
    return changed(old, line, index);
  });
};

/** 综合研判: a change is proposed by one and takes effect when another confirms it. */
export const calibrationRecords: Recorders<'assessment'> = {
  'assessment.proposeCalibration': async (tx, deed, { lines }) => {
    await changesOf(tx, deed, lines);
    return {};
  },
  'assessment.confirmCalibration': async (tx, deed) => {
    const { data } = only(await tx.query<{ data: Proposed }>(lastProposed, [deed.row.id]));
    await writeLines(tx, named(await changesOf(tx, deed, data.lines)), entryOf(deed));
    await rescore(tx, deed.way.memory, entryOf(deed));
    return {};
  },
};
