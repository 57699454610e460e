import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { proofSchema } from '../src/http/proof.ts';
import { client } from './client.ts';

/** The work that a visitor's page does before it sends. */
export const prove = async (url: string) => {
  const { data } = await client(url).mutate('public.challenge');
  const challenge = proofSchema.shape.challenge.parse(data);
  const solution = await solveChallenge({ challenge, deriveKey });
  return { challenge, solution };
};
