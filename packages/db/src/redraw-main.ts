// pnpm samples:verify [VISIT]: draws every sample of every visit (or of one) again from its seed and list, and compares. Exit 1 when one differs.
import { connect } from './client.ts';
import { redrawAll } from './visit/redraw.ts';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL says which database');
const [visitId = null] = process.argv.slice(2);
await using db = connect(url, { name: 'kaohe-redraw', max: 1 });
let differing = 0;
const count = await redrawAll(db, visitId, ({ sample, wrong, positions }) => {
  const { unit, kind, round, seed, size } = sample;
  const said = `${unit}\t${kind}\t#${round}\tseed ${seed}\t${sample.positions.length} of ${size}: ${sample.positions.join(',')}`;
  if (wrong.length === 0) console.log(`ok\t${said}`);
  else {
    differing += 1;
    console.log(`${wrong.join('+')}\t${said}\tdrawn again: ${positions.join(',')}`);
  }
});
console.error(`${count} samples, ${differing} not as recorded`);
process.exitCode = differing > 0 ? 1 : 0;
