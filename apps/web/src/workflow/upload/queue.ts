import { useRef, useState } from 'react';
import type { Failure } from '../fault.ts';
import { sendFile } from './send.ts';

/** A file on its way, or one that was not taken. */
export type Sending = {
  readonly key: string;
  readonly file: File;
  /** Per cent that has arrived; at 100 it is being examined. */
  readonly share: number;
  readonly lost: boolean;
  readonly failure: Failure | null;
};

export type Queue = {
  readonly sending: readonly Sending[];
  readonly add: (files: readonly File[]) => void;
  readonly retry: (one: Sending) => void;
  /** Gives up what is on its way, or puts away what failed. */
  readonly drop: (key: string) => void;
};

/** Files chosen in one field, each sent as soon as it is chosen; `onKept` hears of each that was taken, in its own time. */
export const useQueue = (onKept: (id: string) => void): Queue => {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const stops = useRef(new Map<string, () => void>());
  const change = (key: string, to: Partial<Sending>): void =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const remove = (key: string): void => {
    stops.current.delete(key);
    setSending((all) => all.filter((one) => one.key !== key));
  };
  const begin = (file: File): void => {
    const key = crypto.randomUUID();
    setSending((all) => [...all, { key, file, share: 0, lost: false, failure: null }]);
    const stop = sendFile(file, {
      onShare: (share) => change(key, { share, lost: false }),
      onLost: () => change(key, { lost: true }),
      onKept: (id) => {
        remove(key);
        onKept(id);
      },
      onFailed: (failure) => change(key, { failure, lost: false }),
    });
    stops.current.set(key, stop);
  };
  return {
    sending,
    add: (files) => files.forEach(begin),
    retry: (one) => {
      remove(one.key);
      begin(one.file);
    },
    drop: (key) => {
      stops.current.get(key)?.();
      remove(key);
    },
  };
};
