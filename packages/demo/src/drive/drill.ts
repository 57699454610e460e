import { randomUUID } from 'node:crypto';
import type { EventName } from './law.ts';
import { signs } from './law.ts';
import { Refusal } from './rpc.ts';
import type { Tally } from './tally.ts';

/** What is sent for one event. */
export type Order = {
  readonly id: string;
  readonly requestId: string;
  readonly event: { readonly type: EventName; readonly data: unknown };
  readonly version?: number;
  readonly textHash?: string;
};
type Answer = { readonly version: number; readonly stage: string; readonly repeated: boolean };
type Send = (order: Order) => Promise<Answer>;

/** Every so many events the sender first sends one that saw another text or version, and afterwards the same once more. */
const every = { stale: 37, repeat: 29 } as const;
/** Whoever has sent one of these has no part in the case any more, and is told nothing of it when he sends it again. */
const farewells: readonly EventName[] = ['appeal.recuse'];
const anotherHash = '0'.repeat(64);

/** Whoever saw another version, or another text than the one to be signed, is refused; `drill` counts events. */
const sendStale = async (send: Send, order: Order, tally: Tally): Promise<void> => {
  const { type } = order.event;
  const seen = signs(type) ? { textHash: anotherHash } : { version: 1_000_000 };
  const answer = await send({ ...order, ...seen, requestId: randomUUID() }).catch((error: unknown) => error);
  if (!(answer instanceof Refusal) || answer.code !== 'stale')
    throw new Error(`${type} with another version should be stale`, { cause: answer });
  tally.refuse('stale', type);
};

/** The same request once more has the same receipt and moves nothing. */
const sendAgain = async (send: Send, order: Order, first: Answer): Promise<void> => {
  const again = await send(order);
  if (!again.repeated || again.version !== first.version || again.stage !== first.stage)
    throw new Error(
      `${order.event.type} sent again answered ${JSON.stringify(again)}, at first ${JSON.stringify(first)}`,
    );
};

/** Sends an event, now and then with a drill before or after it. */
export const drilled = (tally: Tally) => {
  let count = 0;
  return async <A extends Answer>(send: (order: Order) => Promise<A>, order: Order): Promise<A> => {
    count += 1;
    const turn = count;
    // What is signed without a text, as a declaration, can't be another text.
    const hasText = !signs(order.event.type) || order.textHash !== undefined;
    if (turn % every.stale === 0 && hasText) await sendStale(send, order, tally);
    const answer = await send(order);
    if (turn % every.repeat === 0 && !farewells.includes(order.event.type)) {
      await sendAgain(send, order, answer);
      tally.note('drill', 'request repeated, nothing moved');
    }
    return answer;
  };
};
