import type { Challenge } from 'altcha-lib';
import { solve } from './solve.ts';

// Beside the page, which stays quick to the hand meanwhile.
addEventListener('message', (asked: MessageEvent<Challenge>) => {
  void solve(asked.data).then((solution) => postMessage(solution));
});
