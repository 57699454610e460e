import { Fault } from '@kaohe/domain';
import { rescore } from '../score/composite.ts';
import { isWithin } from '../score/given.ts';
import { type NewLine, named, writeLines } from '../score/line.ts';
import { checkCarried, checkRests, tracesStanding } from '../score/proof/trace.ts';
import { type Target, targetsOf } from '../score/target.ts';
import { entryOf, served } from './entry.ts';
import type { DataOf, Recorders } from './recorder.ts';

const markScored = {
  name: 'remand-scored',
  text: 'update appeal_line set applied_at = $3 where assessment_id = $1 and line_id = any($2) and applied_at is null',
};

type Given = DataOf<'assessment', 'assessment.rescore'>['lines'][number];
/** The old line's matter with other points: never below what the line had or a decision had given. */
const anew = (given: Given, old: Target | undefined, index: number): NewLine => {
  const refuse = (field: string, issue: string): never => {
    throw new Fault('invalid', { path: `lines.${index}.${field}`, issue });
  };
  if (!old) return refuse('replaces', 'lineNotInForce');
  const { id, disputed, best, appeal, ...matter } = old;
  const isSame = given.component === old.component || given.component === old.kind;
  if (given.indicator !== old.indicator || !isSame) return refuse('replaces', 'anotherMatter');
  if (!isWithin({ ...old, points: given.points })) return refuse('points', 'pointsOutOfRange');
  const points = Math.max(given.points, old.points, best ?? old.points);
  const { reason, evidence, rests: sources = old.sources } = given;
  return { ...matter, points, reason, evidence, sources, supersedes: id, appealId: appeal, rescored: true };
};

/** What was sent back is scored by others. */
export const rescoringRecords: Recorders<'assessment'> = {
  'assessment.rescore': async (tx, deed, { lines }) => {
    const { row, way } = deed;
    const ids = lines.map(({ replaces }) => replaces);
    checkRests(lines, await tracesStanding(tx, row.id));
    await checkCarried(tx, row.id, lines);
    const targets = await targetsOf(tx, row.id, ids);
    const written = lines.map((given, index) => anew(given, targets.get(given.replaces), index));
    await writeLines(tx, named(written), entryOf(deed));
    await tx.query(markScored, [row.id, ids, row.at]);
    await rescore(tx, way.memory, entryOf(deed));
    return served(tx, deed);
  },
};
