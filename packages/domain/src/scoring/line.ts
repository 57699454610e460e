import { z } from 'zod';
import { Fault } from '../kernel/error.ts';

/** What a composite is made of: on-site indicators, the daily record, the debriefing with its ballot. */
export const components = ['onSite', 'daily', 'debriefing'] as const;
export type Component = (typeof components)[number];

const text = z.string().min(1);
const fits = { score: (n: number) => n >= 0, bonus: (n: number) => n >= 0, deduction: (n: number) => n <= 0 };

/** One amount of points, in 1/100, with its reason and its evidence; a deduction is negative. A score is the sum of its lines. */
export const lineSchema = z
  .strictObject({
    id: text,
    indicator: text,
    kind: z.enum(['score', 'deduction', 'bonus']),
    component: z.enum(components),
    points: z.int().min(-1_000_000).max(1_000_000),
    reason: text,
    evidence: z.array(text).min(1),
    /** The happening that it is about (see matter.ts); null or absent: of its own. */
    matter: text.nullish(),
    /** The line that this one takes the place of. */
    supersedes: text.nullable(),
  })
  .refine((line) => fits[line.kind](line.points), { error: 'pointsSign', path: ['points'] });
export type ScoreLine = z.infer<typeof lineSchema>;

const reject = (issue: string, line: string): never => {
  throw new Fault('invalid', { issue, line });
};

const isSameMatter = (line: ScoreLine, old: ScoreLine): boolean =>
  old.indicator === line.indicator && old.component === line.component && old.kind === line.kind;

/** Ids of the lines that another takes the place of. */
const supersededBy = (
  lines: readonly ScoreLine[],
  byId: ReadonlyMap<string, ScoreLine>,
): ReadonlySet<string> => {
  const superseded = new Set<string>();
  for (const line of lines) {
    if (line.supersedes === null) continue;
    const old = byId.get(line.supersedes) ?? reject('supersedesNothing', line.id);
    if (!isSameMatter(line, old)) reject('supersedesAnother', line.id);
    if (superseded.has(old.id)) reject('supersededTwice', old.id);
    superseded.add(old.id);
  }
  return superseded;
};

/** The lines in force: all but the superseded. Throws `invalid` where a line is superseded twice, or by one of another matter. */
export const inForce = (lines: readonly ScoreLine[]): readonly ScoreLine[] => {
  const byId = new Map<string, ScoreLine>();
  for (const line of lines) byId.set(byId.has(line.id) ? reject('lineTwice', line.id) : line.id, line);
  const superseded = supersededBy(lines, byId);
  const current = lines.filter((line) => !superseded.has(line.id));
  const reached = new Set<string>();
  for (const line of current) {
    for (
      let at: ScoreLine | undefined = line;
      at;
      at = at.supersedes === null ? undefined : byId.get(at.supersedes)
    ) {
      reached.add(at.id);
    }
  }
  const circular = lines.find((line) => !reached.has(line.id));
  return circular ? reject('supersedesItself', circular.id) : current;
};

/** A decision on one line, as a line: at the better of old and decided, for an appeal never lowers a score. */
export const decided = (
  old: ScoreLine,
  decision: { id: string; points: number; reason: string; evidence: readonly string[] },
): ScoreLine => ({
  ...old,
  id: decision.id,
  points: Math.max(old.points, decision.points),
  reason: decision.reason,
  evidence: [...decision.evidence],
  supersedes: old.id,
});
