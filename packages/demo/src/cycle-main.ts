// `npm run cycle`: a whole year, over HTTP, and the proof on the data that nothing broke a rule.
import { dataMeasures, proofMeasures, runMeasures, verdictMeasures } from './cycle/measures.ts';
import { type CycleOptions, readOptions, usage } from './cycle/option.ts';
import { givenPlace, ownPlace, type Place } from './cycle/place.ts';
import { prove } from './cycle/prove.ts';
import { type Lived, live, own } from './cycle/run.ts';
import { timeAt } from './cycle/time.ts';
import { quiet } from './installation/quiet.ts';
import { lastWordsOf } from './installation/stack.ts';
import { verifyAll } from './proof/all.ts';
import { causes } from './report/cause.ts';
import { type Figures, readFigures } from './report/figure.ts';
import { holds, type Measure, writeMeasures } from './report/measure.ts';
import { countRows, table } from './report/table.ts';
import { proofLines, verdictLines } from './report/verdict.ts';
import { makeWorld } from './world/organisation.ts';

const say = (line: string): void => console.error(line);
const print = (...lines: readonly string[]): void => console.log(lines.join('\n'));

const tell = ({ tally, seconds, until }: Lived, units: number): void => {
  const { jumps, signIns, sent } = tally;
  print(
    `\n${units} units, ${seconds.toFixed(1)} s, up to ${until.toISOString().slice(0, 10)}; ${jumps} jumps of the clock, ${signIns} people signed in`,
  );
  print('\nUnits and cases by path and outcome', table(countRows(tally.paths)));
  const events = Object.values(sent).reduce((sum, count) => sum + count, 0);
  print(`\nEvents sent: ${events}`, table(Object.entries(sent).sort(([a], [b]) => a.localeCompare(b))));
  print('\nRefused, as they should be', table(countRows(tally.refused)));
};

const tellData = (figures: Figures): void => print('\nIn the data', table(Object.entries(figures)));

const verify = async (place: Place, options: CycleOptions): Promise<readonly Measure[]> => {
  const { databaseUrl } = place;
  if (databaseUrl === null) {
    print('\nThe data were not verified: with --url, give --database as well.');
    return [];
  }
  await quiet(databaseUrl);
  const figures = await readFigures(databaseUrl);
  tellData(figures);
  const verdicts = await verifyAll(databaseUrl);
  print('\nThe ten invariants, on the data', ...verdictLines(verdicts));
  const proofs = options.prove ? await prove(place) : [];
  if (options.prove) print('\nOne breach of each, planted in a copy', ...proofLines(proofs));
  return [...dataMeasures(figures), ...verdictMeasures(verdicts), ...proofMeasures(proofs)];
};

const run = async (): Promise<boolean> => {
  const options = readOptions(process.argv.slice(2));
  const world = makeWorld(options.units);
  say(`${options.units} units, ${world.people.length} people`);
  await using place = options.url ? givenPlace(options.url, options.database ?? null) : await ownPlace(world);
  const time = options.url ? await timeAt(place.url, world) : own;
  const where = { url: place.url, world, connections: options.connections, say };
  const lived = await live(where, time).catch((error: unknown) => {
    if (place.apps) say(lastWordsOf(place.apps));
    throw error;
  });
  tell(lived, options.units);
  const measures = [...runMeasures(lived, options.units), ...(await verify(place, options))];
  const missed = measures.filter((measure) => !holds(measure));
  if (missed.length > 0)
    print(
      '\nNot as it should be',
      table(missed.map(({ name, value, unit, target }) => [name, value, unit, target ?? ''])),
    );
  if (options.json) await writeMeasures(options.json, measures);
  return missed.length === 0;
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
if (process.argv.includes('--help')) print(usage);
else
  run().then(
    (held) => {
      print(held ? '\nAll held.' : '\nSomething did not hold.');
      process.exitCode = held ? 0 : 1;
    },
    (error: unknown) => {
      say(causes(error));
      process.exitCode = 1;
    },
  );
