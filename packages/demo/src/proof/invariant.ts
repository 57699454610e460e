import type { withClient } from '@kaohe/db/embedded';

/** One connection to the data; nothing else is used of the store. */
export type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/** Where a rule is broken, and how. */
export type Breach = { readonly where: string; readonly says: string };

/** One of the ten (lifecycle.md, What must hold), on the data of any installation. */
export type Invariant = {
  readonly no: number;
  readonly name: string;
  /** Every breach there is. */
  readonly find: (client: Client) => Promise<readonly Breach[]>;
  /** Breaks the rule in one place, triggers off, and answers where; throws when the data have no such place. */
  readonly plant: (client: Client) => Promise<string>;
};

/** Breaches of a query that answers `where` and `says`. */
export const breaches = async (
  client: Client,
  text: string,
  values: unknown[] = [],
): Promise<readonly Breach[]> => (await client.query<Breach>(text, values)).rows;

/** The place that a planting statement answers as `where`. */
export const planted = async (client: Client, text: string, values: unknown[] = []): Promise<string> => {
  const { rows } = await client.query<{ where: string }>(text, values);
  const [row] = rows;
  if (!row) throw new Error('nowhere to plant this breach: the data lack the path');
  return row.where;
};
