import { registry, tagsOf } from '@kaohe/domain';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords } from '../../workflow/locale.tsx';
import { Findings } from './findings.tsx';
import { GaugePanel } from './gauges.tsx';
import { useContent } from './queries.ts';
import { Reading } from './reading.tsx';
import css from './standards.module.css';
import { VersionsPanel } from './versions/versions-panel.tsx';

const Begin = lazy(() => import('./versions/begin.tsx').then((loaded) => ({ default: loaded.Begin })));

/** What the standard asks, and whether it may be submitted; edited on a page of its own while it is a draft. */
export const Content = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  const found = useContent(view.id);
  const [opened, setBeginning] = useState<boolean | null>(null);
  const editable =
    view.allowed.length > 0 && tagsOf(registry.standard.machine, view.stage).includes('editable');
  if (found.data === undefined) return <Skeleton label={t.loading} />;
  const { content, lint, lintMore, gauges, subjects, shares } = found.data;
  const empty = content.dimensions.length === 0;
  // Open at first where there is nothing yet, and still open to say what was taken over.
  if (opened === null) setBeginning(empty);
  const beginning = opened === true;
  const edit = (
    <span className={css.bar}>
      <Button size="small" aria-expanded={beginning} onClick={() => setBeginning(!beginning)}>
        {t.sheet.begin.title}
      </Button>
      <Link to="/standards/$id/edit" params={{ id: view.id }} className={css.link}>
        {t.sheet.open}
      </Link>
    </span>
  );
  const bring = (
    <Link to="/standards/$id/import" params={{ id: view.id }} className={css.link}>
      {t.standard.importTable}
    </Link>
  );
  const take = (
    <a href={`/standards/${view.id}/export`} download className={css.link}>
      {t.standard.exportTable}
    </a>
  );
  const print = (
    <Button size="small" onClick={() => window.print()}>
      {t.sheet.read.print}
    </Button>
  );
  return (
    <>
      {editable && beginning ? (
        <Suspense fallback={<Skeleton label={t.loading} />}>
          <Begin id={view.id} found={found.data} />
        </Suspense>
      ) : null}
      <Panel
        title={t.standard.content}
        aside={
          <span className={css.ways} data-print="no">
            {editable ? bring : null}
            {empty ? null : take}
            {editable ? edit : empty ? null : print}
          </span>
        }
        flush={!empty}
      >
        {empty ? <Empty title={t.standard.noContent} hint={t.standard.noContentHint} /> : null}
        <Reading content={content} />
      </Panel>
      {editable ? (
        <Panel title={t.standard.lint}>
          <Findings findings={lint} more={lintMore} />
        </Panel>
      ) : null}
      {empty ? null : (
        <Panel title={t.sheet.gauges.title}>
          <GaugePanel gauges={gauges} subjects={subjects} limits={shares} />
        </Panel>
      )}
      <VersionsPanel id={view.id} />
    </>
  );
};
