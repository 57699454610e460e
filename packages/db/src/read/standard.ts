import {
  diff,
  Fault,
  type Gauges,
  gauges,
  indicatorsOf,
  type LintFinding,
  leadershipFrom,
  lint,
  parseContent,
  type Role,
  type ShownFindings,
  type StandardContent,
  type StandardDiff,
  type SubjectKind,
  shownFindings,
  standardEvents,
} from '@kaohe/domain';
import type { Db } from '../client.ts';
import { isAssessed } from '../score/assessed.ts';
import { keptContent, lintedContent } from '../standard/content.ts';
import { demand, type Met } from './place.ts';
import type { Scope } from './scope.ts';

export type StandardView = {
  /** The version of the standard within its category. */
  readonly number: number;
  readonly name: string;
  readonly category: string;
  readonly replaces: string | null;
  /** The instance's version, which `saveContent` takes. */
  readonly version: number;
  readonly content: StandardContent;
  /** SHA-256 of the content: what is acknowledged. */
  readonly contentHash: string;
  /** The day from which it binds, `YYYY-MM-DD`; null: not yet. */
  readonly inForceOn: string | null;
  /** What the lint finds; of each rule the first, `lintMore` are left out. */
  readonly lint: readonly LintFinding[];
  readonly lintMore: number;
  readonly gauges: Gauges;
  /** The kinds of subject that units of its category have. */
  readonly subjects: readonly SubjectKind[];
  /** What the policy asks of its shares, in per cent. */
  readonly shares: Readonly<Record<'documentShare' | 'effectShare' | 'leadershipShare', number>>;
  /** Who wrote it last, and when; null: as it was born. */
  readonly edited: { readonly by: string; readonly at: string } | null;
};
type Stored = Pick<
  StandardView,
  'name' | 'category' | 'replaces' | 'contentHash' | 'inForceOn' | 'number'
> & {
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
};

/** A standard's text, with what is wrong with it under the cycle's policy. */
export const readStandard = async (db: Db, scope: Scope, id: string): Promise<StandardView> => {
  await demand(db, scope, { id, machine: 'standard' });
  const [row] = await db.query<Stored>(
    {
      text: `select version as number, name, category, replaces, content_hash as "contentHash", in_force_on::text as "inForceOn",
          (select p.name from person p where p.id = edited_by) as "editedBy", edited_at as "editedAt"
        from standard where id = $1`,
    },
    [id],
  );
  const linted = await lintedContent(db, db.memory, id);
  if (row === undefined || linted === undefined) throw new Fault('notFound', { what: 'standard' });
  const { version, content, subjects, findings, limits } = linted;
  const { editedBy, editedAt, ...kept } = row;
  const shown = shownFindings(findings);
  const { documentShare, effectShare } = limits;
  return {
    ...kept,
    shares: { documentShare, effectShare, leadershipShare: leadershipFrom },
    edited: editedBy === null || editedAt === null ? null : { by: editedBy, at: editedAt.toISOString() },
    version,
    content,
    lint: shown.findings,
    lintMore: shown.more,
    gauges: gauges(content, subjects),
    subjects,
  };
};

/** What the lint and the gauges say of a text that isn't kept; of each rule the first findings, `more` are left out. */
export type LintView = ShownFindings & { readonly gauges: Gauges };

const editors: readonly Role[] = standardEvents['standard.submit'].by;
/** Throws `forbidden` for who may read a standard and not write one. */
const demandEditor = ({ held }: Met): void => {
  if (!held.some((role) => editors.includes(role)))
    throw new Fault('forbidden', { event: 'standard.submit' });
};

/**
 * What would be wrong with a text as this standard's, under the policy of its cycle; nothing is kept. For who may write it.
 * @throws Fault `invalid`, `notFound`, `forbidden`
 */
export const lintStandard = async (
  db: Db,
  scope: Scope,
  { id, content }: { readonly id: string; readonly content: unknown },
): Promise<LintView> => {
  demandEditor(await demand(db, scope, { id, machine: 'standard' }));
  const parsed = parseContent(content);
  const kept = await keptContent(db, db.memory, id);
  if (kept === undefined) throw new Fault('notFound', { what: 'standard' });
  return { ...shownFindings(lint(parsed, kept.limits)), gauges: gauges(parsed, kept.subjects) };
};

/** What makes one standard the other, both within reach. */
export const diffStandards = async (
  db: Db,
  scope: Scope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<StandardDiff> => {
  await demand(db, scope, { id: from, machine: 'standard' });
  await demand(db, scope, { id: to, machine: 'standard' });
  const rows = await db.query<{ id: string; content: unknown }>(
    { text: 'select id, content from standard where id = any($1::uuid[])' },
    [[from, to]],
  );
  const contentOf = (id: string): StandardContent => parseContent(rows.find((row) => row.id === id)?.content);
  return diff(contentOf(from), contentOf(to));
};

/** An indicator to choose from; points in 1/100. */
export type IndicatorRef = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly dimension: string;
  readonly points: number;
  readonly effect: number;
  readonly subjects: readonly string[];
  readonly components: readonly string[];
};

/** The indicators of the standard that a unit goes by, for any case about the unit. */
export const readIndicators = async (db: Db, scope: Scope, id: string): Promise<readonly IndicatorRef[]> => {
  const { cycleId, unitId } = await demand(db, scope, { id });
  const [row] = await db.query<{ content: unknown }>(
    {
      text: `select s.content from assessment a join instance i on i.id = a.id and ${isAssessed('i')}
        join standard s on s.id = a.standard_id where a.cycle_id = $1 and a.unit_id = $2`,
    },
    [cycleId, unitId],
  );
  if (row === undefined) return [];
  return indicatorsOf(parseContent(row.content)).map(
    ({ code, name, kind, dimension, points, effect, subjects, components }) => ({
      code,
      name,
      kind,
      dimension,
      points,
      effect,
      subjects,
      components,
    }),
  );
};
