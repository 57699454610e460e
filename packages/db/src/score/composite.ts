import {
  Fault,
  type LeftOut,
  lineSchema,
  parsed,
  registry,
  type Score,
  type ScoreLine,
  score,
} from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import type { Asked } from '../fact/fact.ts';
import type { Memory } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { assembledLines } from './assembled.ts';
import { byHand, checkMatters, checkProved, type GivenLine, placed } from './given.ts';
import { type Entry, type Line, named, readLines, scored } from './line.ts';
import { checkDrills } from './proof/drill.ts';
import { type Counted, snapshotOf } from './proof/snapshot.ts';
import { checkCarried, checkRests, tracesStanding } from './proof/trace.ts';
import { groundOf } from './scheme.ts';

type LeftRow = { readonly component: LeftOut['component']; readonly indicator: string; readonly seq: number };
const leftOut = {
  name: 'left-out',
  text: 'select component, indicator, seq from left_out where assessment_id = $1 order by component, indicator',
};
export const leftOutOf = async (sql: Sql, assessmentId: string): Promise<readonly LeftOut[]> =>
  (await sql.query<LeftRow>(leftOut, [assessmentId])).map(({ component, indicator, seq }) => ({
    component,
    indicator: indicator === '' ? null : indicator,
    decision: String(seq),
  }));

export const asScored = (lines: readonly Line[]): readonly ScoreLine[] =>
  lines.flatMap((line) => scored(line) ?? []).map((line) => parsed(lineSchema, line));

export const count = ({ ground, lines, left }: Counted) =>
  score({ scheme: ground.scheme, lines: asScored(lines), leftOut: left });

/** Lines as they would stand had no appeal won anything: what appeals wrote is gone, and what took its place. */
const withoutAppeals = (lines: readonly Line[]): readonly Line[] => {
  const won = new Set<string>();
  const isWon = (line: Line): boolean =>
    line.appealId !== null || (line.supersedes !== null && won.has(line.supersedes));
  for (let found = true; found; ) {
    const more = lines.filter((line) => !won.has(line.id) && isWon(line));
    for (const line of more) won.add(line.id);
    found = more.length > 0;
  }
  return won.size === 0 ? lines : lines.filter((line) => !won.has(line.id));
};

/** What the on-site component came to, in 1/100: what parts those of one score. */
export const onSiteOf = ({ components }: Score): number =>
  components.find(({ component }) => component === 'onSite')?.points ?? 0;

const keep = {
  name: 'keep-score',
  text: `insert into score (assessment_id, seq, total, on_site, before_total, before_on_site, detail, at, snapshot)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

/** Scores an assessment by its lines and keeps the result; throws `refused` while a component is missing. */
export const rescore = async (tx: Sql, kept: Memory, entry: Entry): Promise<void> => {
  const { assessmentId, seq, at } = entry;
  const ground = await groundOf(tx, kept, assessmentId);
  const left = await leftOutOf(tx, assessmentId);
  const lines = await readLines(tx, assessmentId);
  const result = count({ ground, lines, left });
  if ('missing' in result) throw new Fault('refused', { facts: ['componentsPresent'] });
  const base = withoutAppeals(lines);
  const before = base.length === lines.length ? undefined : count({ ground, lines: base, left });
  const without = before === undefined || 'missing' in before ? null : before;
  await tx.query(keep, [
    assessmentId,
    seq,
    result.total,
    onSiteOf(result),
    without?.total ?? null,
    without ? onSiteOf(without) : null,
    json(result),
    at,
    json(snapshotOf({ ground, lines, left })),
  ]);
};

/** What a reconciliation puts in force: the lead's lines, and those that are assembled. Throws `invalid` for a line out of place. */
export const reconciled = async (
  tx: Sql,
  kept: Memory,
  of: { readonly assessmentId: string; readonly lines: readonly GivenLine[] },
): Promise<Counted> => {
  const { assessmentId } = of;
  const ground = await groundOf(tx, kept, assessmentId);
  byHand(of.lines);
  checkMatters(of.lines);
  const own = placed(ground, of.lines);
  const standing = await tracesStanding(tx, assessmentId);
  checkRests(of.lines, standing);
  await checkCarried(tx, assessmentId, of.lines);
  checkProved(ground, of.lines, standing);
  await checkDrills(tx, assessmentId, { ground, lines: of.lines });
  const lines = named([...own, ...(await assembledLines(tx, assessmentId, ground))]);
  return { ground, lines, left: await leftOutOf(tx, assessmentId) };
};

const openReviews = {
  name: 'open-reviews',
  text: `select exists (select from instance r where r.parent_id = $1 and r.machine = 'periodReview' and r.closed_at is null) as open`,
};

const givenLines = registry.assessment.events['assessment.reconcile'].shape.lines;
/** The fact `componentsPresent`: the year's record is closed, and with the lead's lines nothing is missing that was not left out. */
export const isPresent = async (tx: Sql, { id, data, memory }: Asked): Promise<boolean> => {
  const [row] = await tx.query<{ open: boolean }>(openReviews, [id]);
  if (row?.open !== false) return false;
  const all = await reconciled(tx, memory, { assessmentId: id, lines: givenLines.parse(data.lines) });
  return !('missing' in count(all));
};
