import { z } from 'zod';
import type { Db } from '../client.ts';

const account = z.object({
  role: z.string(),
  email: z.string(),
  name: z.string(),
  unit: z.string().nullable().default(null),
});
const seeded = z.object({ password: z.string(), accounts: z.array(account) });
export type Demonstration = z.infer<typeof seeded>;

/** The accounts of the demonstration data; null where there are none. Asked for in demonstration mode only. */
export const readDemonstration = async (db: Db): Promise<Demonstration | null> => {
  const [row] = await db.query<{ value: unknown }>({
    text: `select value from setting where key = 'demonstration.seeded'`,
  });
  const found = seeded.safeParse(row?.value);
  return found.success ? found.data : null;
};
