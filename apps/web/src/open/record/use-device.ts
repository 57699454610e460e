import { useCallback, useEffect, useState } from 'preact/hooks';
import { fetchRecordable, type Recordable } from './recordable.ts';
import { codeOf, sendAll } from './sending.ts';
import {
  type Current,
  dropSheet,
  type Kept,
  keepCurrent,
  keepRecordable,
  readCurrent,
  readKept,
  readRecordable,
} from './store.ts';

/** While something waits, how often it is tried again, in milliseconds: a phone doesn't always notice that it has a network. */
const again = 20_000;

export type Device = {
  readonly recordable: Recordable | null;
  readonly kept: readonly Kept[];
  /** Whose drafts these are. */
  readonly person: string;
  readonly waiting: number;
  readonly online: boolean;
  readonly loading: boolean;
  readonly sending: boolean;
  readonly signedOut: boolean;
  /** What was being typed; null: not read yet. */
  readonly begun: Current | null;
  /** Changes with what is put back into the form. */
  readonly draft: number;
  readonly refresh: () => Promise<void>;
  readonly send: () => Promise<void>;
  /** Puts a sheet back into the form; asks first where something is being typed. */
  readonly edit: (kept: Kept, sure: () => boolean) => Promise<void>;
};

const nothing: Current = { typed: {}, files: [] };

type Returns = {
  readonly waiting: number;
  readonly send: () => Promise<void>;
  readonly onAway: () => void;
};

/** The browser says when the network is back, and when the page is looked at again. */
const useReturns = ({ waiting, send, onAway }: Returns): void => {
  useEffect(() => {
    const back = (): void => void send();
    const seen = (): void => {
      if (document.visibilityState === 'visible') void send();
    };
    addEventListener('online', back);
    addEventListener('offline', onAway);
    document.addEventListener('visibilitychange', seen);
    const timer = waiting > 0 ? setInterval(back, again) : undefined;
    return () => {
      removeEventListener('online', back);
      removeEventListener('offline', onAway);
      document.removeEventListener('visibilitychange', seen);
      clearInterval(timer);
    };
  }, [send, onAway, waiting]);
};

/** What is kept on this device, and what the network has to say of it. */
export const useDevice = (): Device => {
  const [recordable, setRecordable] = useState<Recordable | null>(null);
  const [kept, setKept] = useState<readonly Kept[]>([]);
  const [online, setOnline] = useState(navigator.onLine);
  const [loading, setLoading] = useState(true);
  const [sending, setSending] = useState(false);
  const [signedOut, setSignedOut] = useState(false);
  const [begun, setBegun] = useState<Current | null>(null);
  const [draft, setDraft] = useState(0);
  const refresh = useCallback(async () => setKept(await readKept()), []);

  /** Asks who is signed in and what he records of, then sends what is his. */
  const send = useCallback(async () => {
    setSending(true);
    try {
      const fresh = await fetchRecordable();
      setSignedOut(false);
      setOnline(true);
      setRecordable(fresh);
      await keepRecordable(fresh);
      const outcome = await sendAll(fresh.person.id, () => void refresh());
      setSignedOut(outcome === 'signIn');
      if (outcome === 'later') setOnline(navigator.onLine);
    } catch (error) {
      const code = codeOf(error);
      setSignedOut(code === 'unauthenticated');
      if (code === null) setOnline(false);
    } finally {
      setSending(false);
      setLoading(false);
      await refresh();
    }
  }, [refresh]);

  // What the device holds first, so that the form stands before the network answers.
  useEffect(() => {
    const open = async (): Promise<void> => {
      const known = await readRecordable();
      setRecordable((fresh) => fresh ?? known);
      setBegun((await readCurrent()) ?? nothing);
      if (known !== null) setLoading(false);
      await refresh();
      await send();
    };
    void open();
  }, [refresh, send]);

  const person = recordable?.person.id ?? '';
  const waiting = kept.filter((one) => one.state === 'queued' && one.personId === person).length;

  useReturns({ waiting, send, onAway: useCallback(() => setOnline(false), []) });

  const edit = async (one: Kept, sure: () => boolean): Promise<void> => {
    const typing = (await readCurrent())?.typed.facts ?? '';
    if (typing !== '' && !sure()) return;
    const put: Current = { typed: one.typed, files: one.files };
    await keepCurrent(put);
    await dropSheet(one.requestId);
    setBegun(put);
    setDraft((count) => count + 1);
    await refresh();
    scrollTo({ top: 0 });
  };
  const found = { recordable, kept, person, waiting, online, loading, sending, signedOut, begun, draft };
  return { ...found, refresh, send, edit };
};
