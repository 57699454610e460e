import { reportFigureNames } from '@kaohe/wording';
import { createRoute, lazyRouteComponent, Navigate } from '@tanstack/react-router';
import { z } from 'zod';
import { useCycle } from '../frame/cycle-choice.ts';
import { root } from './root.tsx';

const text = z.string().optional().catch(undefined);
const ledgerSearch = z.object({
  unit: text,
  state: z.enum(['open', 'overdue', 'done', 'closed', 'evaluated']).optional().catch(undefined),
  class: z.enum(['immediate', 'oneMonth', 'threeMonths', 'long']).optional().catch(undefined),
  subjectKind: z.enum(['organisation', 'secretary', 'discipline', 'cadre']).optional().catch(undefined),
  search: text,
  cursor: text,
});

const Commendations = lazyRouteComponent(
  () => import('../../features/commendations/commendations-page.tsx'),
  'CommendationsPage',
);
const Register = lazyRouteComponent(
  () => import('../../features/commendations/register-page.tsx'),
  'RegisterPage',
);
const LedgerAny = lazyRouteComponent(
  () => import('../../features/rectifications/ledger-page.tsx'),
  'LedgerPage',
);

const commendations = createRoute({
  getParentRoute: () => root,
  path: '/commendations',
  component: () => <Commendations cycleId={useCycle().likeliest} />,
});
const register = createRoute({ getParentRoute: () => root, path: '/honours', component: () => <Register /> });
const ledger = createRoute({
  getParentRoute: () => root,
  path: '/rectifications',
  validateSearch: ledgerSearch,
  component: () => {
    const { unit, cursor, ...search } = ledger.useSearch();
    const navigate = ledger.useNavigate();
    const { chosen } = useCycle();
    return (
      <LedgerAny
        filter={{ ...search, unitId: unit, cursor, cycleId: chosen }}
        onFilter={(change) =>
          void navigate({
            search: (old) => ({
              ...old,
              cursor: undefined,
              ...('unitId' in change ? { unit: change.unitId } : {}),
              ...Object.fromEntries(
                Object.entries(change).filter(([key]) => key !== 'unitId' && key !== 'cycleId'),
              ),
            }),
          })
        }
      />
    );
  },
});
const reportSearch = z.object({
  figure: z.enum(reportFigureNames).optional().catch(undefined),
  key: text,
  cursor: text,
});
const ReportAny = lazyRouteComponent(
  () => import('../../features/cycles/report/report-page.tsx'),
  'ReportPage',
);
const NoReport = lazyRouteComponent(
  () => import('../../features/cycles/report/report-page.tsx'),
  'NoReportPage',
);
const latest = createRoute({
  getParentRoute: () => root,
  path: '/report',
  component: () => {
    const { likeliest } = useCycle();
    return likeliest === undefined ? (
      <NoReport />
    ) : (
      <Navigate to="/report/$cycleId" params={{ cycleId: likeliest }} search={{}} replace />
    );
  },
});
const report = createRoute({
  getParentRoute: () => root,
  path: '/report/$cycleId',
  validateSearch: reportSearch,
  component: () => {
    const { figure, key, cursor } = report.useSearch();
    const { cycleId } = report.useParams();
    const chosen = figure === undefined || key === undefined ? null : { figure, key, cursor };
    return <ReportAny key={cycleId} cycleId={cycleId} chosen={chosen} />;
  },
});

/** What results lead to: commendation, the honour register, the ledger of rectification, the report. */
export const outcomes = [commendations, register, ledger, latest, report] as const;
