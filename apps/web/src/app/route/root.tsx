import { createRootRoute, retainSearchParams } from '@tanstack/react-router';
import { z } from 'zod';
import { ErrorScreen, NotFoundScreen } from '../error-screen.tsx';
import { SessionProvider } from '../session.tsx';
import { Shell } from '../shell.tsx';

const rootSearch = z.object({ cycle: z.string().optional().catch(undefined) });

/** The frame around every page. */
export const root = createRootRoute({
  validateSearch: rootSearch,
  search: { middlewares: [retainSearchParams(['cycle'])] },
  component: () => (
    <SessionProvider>
      <Shell />
    </SessionProvider>
  ),
  errorComponent: ErrorScreen,
  notFoundComponent: NotFoundScreen,
});
