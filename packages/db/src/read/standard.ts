import { Fault, indicatorsOf, type LintFinding, parseContent, type StandardContent } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { lintedContent } from '../standard/content.ts';
import { demand } from './place.ts';
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
  readonly lint: readonly LintFinding[];
};
type Stored = Pick<StandardView, 'name' | 'category' | 'replaces' | 'contentHash' | 'inForceOn' | 'number'>;

/** A standard's text, with what is wrong with it under the cycle's policy. */
export const readStandard = async (db: Db, scope: Scope, id: string): Promise<StandardView> => {
  await demand(db, scope, { id, machine: 'standard' });
  const [row] = await db.query<Stored>(
    {
      text: `select version as number, name, category, replaces, content_hash as "contentHash", in_force_on::text as "inForceOn"
        from standard where id = $1`,
    },
    [id],
  );
  const linted = await lintedContent(db, db.memory, id);
  if (row === undefined || linted === undefined) throw new Fault('notFound', { what: 'standard' });
  return { ...row, version: linted.version, content: linted.content, lint: linted.findings };
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

/** The indicators of the standard that an assessment goes by. */
export const readIndicators = async (db: Db, scope: Scope, id: string): Promise<readonly IndicatorRef[]> => {
  await demand(db, scope, { id, machine: 'assessment' });
  const [row] = await db.query<{ content: unknown }>(
    { text: 'select s.content from assessment a join standard s on s.id = a.standard_id where a.id = $1' },
    [id],
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
