import type { LintFinding, StandardContent } from '@kaohe/domain';
import {
  lazy,
  type ReactNode,
  Suspense,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { useWords } from '../../workflow/locale.tsx';
import { findingText } from './findings.tsx';
import { Outline } from './outline/outline.tsx';
import { type StandardView, useLint, useSaveContent } from './queries.ts';
import { Leaving, Overtaken, SaveBar } from './save-bar.tsx';
import { columnsOf } from './sheet/cell.ts';
import { cellOf, checked, type Issue, lintable } from './sheet/issue.ts';
import type { Row, Sheet } from './sheet/row.ts';
import { type Marks, markKey, shownOf } from './sheet/shown.ts';
import { Toolbar } from './sheet/toolbar.tsx';
import { type Actions, useActions } from './sheet/use-actions.ts';
import { useSheet } from './sheet/use-sheet.ts';
import { SidePanel } from './side-panel.tsx';
import css from './standards.module.css';

const SheetGrid = lazy(() =>
  import('./sheet/sheet-grid.tsx').then((loaded) => ({ default: loaded.SheetGrid })),
);

/** After this long without typing the text is checked anew, in milliseconds; later where thousands of rows are sent and read for it. */
const pauseToLint = ({ rows }: Sheet): number => (rows.length > 1_000 ? 3_000 : 600);

/** The sheet as it was at the last pause in typing. */
const usePaused = (sheet: Sheet): Sheet => {
  const [paused, setPaused] = useState(sheet);
  // A pause is measured by the browser's timer.
  useEffect(() => {
    const timer = setTimeout(() => setPaused(sheet), pauseToLint(sheet));
    return () => clearTimeout(timer);
  }, [sheet]);
  return paused;
};

const phone = '(max-width: 44rem)';
const useIsPhone = (): boolean => {
  const [is, setIs] = useState(() => matchMedia(phone).matches);
  // The browser tells when it is turned or resized.
  useEffect(() => {
    const media = matchMedia(phone);
    const follow = (): void => setIs(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return is;
};

/** What is wrong with cells: what keeps the text from being saved, else what the lint finds. */
const useMarks = (
  rows: readonly Row[],
  issues: readonly Issue[],
  findings: readonly LintFinding[],
): Marks => {
  const spoken = useWords();
  return useMemo(() => {
    const marks = new Map<string, string>();
    for (const finding of findings) {
      const cell = finding.severity === 'error' ? cellOf(finding, rows) : null;
      if (cell !== null) marks.set(markKey(cell.row, cell.field), findingText(spoken, finding));
    }
    for (const { row, field, says } of issues) marks.set(markKey(row, field), says);
    return marks;
  }, [rows, issues, findings, spoken]);
};

type Saving = { readonly content: StandardContent | null; readonly issues: readonly Issue[] };

/** Saving on the version that the sheet stands on; what can't be saved yet is shown instead. */
const useSaving = (id: string, state: ReturnType<typeof useSheet>, { content, issues }: Saving) => {
  const save = useSaveContent();
  const go = useRef<(row: string, column: string) => void>(() => undefined);
  const saveOn = (version: number): void => {
    const [first] = issues;
    if (first !== undefined) go.current(first.row, first.field);
    if (content === null || save.isPending) return;
    const { sheet } = state;
    save.mutate({ id, version, content }, { onSuccess: (saved) => state.wasSaved(sheet, saved.version) });
  };
  return { save, saveOn, go };
};

/** A standard's text edited as a sheet, checked while it is typed, saved as a draft. */
export const Editor = ({ view, found }: { view: CaseView; found: StandardView }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const isPhone = useIsPhone();
  const [search, setSearch] = useState('');
  const state = useSheet(view.id, {
    version: found.version,
    hash: found.contentHash,
    content: found.content,
  });
  const { sheet } = state;
  const columns = useMemo(() => columnsOf(spoken), [spoken]);
  const check = useMemo(() => checked(sheet, spoken), [sheet, spoken]);
  const { save, saveOn, go } = useSaving(view.id, state, check);
  const onSave = (): void => saveOn(state.version);
  const actions = useActions(state, { columns, onSave });
  go.current = actions.goTo;
  const paused = usePaused(sheet);
  const text = useMemo(() => lintable(paused), [paused]);
  const lint = useLint(view.id, text);
  const findings = lint.data?.findings ?? found.lint;
  const marks = useMarks(sheet.rows, check.issues, findings);
  const sought = useDeferredValue(search);
  const shown = useMemo(
    () => shownOf(sheet.rows, { folded: actions.folded, search: sought, columns }),
    [sheet.rows, actions.folded, sought, columns],
  );
  return (
    <div className={css.editor}>
      <SaveBar
        state={state}
        saving={save.isPending}
        failure={save.error === null ? null : failureOf(save.error)}
        onSave={onSave}
      />
      {state.overtaken ? (
        <Overtaken
          found={found}
          state={state}
          content={check.content}
          onKeepMine={() => {
            state.rebase();
            saveOn(found.version);
          }}
        />
      ) : null}
      {actions.said === '' ? null : <Alert kind="note" title={actions.said} />}
      <div className={css.desk}>
        <div className={css.sheet} hidden={isPhone && actions.active !== null}>
          <Toolbar
            actions={actions}
            isPhone={isPhone}
            shown={shown.length}
            all={sheet.rows.length}
            search={search}
            onSearch={setSearch}
          />
          {sheet.rows.length === 0 ? <Empty title={t.sheet.empty} hint={t.sheet.emptyHint} /> : null}
          <Rows actions={actions} {...{ isPhone, columns, shown, sheet, marks }} />
        </div>
        <SidePanel
          isPhone={isPhone}
          state={state}
          actions={actions}
          check={check}
          columns={columns}
          findings={text === null ? null : findings}
          more={lint.data?.more ?? found.lintMore}
          checking={paused !== sheet || lint.isFetching}
          gauges={lint.data?.gauges ?? found.gauges}
          found={found}
        />
      </div>
      <Leaving dirty={state.dirty} />
    </div>
  );
};

type RowsProps = {
  readonly actions: Actions;
  readonly isPhone: boolean;
  readonly columns: ReturnType<typeof columnsOf>;
  readonly shown: readonly Row[];
  readonly sheet: Sheet;
  readonly marks: Marks;
};

/** The rows: a sheet on a desk, a list on a phone. */
const Rows = ({ actions, isPhone, columns, shown, sheet, marks }: RowsProps): ReactNode => {
  const { t } = useWords();
  if (isPhone) {
    const wrong = new Set([...marks.keys()].flatMap((key) => key.split(' ')[0] ?? []));
    return <Outline rows={shown} wrong={wrong} onOpen={(row) => actions.onActive(row)} />;
  }
  return (
    <Suspense fallback={<Skeleton label={t.loading} lines={12} />}>
      <SheetGrid actions={actions} columns={columns} all={sheet.rows} shown={shown} marks={marks} />
      <details className={css.keys}>
        <summary>{t.sheet.keys}</summary>
        <p>{t.sheet.help}</p>
      </details>
    </Suspense>
  );
};
