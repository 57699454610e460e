// pnpm journal:verify: names every row of the journal that was changed, removed or inserted. Exit 1 when there is one.
import { connect } from './client.ts';
import { verifyJournal } from './journal/verify.ts';

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
const seconds = (performance.now() - started) / 1000;
console.error(
  `${instances} instances, ${entries} entries, ${breaches.length + drifts.length} breaches, ${seconds.toFixed(1)} s`,
);
process.exitCode = breaches.length + drifts.length > 0 ? 1 : 0;
