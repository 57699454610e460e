import type { Role } from '@kaohe/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { type Me, useTRPC } from '../workflow/api.ts';
import { signInAt } from './providers.tsx';

const SessionContext = createContext<Me | null>(null);

/** Who is signed in; without a session the sign-in page takes over. */
export const SessionProvider = ({ children }: { children: ReactNode }): ReactNode => {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery({ ...trpc.session.me.queryOptions(), staleTime: 60_000 });
  if (data === null) {
    location.replace(signInAt());
    return null;
  }
  return <SessionContext value={data}>{children}</SessionContext>;
};

export const useMe = (): Me => {
  const me = use(SessionContext);
  if (me === null) throw new Error('useMe outside SessionProvider');
  return me;
};

export const holds = (me: Me, roles: readonly Role[]): boolean =>
  me.appointments.some((one) => roles.some((role) => role === one.role));
