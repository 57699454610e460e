// npm run letters -- --out DIR: writes the last letter of each kind from the data of `npm start` (or DATABASE_URL and KAOHE_FILES).
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { connect, fileStore } from '@kaohe/db';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const { DATABASE_URL: url, KAOHE_FILES: named, KAOHE_HOME: home } = process.env;
if (!values.out) throw new Error('usage: npm run letters -- --out DIR');
if (!url) throw new Error('DATABASE_URL says which database');

type Row = { readonly kind: string; readonly number: string; readonly name: string; readonly sha256: string };
const last = {
  text: `select distinct on (d.kind) d.kind, d.number, f.name, f.sha256 from document d join file f on f.id = d.file_id
    order by d.kind, d.outbox_id desc`,
};

await using db = connect(url, { name: 'kaohe-letters', max: 1 });
const store = fileStore(named || join(resolve(home || '.kaohe'), 'files'));
const rows = await db.query<Row>(last);
await mkdir(values.out, { recursive: true });
for (const { kind, number, name, sha256 } of rows) {
  await writeFile(join(values.out, `${kind} ${number} ${name}`), await buffer(await store.read(sha256)));
  console.log(`${kind}\t${number}\t${name}`);
}
const due = await db.query<{ kind: string }>({
  text: `select distinct payload ->> 'document' as kind from outbox where effect = 'render' and done_at is null and failed_at is null`,
});
if (due.length > 0) console.error(`still being written: ${due.map(({ kind }) => kind).join(', ')}`);
if (rows.length === 0) {
  console.error('no letter has been written yet: npm start fills the demonstration data');
  process.exitCode = 1;
}
