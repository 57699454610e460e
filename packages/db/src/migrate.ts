import { filters, migrationList, withEngine } from './engine.ts';

/**
 * Brings the database up to the migrations folder, as `prisma migrate deploy` does; a second time it does nothing.
 * @param url of an existing database
 */
export const migrate = async (url: string): Promise<{ applied: string[] }> => {
  const migrationsList = await migrationList();
  const { appliedMigrationNames } = await withEngine(url, (engine) =>
    engine.applyMigrations({ migrationsList, filters }),
  );
  return { applied: appliedMigrationNames };
};
