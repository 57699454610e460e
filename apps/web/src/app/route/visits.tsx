import { sampleKinds } from '@kaohe/domain';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { useCycle } from '../frame/cycle-choice.ts';
import { useMe } from '../session.tsx';
import { root } from './root.tsx';

const text = z.string().optional().catch(undefined);
const VisitPlan = lazyRouteComponent(
  () => import('../../features/site-visits/plan/visit-plan-page.tsx'),
  'VisitPlanPage',
);
const VisitSignIn = lazyRouteComponent(
  () => import('../../features/site-visits/sign-in-page.tsx'),
  'SignInPage',
);
const Redraw = lazyRouteComponent(
  () => import('../../features/site-visits/sample/redraw-page.tsx'),
  'RedrawPage',
);
const Programme = lazyRouteComponent(
  () => import('../../features/site-visits/programme/programme-page.tsx'),
  'ProgrammePage',
);

const visitPlan = createRoute({
  getParentRoute: () => root,
  path: '/visit-plan/$cycleId',
  component: () => {
    const { cycleId } = visitPlan.useParams();
    const { cycles } = useCycle();
    return <VisitPlan cycleId={cycleId} cycle={cycles.find((one) => one.id === cycleId)?.title ?? null} />;
  },
});
const visitSignIn = createRoute({
  getParentRoute: () => root,
  path: '/visits/$id/sign-in',
  validateSearch: z.object({ pass: text }),
  component: () => (
    <VisitSignIn
      id={visitSignIn.useParams().id}
      pass={visitSignIn.useSearch().pass}
      me={useMe().person.name}
    />
  ),
});
const programme = createRoute({
  getParentRoute: () => root,
  path: '/visits/$id/programme',
  component: () => <Programme id={programme.useParams().id} />,
});
const figure = z.coerce.number().optional().catch(undefined);
const redraw = createRoute({
  getParentRoute: () => root,
  path: '/samples/redraw',
  validateSearch: z.object({
    seed: text,
    kind: z.enum(sampleKinds).optional().catch(undefined),
    round: figure,
    size: figure,
    count: figure,
    drawn: text,
    sha256: text,
  }),
  component: () => {
    const given = redraw.useSearch();
    return <Redraw key={JSON.stringify(given)} given={given} />;
  },
});

/** The pages about visits besides the visit's own. */
export const visitRoutes = [visitPlan, visitSignIn, programme, redraw] as const;
