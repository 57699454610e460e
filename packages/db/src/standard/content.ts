import {
  type LintFinding,
  lint,
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
  text: `select s.content, i.version, s.cycle_id as "cycleId", c.policy_version as "policyVersion",
      array(select distinct k.kind from unit u join unit r on r.id = c.unit_id cross join unnest(u.subject_kinds) as k(kind)
        where u.active and u.category = s.category and (u.path = r.path or starts_with(u.path, r.path || '/'))) as subjects
    from standard s join instance i on i.id = s.id join cycle c on c.id = s.cycle_id where s.id = $1`,
};
type Row = {
  readonly content: unknown;
  readonly version: number;
  readonly cycleId: string;
  readonly policyVersion: number;
  readonly subjects: readonly string[];
};

/** A standard's text with all that is wrong with it under the cycle's policy; undefined where there is none. `version` is the instance's. */
export const lintedContent = async (
  sql: Sql,
  kept: Memory,
  id: string,
): Promise<
  | { readonly version: number; readonly content: StandardContent; readonly findings: readonly LintFinding[] }
  | undefined
> => {
  const [row] = await sql.query<Row>(read, [id]);
  if (!row) return undefined;
  const policy = await policyOf(sql, kept, { id: row.cycleId, version: row.policyVersion });
  const content = parseContent(row.content);
  const subjects: readonly SubjectKind[] = subjectKinds.filter((kind) => row.subjects.includes(kind));
  const { documentShare, effectShare } = policy.standard;
  const { weights, bonusCap } = policy.composite;
  const findings = lint(content, { subjects, documentShare, effectShare, weights, bonusCap });
  return { version: row.version, content, findings };
};
