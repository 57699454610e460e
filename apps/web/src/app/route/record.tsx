import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { useCycle } from '../frame/cycle-choice.ts';
import { root } from './root.tsx';

const Records = lazyRouteComponent(() => import('../../features/records/records-page.tsx'), 'RecordsPage');
const Periods = lazyRouteComponent(
  () => import('../../features/records/period/period-page.tsx'),
  'PeriodPage',
);
const Coverage = lazyRouteComponent(() => import('../../features/records/coverage-page.tsx'), 'CoveragePage');
const Year = lazyRouteComponent(() => import('../../features/records/roll-up-page.tsx'), 'RollUpPage');

const text = z.string().optional().catch(undefined);
const number = z.coerce.number().int().min(1).max(12).optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const recordSearch = z.object({
  unitId: text,
  period: number,
  indicator: text,
  direction: z.enum(['positive', 'problem', 'neutral']).optional().catch(undefined),
  state: z
    .enum(['filed', 'disputed', 'accepted', 'unanswered', 'kept', 'struck', 'superseded'])
    .optional()
    .catch(undefined),
  late: flag,
  mine: flag,
  from: text,
  to: text,
  text,
  cursor: text,
});

const records = createRoute({
  getParentRoute: () => root,
  path: '/records',
  validateSearch: recordSearch,
  component: () => {
    const { cycle: _cycle, ...search } = { cycle: undefined, ...records.useSearch() };
    const navigate = records.useNavigate();
    const { chosen, likeliest } = useCycle();
    return (
      <Records
        filter={{ ...search, cycleId: chosen }}
        cycleId={likeliest}
        onFilter={(change) => void navigate({ search: (old) => ({ ...old, ...change }) })}
        onReset={() => void navigate({ search: (old) => ({ cycle: old.cycle }) })}
        onBack={() => history.back()}
      />
    );
  },
});
const periods = createRoute({
  getParentRoute: () => root,
  path: '/periods/$cycleId',
  validateSearch: z.object({ no: number }),
  component: () => <Periods {...periods.useParams()} no={periods.useSearch().no} />,
});
const coverage = createRoute({
  getParentRoute: () => root,
  path: '/coverage/$cycleId',
  component: () => <Coverage cycleId={coverage.useParams().cycleId} />,
});
const year = createRoute({
  getParentRoute: () => root,
  path: '/year/$assessmentId',
  component: () => <Year assessmentId={year.useParams().assessmentId} />,
});

/** The pages of the daily record. */
export const recordRoutes = [records, periods, coverage, year] as const;
