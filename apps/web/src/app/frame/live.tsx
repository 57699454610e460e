import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTRPC } from '../../workflow/api.ts';

/** How long changes are gathered before the page asks again; well within the 2 s of interface.md. */
const gather = 500;

const visibility = (changed: () => void): (() => void) => {
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
};

/**
 * Changes made elsewhere appear here: the stream says which case moved, and what is on the page is asked for again. Only a tab in
 * sight listens, for a browser allows six connections to one host over HTTP/1.1.
 */
export const Live = (): ReactNode => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const visible = useSyncExternalStore(visibility, () => document.visibilityState === 'visible');
  const refresh = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries();
    }, gather);
  };
  useSubscription(
    trpc.live.changes.subscriptionOptions({}, { enabled: visible, onData: refresh, onStarted: refresh }),
  );
  // The timer is the browser's.
  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
};
