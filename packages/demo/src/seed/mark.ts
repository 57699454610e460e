import { withClient } from '@kaohe/db/embedded';
import { roles } from '@kaohe/domain';
import { z } from 'zod';

const seeded = z.object({
  password: z.string(),
  accounts: z.array(z.object({ role: z.enum(roles), email: z.string(), name: z.string(), unit: z.string() })),
  /** Where the demonstration clock was left. */
  now: z.string(),
});
/** What the seed leaves behind, for whoever greets. */
export type Seeded = z.infer<typeof seeded>;

const key = 'demonstration.seeded';

/** What an earlier seed left; undefined when there was none. */
export const readSeeded = (databaseUrl: string): Promise<Seeded | undefined> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ value: unknown }>('select value from setting where key = $1', [
      key,
    ]);
    return rows[0] ? seeded.parse(rows[0].value) : undefined;
  });

/** True when somebody is in the database already, whoever put him there. */
export const isPeopled = (databaseUrl: string): Promise<boolean> =>
  withClient(databaseUrl, async (client) => {
    const { rowCount } = await client.query('select from person limit 1');
    return rowCount === 1;
  });

export const writeSeeded = (databaseUrl: string, left: Seeded): Promise<void> =>
  withClient(databaseUrl, async (client) => {
    await client.query('insert into setting (key, value) values ($1, $2)', [key, JSON.stringify(left)]);
    await client.query('analyze');
  });
