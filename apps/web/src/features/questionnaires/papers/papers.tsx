import { registry, tagsOf } from '@kaohe/domain';
import { Button, InputNumber } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { CaseView } from '../../../workflow/api.ts';
import { useWords } from '../../../workflow/locale.tsx';
import { type Batch, type Kept, useDropPapers, usePapers } from '../queries.ts';
import css from '../questionnaires.module.css';

const Entry = lazy(() => import('./entry.tsx').then((loaded) => ({ default: loaded.Entry })));
const BlankPapers = lazy(() => import('./blank.tsx').then((loaded) => ({ default: loaded.BlankPapers })));

type Typing = { batch: number; pass: 1 | 2; start: Batch['mine'] };

const passOf = (batch: Batch): Typing | null => {
  const own = batch.passes.find(({ mine }) => mine);
  if (batch.agreed) return null;
  if (own !== undefined) return { batch: batch.batch, pass: own.pass === 2 ? 2 : 1, start: batch.mine };
  return batch.passes.length === 1 ? { batch: batch.batch, pass: 2, start: null } : null;
};

const OneBatch = ({
  view,
  batch,
  onType,
}: {
  view: CaseView;
  batch: Batch;
  onType: (typing: Typing) => void;
}): ReactNode => {
  const said = useWords().t.survey;
  const drop = useDropPapers();
  const next = passOf(batch);
  const hasOwn = batch.passes.some(({ mine }) => mine);
  const state = (): ReactNode => {
    if (batch.agreed) return <Badge tone="done">{said.papersAgreed}</Badge>;
    if (batch.passes.length < 2) return <Badge tone="risk">{said.papersAwait}</Badge>;
    return <Badge tone="overdue">{said.papersDiffer(batch.differences.length)}</Badge>;
  };
  return (
    <li className={css.tools}>
      <b>{said.batch(batch.batch)}</b>
      <span>{said.paperCount(batch.papers)}</span>
      {state()}
      {next === null ? null : (
        <Button size="small" onClick={() => onType(next)}>
          {hasOwn ? said.continueEntry : said.secondEntry}
        </Button>
      )}
      {batch.agreed ? null : (
        <Button
          size="small"
          danger
          loading={drop.isPending}
          onClick={() => drop.mutate({ id: view.id, batch: batch.batch })}
        >
          {said.dropBatch}
        </Button>
      )}
    </li>
  );
};

/** Blank papers for the meeting, as many as are to be printed. */
const Blank = ({ kept }: { kept: Kept }): ReactNode => {
  const said = useWords().t.survey;
  const [count, setCount] = useState(1);
  const [isPrinting, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  return (
    <div className={css.tools}>
      <InputNumber
        aria-label={said.printCount}
        min={1}
        max={200}
        value={count}
        onChange={(next) => setCount(next ?? 1)}
      />
      <Button onClick={() => setPrinting(true)}>{said.printPaper}</Button>
      <span className={css.faint}>{said.printHint}</span>
      {isPrinting ? (
        <Suspense fallback={null}>
          <BlankPapers kept={kept} count={count} onDone={printed} />
        </Suspense>
      ) : null}
    </div>
  );
};

/** Papers of the meeting: printed blank, typed in by two, and counted when both entries agree. */
export const Papers = ({ view, kept }: { view: CaseView; kept: Kept }): ReactNode => {
  const { t } = useWords();
  const said = t.survey;
  const offered = [...view.allowed, ...view.withheld.map((one) => one.event)];
  const may = offered.some((one) => one === 'questionnaire.close' || one === 'questionnaire.count');
  const tags = tagsOf(registry.questionnaire.machine, view.stage);
  const isOpen = may && tags.includes('papers');
  const papers = usePapers(view.id, isOpen);
  const [typing, setTyping] = useState<Typing | null>(null);
  if (!isOpen) return null;
  if (papers.data === undefined) return <Skeleton label={t.loading} />;
  const batches = papers.data;
  const fresh = Math.max(0, ...batches.map(({ batch }) => batch)) + 1;
  const current = batches.find(({ batch }) => batch === typing?.batch);
  return (
    <Panel title={said.papers}>
      <p>{said.papersHint}</p>
      <Blank kept={kept} />
      <ul>
        {batches.map((batch) => (
          <OneBatch key={batch.batch} view={view} batch={batch} onType={setTyping} />
        ))}
      </ul>
      {typing === null ? (
        <Button onClick={() => setTyping({ batch: fresh, pass: 1, start: null })}>{said.newBatch}</Button>
      ) : (
        <Suspense fallback={<Skeleton label={t.loading} />}>
          <Entry
            key={`${typing.batch}/${typing.pass}`}
            id={view.id}
            kept={kept}
            batch={typing.batch}
            pass={typing.pass}
            start={typing.start}
            differences={current?.differences ?? []}
            onDone={() => setTyping(null)}
          />
        </Suspense>
      )}
    </Panel>
  );
};
