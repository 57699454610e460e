import type { Db } from '../client.ts';
import { binds } from './binds.ts';
import { demand } from './place.ts';
import { reached, type Scope } from './scope.ts';
import { tookPart } from './took-part.ts';

/** A version of the standard of a category, of this year or of one before. */
export type StandardVersion = {
  readonly id: string;
  readonly cycleId: string;
  readonly cycle: string;
  readonly year: number;
  readonly number: number;
  readonly name: string;
  readonly stage: string;
  readonly replaces: string | null;
  /** Why it amends the one it replaces; null: it amends none. */
  readonly reasons: string | null;
  /** ISO 8601. */
  readonly publishedAt: string | null;
  /** `YYYY-MM-DD`. */
  readonly inForceOn: string | null;
  /** Assessments that go by it now. */
  readonly pinned: number;
};
type Stored = Omit<StandardVersion, 'publishedAt'> & { readonly publishedAt: Date | null };

/**
 * The versions of a standard's category, of its year and of years before, the newest first, as far as they are within reach: of cycles
 * that assessed the same units, whether they were begun for these alone or for more.
 */
export const readVersions = async (db: Db, scope: Scope, id: string): Promise<readonly StandardVersion[]> => {
  await demand(db, scope, { id, machine: 'standard' });
  const all = binds();
  const own = all.bind(id);
  const rows = await db.query<Stored>(
    {
      text: `select s.id, s.cycle_id as "cycleId", c.name as cycle, c.year, s.version as number, s.name, i.stage, s.replaces,
          i.data ->> 'reasons' as reasons, s.published_at as "publishedAt", s.in_force_on::text as "inForceOn",
          (select count(*) from assessment a where a.standard_id = s.id)::int as pinned
        from standard t join cycle own on own.id = t.cycle_id join unit root on root.id = own.unit_id
          join cycle c on c.year <= own.year join unit r on r.id = c.unit_id and (r.path = root.path or starts_with(root.path, r.path || '/'))
          join standard s on s.cycle_id = c.id and s.category = t.category join instance i on i.id = s.id
        where t.id = ${own}::uuid and ${reached(all, scope, { tookPart })}
        order by c.year desc, s.version desc, s.id limit 100`,
    },
    [...all.values],
  );
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt?.toISOString() ?? null }));
};
