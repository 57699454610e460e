import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { ColumnMapping, TableChoice } from './column-mapping.tsx';
import { FileDrop } from './file-drop.tsx';
import css from './imports.module.css';
import { PreviewPanel } from './preview-panel.tsx';
import { type Ask, type Chosen, type Kept, type Look, readKept, useDraft, usePreview } from './queries.ts';
import { useTableWords } from './table-words.tsx';
import { Taken, TakeOver } from './take-over.tsx';

/** A table comes into a draft standard: file, table and columns, row by row what becomes of it, then over into the draft. */
export const ImportPage = ({ id }: { id: string }): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const { page } = useTableWords();
  const draft = useDraft(id);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [ask, setAsk] = useState<Ask>({});
  const [look, setLook] = useState<Look>({});
  const [taken, setTaken] = useState<Kept | null>(null);
  const [before] = useState(() => readKept(id));
  const preview = usePreview({ id, chosen, ask, look });
  if (draft.data === undefined) return <Skeleton label={t.loading} lines={6} />;
  const again = (next: Ask): void => {
    setAsk(next);
    setLook((old) => (old.only === undefined ? {} : { only: old.only }));
  };
  const start = (file: File): void => {
    setChosen({ file, no: (chosen?.no ?? 0) + 1 });
    setAsk({});
    setLook({});
    setTaken(null);
  };
  const title = page.title(draft.data.name);
  const seen = preview.error === null ? (preview.data ?? null) : null;
  return (
    <Page
      title={t.documentTitle(title, words.product.name)}
      heading={title}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'standard', id }}>
          {page.back}
        </Link>
      }
    >
      <Panel title={page.steps.file}>
        <div className={css.stack}>
          <FileDrop name={chosen?.file.name ?? null} onFile={start} />
          {preview.error === null ? null : (
            <Alert kind="error" title={failureText(spoken, failureOf(preview.error))} />
          )}
          {preview.isFetching ? <p role="status">{page.reading}</p> : null}
        </div>
      </Panel>
      {seen === null || chosen === null || taken !== null ? null : (
        <div className={css.page} aria-busy={preview.isFetching}>
          <Panel title={page.steps.columns}>
            <div className={css.stack}>
              <TableChoice seen={seen} ask={ask} onAsk={again} />
              <p className={css.faint}>{page.columnsHint}</p>
              <ColumnMapping seen={seen} ask={ask} onAsk={again} />
            </div>
          </Panel>
          <PreviewPanel seen={seen} ask={ask} look={look} onAsk={again} onLook={setLook} />
          <TakeOver
            key={chosen.no}
            id={id}
            seen={seen}
            file={chosen.file}
            ask={ask}
            waits={preview.isPlaceholderData}
            onTaken={setTaken}
            onAgain={() => void preview.refetch()}
          />
        </div>
      )}
      {taken === null ? null : (
        <Taken id={id} kept={taken} version={Math.max(taken.version, draft.data.version)} fresh />
      )}
      {taken === null && chosen === null && before !== null ? (
        <Taken id={id} kept={before} version={draft.data.version} fresh={false} />
      ) : null}
    </Page>
  );
};
