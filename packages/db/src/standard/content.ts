import {
  type LintFinding,
  type LintLimits,
  lint,
  lintLimits,
  parseContent,
  type StandardContent,
  type SubjectKind,
  subjectKinds,
} from '@kaohe/domain';
import { canonical, sha256 } from '../journal/entry.ts';
import { type Memory, policyOf } from '../memory.ts';
import type { Sql } from '../sql.ts';

/** SHA-256 of a standard's text: what is signed when it is acknowledged. */
export const contentHash = (content: StandardContent): string => sha256(canonical(content));

/** What a new standard starts from. */
export const emptyContent: StandardContent = { total: 10_000, dimensions: [] };

const read = {
  name: 'standard-content',
  text: `select s.content, i.version, s.cycle_id as "cycleId", c.policy_version as "policyVersion", o.content as replaced,
      array(select distinct k.kind from unit u join unit r on r.id = c.unit_id cross join unnest(u.subject_kinds) as k(kind)
        where u.active and u.category = s.category and (u.path = r.path or starts_with(u.path, r.path || '/'))) as subjects
    from standard s join instance i on i.id = s.id join cycle c on c.id = s.cycle_id left join standard o on o.id = s.replaces
    where s.id = $1`,
};
type Row = {
  readonly content: unknown;
  readonly version: number;
  readonly cycleId: string;
  readonly policyVersion: number;
  readonly replaced: unknown;
  readonly subjects: readonly string[];
};

/** A standard's text and what is asked of it; `version` is the instance's. */
export type KeptContent = {
  readonly version: number;
  readonly content: StandardContent;
  /** The kinds of subject that units of its category have. */
  readonly subjects: readonly SubjectKind[];
  readonly limits: LintLimits;
};

/** A standard's text with the limits of the cycle's policy; undefined where there is none. */
export const keptContent = async (sql: Sql, kept: Memory, id: string): Promise<KeptContent | undefined> => {
  const [row] = await sql.query<Row>(read, [id]);
  if (!row) return undefined;
  const policy = await policyOf(sql, kept, { id: row.cycleId, version: row.policyVersion });
  const subjects = subjectKinds.filter((kind) => row.subjects.includes(kind));
  const replaced = row.replaced === null ? null : parseContent(row.replaced);
  return {
    version: row.version,
    content: parseContent(row.content),
    subjects,
    limits: lintLimits(policy, subjects, replaced),
  };
};

/** A standard's text with all that is wrong with it under the cycle's policy; undefined where there is none. */
export const lintedContent = async (
  sql: Sql,
  kept: Memory,
  id: string,
): Promise<(KeptContent & { readonly findings: readonly LintFinding[] }) | undefined> => {
  const found = await keptContent(sql, kept, id);
  return found && { ...found, findings: lint(found.content, found.limits) };
};
