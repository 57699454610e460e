import type { Memory } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { rescore } from './composite.ts';
import { type Entry, type Line, type NewLine, named, writeLines } from './line.ts';

/** A disputed line of an appeal that is over, with the best that any of its levels gave. */
type Outcome = Line & {
  readonly best: number | null;
  readonly appeal: string;
  readonly reasons: string | null;
};

/**
 * Lines of appeals at their end that were not applied yet. `best`: the highest of what the panel decided, at this level or the one below,
 * and of what a decision annulled since had given. A line that was sent back waits for those who score it anew.
 */
const outcomes = {
  name: 'appeal-outcomes',
  text: `with over as (select a.id, a.origin_id from instance a
      where a.parent_id = $1 and a.machine = 'appeal' and a.closed_at is not null and a.stage <> 'escalated' and not 'cancelled' = any(a.tags))
    select o.id as appeal, greatest(l.points, l.kept, f.points, f.kept) as best, s.id, s.indicator, s.subject_kind as "subjectKind",
      s.component, s.kind, s.points, s.most, s.reason, s.evidence, s.sources, s.matter, s.proposal, s.supersedes, s.appeal_id as "appealId",
      s.rescored, s.lifted,
      (select j.payload ->> 'reasons' from journal j where j.instance_id = o.id
        and j.event in ('appeal.uphold', 'appeal.adjust', 'appeal.adjustPartly') order by j.seq desc limit 1) as reasons
    from over o join appeal_line l on l.appeal_id = o.id and l.applied_at is null and not l.remanded
      left join appeal_line f on f.appeal_id = o.origin_id and f.line_id = l.line_id
      join score_line s on s.id = l.line_id order by o.id, s.id`,
};
const markApplied = {
  name: 'appeal-applied',
  text: `update appeal_line set applied_at = $3 where assessment_id = $1 and applied_at is null
    and (appeal_id = any($2) or appeal_id in (select a.origin_id from instance a where a.id = any($2)))`,
};

/** The line that takes the old one's place: never below it, for an appeal never lowers a score; undefined where nothing was won. */
const wonLine = (outcome: Outcome): NewLine | undefined => {
  const { id, best, appeal, reasons, ...old } = outcome;
  const isLifted = old.kind === 'veto' && best !== null;
  if (!isLifted && (best === null || best <= old.points)) return undefined;
  const line = { ...old, reason: reasons ?? old.reason, supersedes: id, appealId: appeal };
  return isLifted ? { ...line, lifted: true } : { ...line, points: best ?? old.points };
};

/** Applies every decision of appeals that are over, each once; writes and scores only where something was won. */
export const applyDecisions = async (tx: Sql, kept: Memory, entry: Entry): Promise<void> => {
  const { assessmentId, at } = entry;
  const all = await tx.query<Outcome>(outcomes, [assessmentId]);
  if (all.length === 0) return;
  const lines = named(all.flatMap((outcome) => wonLine(outcome) ?? []));
  await writeLines(tx, lines, entry);
  await tx.query(markApplied, [assessmentId, [...new Set(all.map(({ appeal }) => appeal))], at]);
  if (lines.length > 0) await rescore(tx, kept, entry);
};
