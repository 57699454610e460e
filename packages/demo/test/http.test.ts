import { expect, test } from 'vitest';
import { ownPlace } from '../src/cycle/place.ts';
import { prove } from '../src/cycle/prove.ts';
import { live, own } from '../src/cycle/run.ts';
import { quiet } from '../src/installation/quiet.ts';
import { verifyAll } from '../src/proof/all.ts';
import { readFigures } from '../src/report/figure.ts';
import { appealPaths } from '../src/script/trait.ts';
import { makeWorld } from '../src/world/organisation.ts';

test('a year over HTTP goes every path, breaks no rule, and a breach of each rule would be found', {
  timeout: 540_000,
}, async () => {
  const world = makeWorld(40);
  await using place = await ownPlace(world);
  const databaseUrl = place.databaseUrl ?? '';
  const { tally } = await live({ url: place.url, world, connections: 16, say: () => undefined }, own);
  await quiet(databaseUrl);
  expect(Object.keys(tally.paths.appeal ?? {})).toEqual(expect.arrayContaining([...appealPaths]));
  const figures = await readFigures(databaseUrl);
  expect(figures.lostByQuota).toBeGreaterThanOrEqual(5);
  expect(figures.changedByAppeal).toBeGreaterThanOrEqual(3);
  const broken = (await verifyAll(databaseUrl)).flatMap(({ no, breaches }) =>
    breaches.map((one) => ({ no, ...one })),
  );
  expect(broken).toEqual([]);
  expect((await prove(place)).filter(({ found }) => !found)).toEqual([]);
});
