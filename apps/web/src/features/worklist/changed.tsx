import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { NoticeLine } from '../../workflow/case/notice-line.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { useChanged } from './queries.ts';
import css from './worklist.module.css';

/** What changed since one last looked. */
export const Changed = (): ReactNode => {
  const { t } = useWords();
  const { data } = useChanged();
  const items = data?.items ?? [];
  return (
    <Panel title={t.worklist.changed} aside={<Link to="/notices">{t.worklist.allNotices}</Link>}>
      {items.length === 0 ? <Empty title={t.worklist.nothingChanged} /> : null}
      <ul className={css.list}>
        {items.map((notice) => (
          <li key={notice.id}>
            <NoticeLine notice={notice} />
          </li>
        ))}
      </ul>
    </Panel>
  );
};
