import { type Alarm, beginEffect, type EffectRow, endEffect, failEffect } from '@kaohe/db';
import { Fault, type FaultCode } from '@kaohe/domain';
import type { Context } from './context.ts';
import type { Handlers, Payload, QueuedType } from './payload.ts';
import { payloads } from './payload.ts';
import { hopeless } from './queue.ts';

type Verdict = 'overtaken' | 'giveUp' | 'retry';

/** What a fault means for an effect (house.md §12). */
const verdicts: Readonly<Record<FaultCode, Verdict>> = {
  invalid: 'giveUp',
  unauthenticated: 'giveUp',
  forbidden: 'giveUp',
  notFound: 'overtaken',
  refused: 'overtaken',
  stale: 'overtaken',
  conflict: 'overtaken',
  tooMuch: 'retry',
  unavailable: 'retry',
};

/** An effect that was begun this many times did not fail, its workers died of it. */
const deadly = 60;

const isQueued = (effect: string): effect is QueuedType => Object.hasOwn(payloads, effect);

const carryOut = <K extends QueuedType>(
  handlers: Handlers,
  row: EffectRow & { effect: K },
): Promise<string | null> => {
  const parsed = payloads[row.effect].safeParse(row.payload);
  if (!parsed.success) throw new Fault('invalid', { issue: 'payload' }, parsed.error);
  // The schema of the same name has just made it.
  return handlers[row.effect](parsed.data as Payload<K>, row);
};

type Sent = { readonly must?: unknown; readonly event?: unknown; readonly to?: unknown };
const sent = (row: EffectRow): Sent =>
  typeof row.payload === 'object' && row.payload !== null ? row.payload : {};
const isMust = (row: EffectRow): boolean => row.effect === 'send' && sent(row).must === true;

/** An alarm about an alarm would never end. */
const alarmOf = (row: EffectRow): Alarm | null => {
  const { to, event } = sent(row);
  if (to === 'alarm') return null;
  const params = { effect: row.effect, subject: `#${row.id}`, ...(typeof event === 'string' && { event }) };
  return { notice: isMust(row) ? 'mustRefused' : 'effectFailed', params };
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const verdictOf = (error: unknown, row: EffectRow, last: boolean): Verdict => {
  const verdict = error instanceof Fault ? verdicts[error.code] : 'retry';
  if (verdict === 'overtaken') return isMust(row) ? 'giveUp' : 'overtaken';
  return verdict === 'retry' && (last || row.attempts >= deadly) ? 'giveUp' : verdict;
};

/**
 * Carries out the effect of a job and decides what follows: done, tried again (by throwing), or put aside with an alarm. The row says
 * whether there is anything to do, so that a job which comes twice does nothing the second time.
 */
export const runner =
  ({ db, log }: Pick<Context, 'db' | 'log'>, handlers: Handlers) =>
  async (outboxId: string, { last }: { readonly last: boolean }): Promise<void> => {
    const row = await beginEffect(db, outboxId);
    if (row === undefined) return;
    const about = { outboxId, effect: row.effect, instanceId: row.instanceId, attempts: row.attempts };
    try {
      if (!isQueued(row.effect)) throw new Fault('invalid', { issue: 'unknownEffect' });
      const result = await carryOut(handlers, { ...row, effect: row.effect });
      await endEffect(db, outboxId, result);
    } catch (error) {
      const verdict = verdictOf(error, row, last);
      const reason = reasonOf(error);
      log[verdict === 'overtaken' ? 'info' : verdict === 'retry' ? 'warn' : 'error'](
        { ...about, verdict, err: error },
        'effect',
      );
      if (verdict === 'retry') throw error;
      if (verdict === 'overtaken') return await endEffect(db, outboxId, `overtaken: ${reason}`.slice(0, 500));
      await failEffect(db, outboxId, { reason, alarm: alarmOf(row) });
      throw hopeless(reason);
    }
  };
