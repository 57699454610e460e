import { machineNames } from '@kaohe/domain';
import {
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { WorklistPage } from '../features/worklist/worklist-page.tsx';
import { isMachine } from '../workflow/case/case-name.tsx';
import { onMethodsPage, onScoringPage } from '../workflow/case/path.ts';
import { useWords } from '../workflow/locale.tsx';
import { ErrorScreen, NotFoundScreen } from './error-screen.tsx';
import { useCycle } from './frame/cycle-choice.ts';
import { methods } from './route/methods.tsx';
import { outcomes } from './route/outcome.tsx';
import { paperRoutes } from './route/papers.tsx';
import { recordRoutes } from './route/record.tsx';
import { root } from './route/root.tsx';
import { visitRoutes } from './route/visits.tsx';
import { holds, useMe } from './session.tsx';

const text = z.string().optional().catch(undefined);
const listSearch = z.object({
  unit: text,
  parent: text,
  stage: text,
  open: z.boolean().optional().catch(undefined),
  cursor: text,
});
const caseSearch = z.object({ act: text, line: text });

const BeginLink = (): ReactNode => {
  const { t } = useWords();
  return holds(useMe(), ['office']) ? <Link to="/begin">{t.begin.title}</Link> : null;
};

const RecusalsLink = (): ReactNode => {
  const { t } = useWords();
  return <Link to="/recusals">{t.recusals.title}</Link>;
};

const worklist = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: () => <WorklistPage first={<BeginLink />} />,
});

const CaseList = lazyRouteComponent(() => import('../features/cases/case-list-page.tsx'), 'CaseListPage');
const CaseAny = lazyRouteComponent(() => import('./case-route.tsx'), 'CaseRoute');
const Scores = lazyRouteComponent(() => import('../features/assessments/score-page.tsx'), 'ScorePage');
const Scoring = lazyRouteComponent(() => import('../features/scoring/scoring-page.tsx'), 'ScoringPage');
const Filings = lazyRouteComponent(() => import('../features/filings/filings-page.tsx'), 'FilingsPage');
const Calibrate = lazyRouteComponent(
  () => import('../features/scoring/calibration-page.tsx'),
  'CalibrationPage',
);
const Assessors = lazyRouteComponent(
  () => import('../features/assessors/assessors-page.tsx'),
  'AssessorsPage',
);
const Feedback = lazyRouteComponent(() => import('../features/feedback/feedback-page.tsx'), 'FeedbackPage');
const Recusals = lazyRouteComponent(() => import('../features/appeals/recusals-page.tsx'), 'RecusalsPage');
const Linkage = lazyRouteComponent(() => import('../features/linkage/linkage-page.tsx'), 'LinkagePage');
const Policy = lazyRouteComponent(() => import('../features/policy/policy-page.tsx'), 'PolicyPage');
const Grades = lazyRouteComponent(() => import('../features/grades/grades-page.tsx'), 'GradesPage');
const Subjects = lazyRouteComponent(() => import('../features/profiles/subjects-page.tsx'), 'SubjectsPage');
const Profile = lazyRouteComponent(() => import('../features/profiles/profile-page.tsx'), 'ProfilePage');
const Board = lazyRouteComponent(() => import('../features/board/board-page.tsx'), 'BoardPage');
const Notices = lazyRouteComponent(() => import('../features/notices/notices-page.tsx'), 'NoticesPage');
const People = lazyRouteComponent(() => import('../features/people/people-page.tsx'), 'PeoplePage');
const Calendar = lazyRouteComponent(() => import('../features/calendar/calendar-page.tsx'), 'CalendarPage');
const AccountAny = lazyRouteComponent(() => import('../features/account/account-page.tsx'), 'AccountPage');
const StandardCompare = lazyRouteComponent(
  () => import('../features/standards/versions/compare-page.tsx'),
  'ComparePage',
);
const StandardEditor = lazyRouteComponent(
  () => import('../features/standards/editor-page.tsx'),
  'EditorPage',
);
const Begin = lazyRouteComponent(() => import('../features/cycles/begin-page.tsx'), 'BeginPage');

const Import = lazyRouteComponent(() => import('../features/imports/import-page.tsx'), 'ImportPage');

const machineOf = (name: string) => {
  if (!isMachine(machineNames, name)) throw notFound();
  return { machine: name };
};

const list = createRoute({
  getParentRoute: () => root,
  path: '/cases/$machine',
  validateSearch: listSearch,
  params: { parse: ({ machine }) => machineOf(machine), stringify: ({ machine }) => ({ machine }) },
  component: () => {
    const { machine } = list.useParams();
    const search = list.useSearch();
    const navigate = list.useNavigate();
    const { chosen } = useCycle();
    const everywhere = machine === 'cycle' || search.parent !== undefined;
    return (
      <CaseList
        key={machine}
        machine={machine}
        filter={{
          cycleId: everywhere ? undefined : chosen,
          unitId: search.unit,
          parentId: search.parent,
          stage: search.stage,
          open: search.open,
          cursor: search.cursor,
        }}
        onFilter={({ unitId, ...change }) =>
          void navigate({
            search: (old) => ({ ...old, ...change, ...(unitId === undefined ? {} : { unit: unitId }) }),
          })
        }
        onBack={() => history.back()}
        aside={machine === 'cycle' ? <BeginLink /> : machine === 'appeal' ? <RecusalsLink /> : null}
      />
    );
  },
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$machine/$id',
  validateSearch: caseSearch,
  params: {
    parse: ({ machine, id }) => ({ ...machineOf(machine), id }),
    stringify: ({ machine, id }) => ({ machine, id }),
  },
  // As the list of what is to do, and a mail, lead to it.
  beforeLoad: ({ params, search }) => {
    if (search.act !== undefined && onMethodsPage.includes(search.act))
      throw redirect({ to: '/methods/$id', params: { id: params.id }, search: {}, replace: true });
    if (search.act !== undefined && onScoringPage.includes(search.act))
      throw redirect({ to: '/scoring/$id', params: { id: params.id }, search: {}, replace: true });
  },
  component: () => {
    const { machine, id } = oneCase.useParams();
    const { act, line } = oneCase.useSearch();
    const navigate = oneCase.useNavigate();
    const onAct = (event: string | undefined): void =>
      void navigate({
        search: (old) => ({ cycle: old.cycle, act: event }),
        replace: true,
        resetScroll: false,
      });
    return <CaseAny machine={machine} id={id} act={act} line={line} onAct={onAct} />;
  },
});

const score = createRoute({
  getParentRoute: () => root,
  path: '/scores/$id',
  component: () => <Scores id={score.useParams().id} />,
});
const scoring = createRoute({
  getParentRoute: () => root,
  path: '/scoring/$id',
  component: () => <Scoring id={scoring.useParams().id} />,
});
const filings = createRoute({
  getParentRoute: () => root,
  path: '/filings/$id',
  component: () => <Filings id={filings.useParams().id} />,
});
const calibrate = createRoute({
  getParentRoute: () => root,
  path: '/calibration/$cycleId',
  component: () => <Calibrate cycleId={calibrate.useParams().cycleId} />,
});
const assessors = createRoute({
  getParentRoute: () => root,
  path: '/assessors/$cycleId',
  component: () => <Assessors cycleId={assessors.useParams().cycleId} />,
});
const feedback = createRoute({
  getParentRoute: () => root,
  path: '/feedback/$id',
  component: () => <Feedback id={feedback.useParams().id} />,
});
const recusals = createRoute({
  getParentRoute: () => root,
  path: '/recusals',
  component: () => <Recusals superior={holds(useMe(), ['office', 'leader', 'inspectorate', 'auditor'])} />,
});
const linkage = createRoute({
  getParentRoute: () => root,
  path: '/linkage/$cycleId',
  component: () => <Linkage cycleId={linkage.useParams().cycleId} />,
});
const policy = createRoute({
  getParentRoute: () => root,
  path: '/policy/$cycleId',
  component: () => <Policy cycleId={policy.useParams().cycleId} />,
});
const grades = createRoute({
  getParentRoute: () => root,
  path: '/grades/$cycleId',
  component: () => <Grades cycleId={grades.useParams().cycleId} />,
});

const subjects = createRoute({
  getParentRoute: () => root,
  path: '/profiles',
  component: () => <Subjects />,
});
const profile = createRoute({
  getParentRoute: () => root,
  path: '/profiles/$personId',
  component: () => <Profile personId={profile.useParams().personId} />,
});
const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  component: () => {
    const { cycles, likeliest } = useCycle();
    return <Board cycleId={likeliest} cycle={cycles.find((one) => one.id === likeliest)?.title ?? null} />;
  },
});
const notices = createRoute({ getParentRoute: () => root, path: '/notices', component: () => <Notices /> });
const people = createRoute({ getParentRoute: () => root, path: '/people', component: () => <People /> });
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: () => <AccountAny me={useMe()} />,
});
const standardCompare = createRoute({
  getParentRoute: () => root,
  path: '/standards/$id/compare/$other',
  component: () => <StandardCompare {...standardCompare.useParams()} />,
});
const standardEditor = createRoute({
  getParentRoute: () => root,
  path: '/standards/$id/edit',
  component: () => <StandardEditor id={standardEditor.useParams().id} />,
});
const standardImport = createRoute({
  getParentRoute: () => root,
  path: '/standards/$id/import',
  component: () => <Import id={standardImport.useParams().id} />,
});
const begin = createRoute({ getParentRoute: () => root, path: '/begin', component: () => <Begin /> });
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  component: () => <Calendar editable={holds(useMe(), ['administrator'])} />,
});

export const router = createRouter({
  routeTree: root.addChildren([
    worklist,
    list,
    oneCase,
    score,
    feedback,
    recusals,
    linkage,
    ...paperRoutes,
    ...outcomes,
    ...visitRoutes,
    subjects,
    profile,
    standardEditor,
    standardImport,
    scoring,
    filings,
    methods,
    calibrate,
    assessors,
    standardCompare,
    policy,
    grades,
    board,
    notices,
    people,
    calendar,
    ...recordRoutes,
    begin,
    account,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: ErrorScreen,
  defaultNotFoundComponent: NotFoundScreen,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
