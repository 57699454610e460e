import type { Db } from '../client.ts';
import { migrationList } from '../engine.ts';

export type Readiness = {
  /** Migrations of the folder that the database lacks. */
  readonly pending: number;
  /** When a worker last said that it lives; null: never. */
  readonly workerSeenAt: string | null;
};

/** Whether the database can be worked with; throws `unavailable` when it is out of reach. */
export const readiness = async (db: Db): Promise<Readiness> => {
  const { migrationDirectories } = await migrationList();
  const rows = await db.query<{ name: string }>({
    text: 'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  });
  const applied = new Set(rows.map(({ name }) => name));
  const worker = await db.query<{ at: string | null }>({
    text: `select value ->> 'seenAt' as at from setting where key = 'worker'`,
  });
  return {
    pending: migrationDirectories.filter(({ path }) => !applied.has(path)).length,
    workerSeenAt: worker[0]?.at ?? null,
  };
};
