// pnpm journal:verify: names every row of the journal that was changed, removed or inserted, and every score that computed again from what
// it was computed from comes out otherwise. Exit 1 when there is one.
import { connect } from './client.ts';
import { verifyJournal } from './journal/verify.ts';
import { proveAllScores } from './score/proof/snapshot.ts';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL says which database');
await using db = connect(url, { name: 'kaohe-verify', max: 2 });
const started = performance.now();
const { instances, entries, breaches, drifts } = await verifyJournal(db);
for (const { kind, instanceId, seq, event } of breaches) {
  console.log(`${kind}\t${instanceId}\t#${seq}\t${event ?? ''}`);
}
for (const { instanceId, seq, stage, stored } of drifts) {
  console.log(`drifted\t${instanceId}\t#${seq ?? 'row'}\treplayed: ${stage}, stored: ${stored}`);
}
let differing = 0;
const scores = await proveAllScores(db, ({ assessmentId, seq, result }) => {
  differing += 1;
  console.log(`score\t${assessmentId}\t#${seq}\t${JSON.stringify(result)}`);
});
const seconds = (performance.now() - started) / 1000;
console.error(
  `${instances} instances, ${entries} entries, ${scores} scores, ${breaches.length + drifts.length + differing} breaches, ${seconds.toFixed(1)} s`,
);
process.exitCode = breaches.length + drifts.length + differing > 0 ? 1 : 0;
