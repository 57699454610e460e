import { withClient } from '@kaohe/db/embedded';
import { chain } from '../invariants/chain.ts';
import { feedback } from '../invariants/feedback.ts';
import { immutable } from '../invariants/immutable.ts';
import { impartial } from '../invariants/impartial.ts';
import { owner } from '../invariants/owner.ts';
import { patient } from '../invariants/patient.ts';
import { score } from '../invariants/score.ts';
import { sealed } from '../invariants/sealed.ts';
import { signed } from '../invariants/signed.ts';
import { whole } from '../invariants/whole.ts';
import type { Breach, Invariant } from './invariant.ts';

/** The ten, in their order. */
export const invariants: readonly Invariant[] = [
  owner,
  impartial,
  patient,
  score,
  immutable,
  signed,
  feedback,
  chain,
  whole,
  sealed,
];

export type Verdict = {
  readonly no: number;
  readonly name: string;
  readonly breaches: readonly Breach[];
  readonly seconds: number;
};

/** Asks each of the ten of the data; reads only. */
export const verifyAll = (databaseUrl: string): Promise<readonly Verdict[]> =>
  withClient(databaseUrl, async (client) => {
    const verdicts: Verdict[] = [];
    for (const { no, name, find } of invariants) {
      const started = performance.now();
      const breaches = await find(client);
      verdicts.push({ no, name, breaches, seconds: (performance.now() - started) / 1000 });
    }
    return verdicts;
  });

export type Proof = {
  readonly no: number;
  readonly planted: string;
  readonly found: boolean;
};

/** Plants one breach of each into the database, triggers off, and says which of them are found. For a copy only. */
export const proveAll = (databaseUrl: string): Promise<readonly Proof[]> =>
  withClient(databaseUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    const places = new Map<number, string>();
    for (const { no, plant } of invariants) places.set(no, await plant(client));
    const proofs: Proof[] = [];
    for (const { no, find } of invariants) {
      const planted = places.get(no) ?? '';
      proofs.push({ no, planted, found: (await find(client)).some(({ where }) => where === planted) });
    }
    return proofs;
  });
