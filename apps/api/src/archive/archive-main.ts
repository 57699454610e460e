// npm run archive:verify -- FILE.zip: names every file of an archive that was changed, taken out or put in, and every entry of a journal
// that breaks its chain; with DATABASE_URL also what the database says otherwise. Exit 1 when there is anything.
import { compareArchive, connect, verifyEntries } from '@kaohe/db';
import { type CheckedManifest, checkArchive } from '@kaohe/paper';

const [path] = process.argv.slice(2);
if (!path) throw new Error('usage: npm run archive:verify -- FILE.zip');

const check = (journal: unknown, head: CheckedManifest['heads'][number]): readonly string[] =>
  verifyEntries(journal, head).map(({ kind, seq }) => `${head.machine} ${head.instanceId} #${seq} ${kind}`);

const { manifest, checksum, breaches } = await checkArchive(path, check);
for (const { kind, what } of breaches) console.log(`${kind}\t${what}`);
let differing = 0;
const url = process.env.DATABASE_URL;
if (url && manifest !== null) {
  await using db = connect(url, { name: 'kaohe-archive', max: 1 });
  const compared = await compareArchive(db, { checksum, heads: manifest.heads });
  if (!compared.known) console.log(`unknown\t${checksum}`);
  for (const head of compared.differing) console.log(`differs\t${head.instanceId}\t#${head.seq}`);
  differing = compared.differing.length + (compared.known ? 0 : 1);
}
console.error(
  `${manifest?.unit ?? ''} ${manifest?.cycle ?? ''}: ${manifest?.files.length ?? 0} files, ${manifest?.heads.length ?? 0} journals, ${breaches.length + differing} breaches`,
);
process.exitCode = breaches.length + differing > 0 ? 1 : 0;
