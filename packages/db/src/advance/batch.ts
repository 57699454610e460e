import type { Db } from '../client.ts';
import type { Parsed } from './law.ts';
import { moveAll, type Outcome } from './move.ts';

/** Orders that are carried out together at most; more make the first wait for the last. */
const together = 64;
/** Batches under way at once: one is read while another is written. */
const lanes = 3;

type Waiting = {
  readonly order: Parsed;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
};

/** Takes what waits, one order for each instance; a second one for the same waits for the next batch. */
const take = (queue: Waiting[]): Waiting[] => {
  const taken = new Map<string, Waiting>();
  const left: Waiting[] = [];
  for (const one of queue.splice(0)) {
    const { instanceId } = one.order;
    if (taken.size < together && !taken.has(instanceId)) taken.set(instanceId, one);
    else left.push(one);
  }
  queue.push(...left);
  return [...taken.values()];
};

/** Carries out a batch; when it fails as a whole, its members one by one, so that none fails for another's sake. */
const carryOut = async (db: Db, batch: readonly Waiting[]): Promise<void> => {
  try {
    const outcomes = await moveAll(db, batch, db.memory);
    for (const [index, outcome] of outcomes.entries()) batch[index]?.resolve(outcome);
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const one of batch) await carryOut(db, [one]);
  }
};

/** What arrives together is read together, written together and committed together; what arrives alone goes at once. */
const batcher = (db: Db): ((order: Parsed) => Promise<Outcome>) => {
  const queue: Waiting[] = [];
  let running = 0;
  const run = async (): Promise<void> => {
    running += 1;
    for (let batch = take(queue); batch.length > 0; batch = take(queue)) await carryOut(db, batch);
    running -= 1;
  };
  return (order) =>
    new Promise((resolve, reject) => {
      queue.push({ order, resolve, reject });
      if (running < lanes) void run();
    });
};

const batchers = new WeakMap<Db, (order: Parsed) => Promise<Outcome>>();

/** Carries out an order that needs no lock, together with others of this process. */
export const moveFree = (db: Db, order: Parsed): Promise<Outcome> => {
  const found = batchers.get(db) ?? batcher(db);
  batchers.set(db, found);
  return found(order);
};
