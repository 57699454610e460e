import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../workflow/locale.tsx';
import css from '../standards.module.css';
import type { Actions } from './use-actions.ts';

/** What can be done with the row where one stands. */
export const RowButtons = ({ actions }: { readonly actions: Actions }): ReactNode => {
  const { t } = useWords();
  const { active } = actions;
  const none = active === null;
  return (
    <>
      <Button size="small" disabled={none} onClick={() => actions.onAdd('item')}>
        {t.sheet.add.item}
      </Button>
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
    </>
  );
};

type Props = {
  readonly actions: Actions;
  /** There a row is opened to do something with it. */
  readonly isPhone: boolean;
  /** How many rows are shown, and how many there are. */
  readonly shown: number;
  readonly all: number;
  readonly search: string;
  readonly onSearch: (text: string) => void;
};

/** What can be done with the rows, and the search. */
export const Toolbar = (props: Props): ReactNode => {
  const { t } = useWords();
  const { actions, isPhone } = props;
  return (
    <div className={css.toolbar} role="toolbar" aria-label={t.sheet.label}>
      {(['dimension', 'indicator'] as const).map((level) => (
        <Button key={level} size="small" onClick={() => actions.onAdd(level)}>
          {t.sheet.add[level]}
        </Button>
      ))}
      {isPhone ? null : <RowButtons actions={actions} />}
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
