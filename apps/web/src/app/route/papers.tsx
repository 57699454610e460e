import { documentNames } from '@kaohe/wording';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { useCycle } from '../frame/cycle-choice.ts';
import { root } from './root.tsx';

const Letters = lazyRouteComponent(() => import('../../features/letters/letters-page.tsx'), 'LettersPage');
const Letter = lazyRouteComponent(() => import('../../features/letters/letter-page.tsx'), 'LetterPage');
const Letterheads = lazyRouteComponent(
  () => import('../../features/letters/letterheads-page.tsx'),
  'LetterheadsPage',
);

const Mass = lazyRouteComponent(() => import('../../features/letters/mass-page.tsx'), 'MassPage');

const text = z.string().optional().catch(undefined);
const registerSearch = z.object({
  kind: z.enum(documentNames).optional().catch(undefined),
  ended: z.boolean().optional().catch(undefined),
  search: text,
  cursor: text,
});

/** The name of a cycle, as the bar above offers it. */
const useNameOf = (cycleId: string): string | null =>
  useCycle().cycles.find(({ id }) => id === cycleId)?.title ?? null;

const registerOfLetters = createRoute({
  getParentRoute: () => root,
  path: '/register/$cycleId',
  validateSearch: registerSearch,
  component: () => {
    const { cycleId } = registerOfLetters.useParams();
    const { kind, ended, search, cursor } = registerOfLetters.useSearch();
    const navigate = registerOfLetters.useNavigate();
    return (
      <Letters
        key={cycleId}
        cycleId={cycleId}
        cycle={useNameOf(cycleId)}
        now={{ kind, ended, search, cursor }}
        onChange={(now) => void navigate({ search: (old) => ({ ...old, ...now }) })}
      />
    );
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
