import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { Panel } from '../../ui/panel.tsx';
import type { Ways } from '../../workflow/action-bar.tsx';
import { type CaseView, useTRPC } from '../../workflow/api.ts';
import { CasesPanel } from '../../workflow/case/case-children.tsx';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { decidesCorrection, onMethodsPage, onScoringPage } from '../../workflow/case/path.ts';
import { actOf, useWords } from '../../workflow/locale.tsx';
import { useSources } from './queries.ts';
import { Score } from './score.tsx';

const Closures = lazy(() =>
  import('../../workflow/closure/closures.tsx').then((loaded) => ({ default: loaded.Closures })),
);

/** The way to the scoring page, for those who are not the unit's own. */
const Scoring = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  if (Object.keys(view.context).length === 0) return null;
  return (
    <Panel title={t.scoring.panel}>
      <p>{t.scoring.panelHint}</p>
      <Link to="/scoring/$id" params={{ id: view.id }} search={{}}>
        {t.scoring.open}
      </Link>
    </Panel>
  );
};

/** The way to what the unit filed. */
const Filings = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  return (
    <Panel title={t.filings.title}>
      <p>{t.filings.panelHint}</p>
      <Link to="/filings/$id" params={{ id: view.id }} search={{}}>
        {t.filings.open}
      </Link>
    </Panel>
  );
};

/** The way to talks, tests and drills, and to what all methods say side by side. */
const Methods = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  if (Object.keys(view.context).length === 0) return null;
  return (
    <Panel title={t.methods.panel}>
      <p>{t.methods.panelHint}</p>
      <Link to="/methods/$id" params={{ id: view.id }} search={{}}>
        {t.methods.open}
      </Link>
    </Panel>
  );
};

// Its words come only to who is about to order something.
const OrderingNote = lazy(() =>
  import('../../workflow/past/ordering.tsx').then((loaded) => ({ default: loaded.OrderingNote })),
);
const ordering = 'assessment.orderRectification';
/** An order starts from the problems of the feedback that none has taken up, and says how late its items may be due. */
const useOrdering = (view: CaseView): Pick<CaseParts, 'presets' | 'notes'> => {
  const may = view.allowed.includes(ordering);
  const found = useQuery({
    ...useTRPC().rectificationItem.ordering.queryOptions({ id: view.id }),
    enabled: may,
  });
  if (!may) return {};
  if (found.isPending) return { presets: null };
  const problems = found.data?.problems ?? [];
  const items = problems.length === 0 ? [{ no: 1 }] : problems.map((one, i) => ({ ...one, no: i + 1 }));
  return {
    presets: { [ordering]: () => ({ items }) },
    notes:
      found.data === undefined
        ? {}
        : {
            [ordering]: (
              <Suspense fallback={null}>
                <OrderingNote latest={found.data.latest} problems={problems.length} />
              </Suspense>
            ),
          },
  };
};

/** Until the team is there it counts when the unit can't be visited. */
const beforeVisit: readonly string[] = ['acknowledging', 'recording', 'visit'];
const Closed = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  if (!beforeVisit.includes(view.stage)) return null;
  return (
    <Panel title={t.visitPlan.closures.title}>
      <p>{t.visitPlan.closures.hint}</p>
      <Suspense fallback={<p>{t.loading}</p>}>
        <Closures id={view.id} />
      </Suspense>
    </Panel>
  );
};

const composing = 'assessment.draftFeedback';
const useWays = (view: CaseView): Ways => {
  const spoken = useWords();
  const way = (event: string, to: '/scoring/$id' | '/feedback/$id' | '/methods/$id') => [
    event,
    <Link key={event} to={to} params={{ id: view.id }} search={{}}>
      {actOf(spoken, 'assessment', event).label}
    </Link>,
  ];
  return Object.fromEntries([
    ...onScoringPage.map((event) => way(event, '/scoring/$id')),
    ...onMethodsPage.map((event) => way(event, '/methods/$id')),
    ...[composing, ...decidesCorrection].map((event) => way(event, '/feedback/$id')),
  ]);
};

/** The way to the feedback, with the place among like units and what changed since. */
const Feedback = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  return (
    <Panel title={t.feedback.title}>
      <Link to="/feedback/$id" params={{ id: view.id }} search={{}}>
        {t.feedback.open}
      </Link>
    </Panel>
  );
};

/** From where on a result counts in the unit's operating performance. */
const linkable: readonly string[] = ['consequences', 'closed'];

/** What the unit is assessed by, and what it is proposed for. */
const Around = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  return (
    <>
      {linkable.includes(view.stage) ? (
        <Panel title={t.linkage.title}>
          <Link to="/linkage/$cycleId" params={{ cycleId: view.cycleId }} search={{}}>
            {t.linkage.figures}
          </Link>
        </Panel>
      ) : null}
      <Panel title={t.records.rollUp}>
        <Link to="/year/$assessmentId" params={{ assessmentId: view.id }} search={{}}>
          {t.records.sheet.ofYear}
        </Link>
      </Panel>
      {Object.keys(view.context).length === 0 ? null : (
        <Panel title={t.letters.archive.title}>
          <p>{t.letters.archive.does}</p>
          <a href={`/archives/${view.id}`}>{t.letters.archive.download}</a>
        </Panel>
      )}
      <CasesPanel machine="standard" filter={{ parentId: view.cycleId }} unit={null} />
      {view.unit === null ? null : (
        <CasesPanel
          machine="commendation"
          filter={{ cycleId: view.cycleId, unitId: view.unit.id }}
          unit={view.unit.id}
        />
      )}
    </>
  );
};

const useParts = (view: CaseView): CaseParts => {
  const { lines, indicators } = useSources(view.id);
  const ways = useWays(view);
  const order = useOrdering(view);
  return {
    ...order,
    content: (
      <>
        <Score view={view} />
        <Feedback view={view} />
        <Filings view={view} />
        <Closed view={view} />
        <Scoring view={view} />
        <Methods view={view} />
        <Around view={view} />
      </>
    ),
    sources: { lines },
    names: Object.fromEntries([...lines, ...indicators].map((one) => [one.id, one.label])),
    ways,
    bornWith: false,
  };
};

/** One unit in one cycle: its score with every line, and all that hangs on it. */
export const AssessmentPage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} useParts={useParts} />
);
