import { parseArgs } from 'node:util';
import { z } from 'zod';

const schema = z.object({
  units: z.coerce.number().int().min(40).max(400).default(40),
  url: z.url({ protocol: /^https?$/ }).optional(),
  database: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  json: z.string().min(1).optional(),
  prove: z.boolean().default(false),
  connections: z.coerce.number().int().min(1).max(256).default(32),
});
/** What `npm run cycle` was asked for. */
export type CycleOptions = z.infer<typeof schema>;

export const usage = `npm run cycle -- [--units 40…400] [--prove] [--json FILE] [--url ADDRESS [--database URL]]

Lives through the year 2025 with its tail in 2026, over HTTP, as the people of a demonstration organisation, on a movable clock;
then verifies the ten invariants and the journal on the data. Without --url it starts its own PostgreSQL, API and worker.
  --units N        how many units are assessed (40)
  --prove          plants one breach of each invariant in a copy of the data; all ten must be found
  --json FILE      writes every figure as { name, value, unit, target, against }
  --url ADDRESS    an installation in demonstration mode that holds the same organisation (as made by npm start)
  --database URL   its database, to verify the data; without it they are not verified`;

/** Reads the arguments; throws with the name of what is wrong. */
export const readOptions = (args: readonly string[]): CycleOptions => {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      units: { type: 'string' },
      url: { type: 'string' },
      database: { type: 'string' },
      json: { type: 'string' },
      prove: { type: 'boolean' },
      connections: { type: 'string' },
    },
  });
  return schema.parse(values);
};
