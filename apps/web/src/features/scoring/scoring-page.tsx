import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords } from '../../workflow/locale.tsx';
import { SideBySide } from './comparison.tsx';
import { Calibration } from './proposal.tsx';
import { type Sheet, useAssessment, useComparison, useProof, useSheet } from './queries.ts';
import css from './scoring.module.css';
import { ScoreSheet } from './sheet.tsx';

/** Every score kept, computed again from what it was computed from. */
const Recomputed = ({ id }: { id: string }): ReactNode => {
  const { t, format } = useWords();
  const said = t.scoring.proof;
  const all = useProof(id).data ?? [];
  const last = all.at(-1);
  if (last === undefined) return null;
  const isSame = all.every(({ result }) => result.same);
  return (
    <Panel title={said.title}>
      <Alert
        kind={isSame ? 'done' : 'error'}
        title={isSame ? said.same(format.points(last.result.total ?? 0)) : said.differs}
      >
        {isSame && all.length > 1 ? <p>{said.hint({ count: all.length })}</p> : null}
      </Alert>
    </Panel>
  );
};

const Parts = ({ view, sheet }: { view: CaseView; sheet: Sheet }): ReactNode => {
  const { t } = useWords();
  const comparison = useComparison(view.id).data;
  const may = (event: string): boolean =>
    view.allowed.includes(event) && !view.withheld.some((one) => one.event === event && one.why !== 'facts');
  const scores = may('assessment.score');
  const isScoring = view.allowed.some(
    (event) => event === 'assessment.score' || event === 'assessment.reconcile',
  );
  const names = new Map(sheet.indicators.map(({ code, name }) => [code, name]));
  const sealed = comparison?.sealed === true;
  return (
    <div className={css.stack}>
      {sealed && sheet.waiting.length > 0 ? (
        <Alert
          kind="note"
          title={t.scoring.waiting(sheet.waiting.map(({ name }) => name).join(t.listComma))}
        />
      ) : null}
      {sealed && !scores && (comparison?.lines.length ?? 0) > 0 ? (
        <Alert kind="done" title={t.scoring.yours} />
      ) : null}
      {scores ? <ScoreSheet view={view} sheet={sheet} /> : null}
      {comparison === undefined || sealed ? null : (
        <SideBySide
          key={String(may('assessment.reconcile'))}
          view={view}
          sheet={sheet}
          comparison={comparison}
          editable={may('assessment.reconcile')}
        />
      )}
      {isScoring ? null : <Calibration view={view} names={names} />}
      <Recomputed id={view.id} />
      {sealed && !scores && sheet.waiting.length === 0 ? (
        <Empty title={t.scoring.notYet} hint={t.scoring.notYetHint} />
      ) : null}
    </div>
  );
};

/** Scoring one unit: each assessor's sheet, the scores side by side, calibration. */
export const ScoringPage = ({ id }: { id: string }): ReactNode => {
  const { t, words } = useWords();
  const view = useAssessment(id);
  const sheet = useSheet(id);
  const back = (
    <Link to="/cases/$machine/$id" params={{ machine: 'assessment', id }} search={{}}>
      {t.scoring.back}
    </Link>
  );
  if (view.data === undefined || sheet.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  return (
    <Page
      title={t.documentTitle(t.scoring.title, words.product.name)}
      heading={t.scoring.of(sheet.data.unit)}
      above={back}
    >
      <Parts view={view.data} sheet={sheet.data} />
    </Page>
  );
};
