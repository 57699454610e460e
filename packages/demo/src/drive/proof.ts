import { type Challenge, type Solution, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { z } from 'zod';

const given = z.object({
  parameters: z.object({
    algorithm: z.string(),
    nonce: z.string(),
    salt: z.string(),
    cost: z.int(),
    keyLength: z.int(),
    keyPrefix: z.string(),
    expiresAt: z.int(),
  }),
  signature: z.string(),
});

/** Does the work that the public forms ask of a visitor. */
export const solved = async (asked: unknown): Promise<{ challenge: Challenge; solution: Solution }> => {
  const challenge = given.parse(asked);
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('the work took too long');
  return { challenge, solution };
};
