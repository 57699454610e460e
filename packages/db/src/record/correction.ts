import { Fault } from '@kaohe/domain';
import { rescore } from '../score/composite.ts';
import { isWithin } from '../score/given.ts';
import { named, writeLines } from '../score/line.ts';
import { freeLine } from '../score/target.ts';
import { only } from '../sql.ts';
import { entryOf, served } from './entry.ts';
import type { DataOf, Recorders } from './recorder.ts';

type Proposed = DataOf<'assessment', 'assessment.proposeCorrection'>;
const lastProposed = {
  name: 'correction-last-proposed',
  text: `select payload as data from journal where instance_id = $1 and event = 'assessment.proposeCorrection' order by seq desc limit 1`,
};

/** A clerical slip, mended by two: a line with other points takes the place of the wrong one. */
export const correctionRecords: Recorders<'assessment'> = {
  'assessment.proposeCorrection': async (tx, { row }, { replaces, points }) => {
    const line = await freeLine(tx, row.id, replaces);
    if (!isWithin({ ...line, points }))
      throw new Fault('invalid', { path: 'points', issue: 'pointsOutOfRange' });
    return {};
  },
  'assessment.confirmCorrection': async (tx, deed) => {
    const { row, way } = deed;
    const { data } = only(await tx.query<{ data: Proposed }>(lastProposed, [row.id]));
    const { id, ...old } = await freeLine(tx, row.id, data.replaces);
    const line = { ...old, points: data.points, reason: data.reasons, supersedes: id, appealId: null };
    await writeLines(tx, named([line]), entryOf(deed));
    await rescore(tx, way.memory, entryOf(deed));
    return served(tx, deed);
  },
};
