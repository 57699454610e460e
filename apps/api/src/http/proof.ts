import { type Db, spendChallenge } from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { z } from 'zod';

/** How long a visitor may take from opening the form's work to handing it in. */
const validFor = 20 * 60_000;
/** Some 65,000 hashes: a third of a second on a desk, two on an old phone, a day for a flood of a quarter of a million. */
const usualPrefix = '0000';

/** What a visitor hands in: the challenge as it was given, and its solution. */
export const proofSchema = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('SHA-256'),
      nonce: z.string().min(1).max(64),
      salt: z.string().min(1).max(64),
      cost: z.literal(1),
      keyLength: z.literal(32),
      keyPrefix: z.string().min(1).max(8),
      expiresAt: z.int(),
    }),
    signature: z.string().max(128),
  }),
  solution: z.strictObject({
    counter: z.int().min(0),
    derivedKey: z.string().max(128),
    time: z.number().optional(),
  }),
});
export type Proof = z.infer<typeof proofSchema>;

export type Proofs = {
  /** Work to be done before something is sent without an account. */
  readonly challenge: () => Promise<Proof['challenge']>;
  /** Throws `invalid` where it isn't done or is out of date, `conflict` where another request has handed it in. */
  readonly demand: (proof: Proof, requestId: string) => Promise<void>;
};

/**
 * Proof of work for the public forms, after ALTCHA and on our own server: no foreign service hears of a visitor. Each proof counts once; the
 * same request may hand it in again, so that an answer that was lost on the way is not lost.
 */
export const makeProofs = (
  db: Db,
  { secret, prefix = usualPrefix }: { secret: string; prefix?: string | undefined },
): Proofs => {
  // Never the key of the sessions itself.
  const hmacSignatureSecret = `proof of work ${secret}`;
  return {
    challenge: async () => {
      const made = await createChallenge({
        algorithm: 'SHA-256',
        cost: 1,
        keyLength: 32,
        keyPrefix: prefix,
        expiresAt: new Date(Date.now() + validFor),
        deriveKey,
        hmacSignatureSecret,
      });
      return proofSchema.shape.challenge.parse(made);
    },
    demand: async ({ challenge, solution }, requestId) => {
      const { time = 0, ...answer } = solution;
      const { verified, expired } = await verifySolution({
        challenge,
        solution: { ...answer, time },
        deriveKey,
        hmacSignatureSecret,
      });
      if (!verified) throw new Fault('invalid', { path: 'proof', issue: expired ? 'expired' : 'unknown' });
      const { nonce, expiresAt } = challenge.parameters;
      await spendChallenge(db, { nonce, requestId, expiresAt: new Date(expiresAt * 1_000) });
    },
  };
};
