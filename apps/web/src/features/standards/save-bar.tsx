import { diff, type StandardContent } from '@kaohe/domain';
import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Failure } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import type { StandardView } from './queries.ts';
import type { SheetState } from './sheet/use-sheet.ts';
import css from './standards.module.css';
import { DiffTable } from './versions/diff-table.tsx';

/** Leaving with something that isn't saved asks first, though this browser keeps it. */
export const Leaving = ({ dirty }: { dirty: boolean }): ReactNode => {
  const { t } = useWords();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  });
  return (
    <Dialog
      open={blocker.status === 'blocked'}
      title={t.sheet.leave}
      labels={{ yes: t.sheet.leaveYes, no: t.sheet.leaveNo }}
      onYes={() => blocker.proceed?.()}
      onNo={() => blocker.reset?.()}
    >
      <p>{t.sheet.leaveHint}</p>
    </Dialog>
  );
};

type OvertakenProps = {
  readonly found: StandardView;
  readonly state: SheetState;
  readonly content: StandardContent | null;
  readonly onKeepMine: () => void;
};

/** Somebody else saved meanwhile: who, when, what it changes against what is typed here, and the two ways on. */
export const Overtaken = ({ found, state, content, onKeepMine }: OvertakenProps): ReactNode => {
  const { t, format } = useWords();
  const [shown, setShown] = useState(false);
  const { edited } = found;
  const who = edited?.by ?? t.sheet.somebody;
  return (
    <Alert kind="error" title={t.sheet.overtaken(who, edited === null ? '' : format.time(edited.at))}>
      <div className={css.buttons}>
        <Button
          size="small"
          aria-expanded={shown}
          disabled={content === null}
          onClick={() => setShown(!shown)}
        >
          {t.sheet.theirs}
        </Button>
        <Button size="small" disabled={content === null} onClick={onKeepMine}>
          {t.sheet.keepMine}
        </Button>
        <Button size="small" onClick={state.reload}>
          {t.sheet.takeTheirs}
        </Button>
      </div>
      {shown && content !== null ? <DiffTable diff={diff(content, found.content)} /> : null}
    </Alert>
  );
};

type BarProps = {
  readonly state: SheetState;
  readonly saving: boolean;
  readonly failure: Failure | null;
  readonly onSave: () => void;
};

/** Saving, taking back, and whether what is typed is safe. */
export const SaveBar = ({ state, saving, failure, onSave }: BarProps): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  return (
    <>
      <div className={css.bar}>
        <Button type="primary" loading={saving} onClick={onSave} disabled={state.overtaken}>
          {t.sheet.save}
        </Button>
        <Button onClick={state.undo} disabled={!state.canUndo}>
          {t.sheet.undo}
        </Button>
        <Button onClick={state.redo} disabled={!state.canRedo}>
          {t.sheet.redo}
        </Button>
        <span role="status">
          {state.dirty ? (
            <Badge tone="risk">{state.unkept ? t.sheet.unkept : t.sheet.unsaved}</Badge>
          ) : (
            <Badge tone="done">{t.sheet.saved}</Badge>
          )}
        </span>
      </div>
      {state.restored ? (
        <Alert kind="note" title={t.sheet.restored}>
          <Button size="small" onClick={state.reload}>
            {t.sheet.discard}
          </Button>
        </Alert>
      ) : null}
      {failure === null || state.overtaken || !state.dirty ? null : (
        <Alert kind="error" title={failureText(spoken, failure)} />
      )}
    </>
  );
};
