import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../workflow/locale.tsx';
import css from '../standards.module.css';
import { levels } from './row.ts';
import type { Actions } from './use-actions.ts';

type Props = {
  readonly actions: Actions;
  /** How many rows are shown, and how many there are. */
  readonly shown: number;
  readonly all: number;
  readonly search: string;
  readonly onSearch: (text: string) => void;
};

/** What can be done with the rows, and the search. */
export const Toolbar = (props: Props): ReactNode => {
  const { t } = useWords();
  const { actions } = props;
  const { active } = actions;
  const none = active === null;
  return (
    <div className={css.toolbar} role="toolbar" aria-label={t.sheet.label}>
      {levels.map((level) => (
        <Button
          key={level}
          size="small"
          onClick={() => actions.onAdd(level)}
          disabled={none && level === 'item'}
        >
          {t.sheet.add[level]}
        </Button>
      ))}
      <Button size="small" disabled={none} onClick={actions.onDuplicate}>
        {t.sheet.duplicate}
      </Button>
      <Button size="small" disabled={none} onClick={() => actions.onMove('up')}>
        {t.sheet.up}
      </Button>
      <Button size="small" disabled={none} onClick={() => actions.onMove('down')}>
        {t.sheet.down}
      </Button>
      <Button
        size="small"
        danger
        disabled={none}
        onClick={() => active !== null && actions.onRemove([active.key])}
      >
        {t.sheet.remove}
      </Button>
      <Button size="small" onClick={actions.onFoldAll}>
        {actions.folded.size > 0 ? t.sheet.unfoldAll : t.sheet.foldAll}
      </Button>
      <input
        className={css.search}
        type="search"
        value={props.search}
        placeholder={t.sheet.search}
        aria-label={t.sheet.search}
        onChange={(change) => props.onSearch(change.target.value)}
      />
      {props.search === '' ? null : <span role="status">{t.sheet.shown(props.shown, props.all)}</span>}
    </div>
  );
};
