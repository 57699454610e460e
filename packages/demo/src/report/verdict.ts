import type { Proof, Verdict } from '../proof/all.ts';

/** At most so many breaches are shown of one invariant. */
const shown = 5;

/** What was found, a line for each of the ten, with the first breaches below. */
export const verdictLines = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.flatMap(({ no, name, breaches, seconds }) => [
    `  ${breaches.length === 0 ? '✓' : '✗'} ${String(no).padStart(2)}  ${name}  (${breaches.length} breaches, ${seconds.toFixed(2)} s)`,
    ...breaches.slice(0, shown).map(({ where, says }) => `         ${where}: ${says}`),
  ]);

/** Whether the planted breach of each was found. */
export const proofLines = (proofs: readonly Proof[]): readonly string[] =>
  proofs.map(
    ({ no, planted, found }) =>
      `  ${found ? '✓' : '✗'} ${String(no).padStart(2)}  planted at ${planted}: ${found ? 'found' : 'NOT FOUND'}`,
  );
