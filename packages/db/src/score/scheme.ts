import {
  debriefing,
  indicatorsOf,
  type PlacedIndicator,
  type Policy,
  parseContent,
  type Scheme,
  type SubjectKind,
  subjectKinds,
} from '@kaohe/domain';
import { type Memory, policyOf } from '../memory.ts';
import type { Sql } from '../sql.ts';

/** What an assessment is scored by: its standard, its unit's subjects, the policy. */
export type Ground = {
  readonly cycleId: string;
  readonly unitId: string;
  readonly standard: { readonly id: string; readonly hash: string };
  readonly policyVersion: number;
  readonly indicators: ReadonlyMap<string, PlacedIndicator>;
  readonly subjects: readonly SubjectKind[];
  readonly policy: Policy;
  readonly scheme: Scheme;
};

const read = {
  name: 'score-ground',
  text: `select s.content, s.id as "standardId", s.content_hash as "contentHash", a.cycle_id as "cycleId", a.unit_id as "unitId", c.policy_version as "policyVersion",
      u.subject_kinds as "subjects"
    from assessment a join standard s on s.id = a.standard_id join cycle c on c.id = a.cycle_id join unit u on u.id = a.unit_id
    where a.id = $1`,
};
type Row = {
  readonly content: unknown;
  readonly standardId: string;
  readonly contentHash: string;
  readonly cycleId: string;
  readonly unitId: string;
  readonly policyVersion: number;
  readonly subjects: readonly string[];
};

/** Reads what an assessment is scored by. */
export const groundOf = async (sql: Sql, kept: Memory, assessmentId: string): Promise<Ground> => {
  const [row] = await sql.query<Row>(read, [assessmentId]);
  if (!row) throw new Error(`assessment ${assessmentId} has no standard`);
  const policy = await policyOf(sql, kept, { id: row.cycleId, version: row.policyVersion });
  const all = indicatorsOf(parseContent(row.content));
  const { weights, bonusCap } = policy.composite;
  return {
    cycleId: row.cycleId,
    unitId: row.unitId,
    standard: { id: row.standardId, hash: row.contentHash },
    policyVersion: row.policyVersion,
    indicators: new Map(all.map((one) => [one.code, one])),
    subjects: subjectKinds.filter((kind) => row.subjects.includes(kind)),
    policy,
    scheme: { indicators: [...all, debriefing], weights, bonusCap },
  };
};

/** The most that a line may be, in 1/100: a deduction can't be more than nothing. */
export const mostOf = (
  ground: Ground,
  code: string,
  kind: 'score' | 'bonus' | 'deduction' | 'veto',
): number => {
  const indicator = code === debriefing.code ? debriefing : ground.indicators.get(code);
  if (kind === 'deduction' || kind === 'veto' || !indicator) return 0;
  return kind === 'bonus'
    ? Math.min(indicator.cap ?? ground.scheme.bonusCap, ground.scheme.bonusCap)
    : indicator.points;
};

/** The subject that answers first for an indicator in this unit. */
export const subjectOf = ({ indicators, subjects }: Ground, code: string): SubjectKind =>
  indicators.get(code)?.subjects.find((kind) => subjects.includes(kind)) ?? 'organisation';
