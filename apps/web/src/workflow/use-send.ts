import type { MachineName } from '@kaohe/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import { type CaseView, type Receipt, useTRPC } from './api.ts';
import { type Failure, failureOf } from './fault.ts';

type Sent = { readonly type: string; readonly data: Record<string, unknown> };
type Case = Pick<CaseView, 'id' | 'version' | 'textHash'> & { machine: MachineName };
export type Sender = {
  readonly send: (event: Sent) => Promise<Receipt | null>;
  readonly pending: boolean;
  /** The server took it. */
  readonly done: boolean;
  readonly failure: Failure | null;
  readonly reset: () => void;
};

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** A version 4 uuid; `crypto.randomUUID` is missing on plain HTTP, which an office network may well use. */
export const requestId = (): z.infer<z.ZodUUID> => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const all = [...bytes].map(hex).join('');
  return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join('-');
};

/**
 * Sends an event to a case and writes the receipt into the cache. One request id stands for one attempt: after a lost
 * answer the same data go out under the same id, so that nothing is done twice.
 */
export const useSend = (target: Case): Sender => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const attempt = useRef<{ body: string; id: string } | null>(null);
  const mutation = useMutation(trpc[target.machine].send.mutationOptions());
  const send = async (event: Sent): Promise<Receipt | null> => {
    const body = JSON.stringify(event);
    if (attempt.current?.body !== body) attempt.current = { body, id: requestId() };
    try {
      const receipt = await mutation.mutateAsync({
        id: target.id,
        version: target.version,
        ...(target.textHash === null ? {} : { textHash: target.textHash }),
        requestId: attempt.current.id,
        event,
      });
      attempt.current = null;
      return receipt;
    } catch (error) {
      // Anything but silence is an answer: a later attempt is a new one.
      if (failureOf(error).code !== 'unavailable') attempt.current = null;
      return null;
    } finally {
      await queries.invalidateQueries();
    }
  };
  return {
    send,
    pending: mutation.isPending,
    done: mutation.isSuccess,
    failure: mutation.error === null ? null : failureOf(mutation.error),
    reset: mutation.reset,
  };
};
