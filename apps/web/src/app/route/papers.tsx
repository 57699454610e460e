import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { useCycle } from '../frame/cycle-choice.ts';
import { root } from './root.tsx';

const Letters = lazyRouteComponent(() => import('../../features/letters/letters-page.tsx'), 'LettersPage');
const Letter = lazyRouteComponent(() => import('../../features/letters/letter-page.tsx'), 'LetterPage');
const Letterheads = lazyRouteComponent(
  () => import('../../features/letters/letterheads-page.tsx'),
  'LetterheadsPage',
);

const Mass = lazyRouteComponent(() => import('../../features/letters/mass-page.tsx'), 'MassPage');

/** The name of a cycle, as the bar above offers it. */
const useNameOf = (cycleId: string): string | null =>
  useCycle().cycles.find(({ id }) => id === cycleId)?.title ?? null;

const registerOfLetters = createRoute({
  getParentRoute: () => root,
  path: '/register/$cycleId',
  component: () => {
    const { cycleId } = registerOfLetters.useParams();
    return <Letters key={cycleId} cycleId={cycleId} cycle={useNameOf(cycleId)} />;
  },
});
const letter = createRoute({
  getParentRoute: () => root,
  path: '/letter/$id',
  component: () => <Letter id={letter.useParams().id} />,
});
const letterheads = createRoute({
  getParentRoute: () => root,
  path: '/letterheads',
  component: () => <Letterheads />,
});

const mass = createRoute({
  getParentRoute: () => root,
  path: '/issue/$cycleId',
  component: () => {
    const { cycleId } = mass.useParams();
    return <Mass key={cycleId} cycleId={cycleId} cycle={useNameOf(cycleId)} />;
  },
});

/** What is written: letters, how they look, archives, reports. */
export const paperRoutes = [registerOfLetters, letter, letterheads, mass] as const;
