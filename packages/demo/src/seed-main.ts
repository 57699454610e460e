// Fills a migrated database with the demonstration data, once; the last line printed is `{ password, accounts, now }`.
import { causes } from './report/cause.ts';
import { fill } from './seed/fill.ts';
import { isPeopled, readSeeded } from './seed/mark.ts';

const say = (line: string): void => console.error(line);
const {
  DATABASE_URL: databaseUrl,
  KAOHE_FILES: files,
  KAOHE_SEED_UNITS: wanted,
  KAOHE_SEED_CYCLES: lived,
} = process.env;
/** Tests make do with fewer. */
const units = Number(wanted || 40);
/** `none`: an organisation whose first cycle is still to begin. */
const cycles = lived !== 'none';

/** Half filled: an earlier seed was interrupted, or it is somebody's own data. */
const halfFilled = 3;

const run = async (): Promise<number> => {
  if (!databaseUrl) throw new Error('DATABASE_URL is missing');
  const before = await readSeeded(databaseUrl);
  if (!before && (await isPeopled(databaseUrl))) {
    say('The database holds people, but no finished demonstration: npm start -- --reset starts afresh.');
    return halfFilled;
  }
  const seeded = before ?? (await fill({ databaseUrl, units, cycles, filesFolder: files || undefined, say }));
  console.log(JSON.stringify(seeded));
  return 0;
};

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(causes(error));
    process.exit(1);
  },
);
