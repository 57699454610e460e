import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { root } from './root.tsx';

const Methods = lazyRouteComponent(() => import('../../features/methods/methods-page.tsx'), 'MethodsPage');

/** Talks, tests, drills and methods side by side of one unit. */
export const methods = createRoute({
  getParentRoute: () => root,
  path: '/methods/$id',
  validateSearch: z.object({ part: z.string().optional().catch(undefined) }),
  component: () => {
    const { id } = methods.useParams();
    const navigate = methods.useNavigate();
    return (
      <Methods
        id={id}
        part={methods.useSearch().part}
        onPart={(part) => void navigate({ search: (old) => ({ ...old, part }), resetScroll: false })}
      />
    );
  },
});
