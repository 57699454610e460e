import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useTRPC } from '../api.ts';
import { useWords, wordOf } from '../locale.tsx';
import css from './case.module.css';

/** The letters of a case. Nothing where there is none yet. */
export const Documents = ({ id }: { id: string }): ReactNode => {
  const { t, words, format } = useWords();
  const trpc = useTRPC();
  // A letter is written after the move that asked for it, and moves nothing itself.
  const found = useQuery({ ...trpc.document.byCase.queryOptions({ id }), refetchInterval: 10_000 });
  const documents = found.data ?? [];
  if (documents.length === 0) return null;
  return (
    <Panel title={t.documents} aside={t.count(documents.length)}>
      <ul className={css.children}>
        {documents.map((one) => (
          <li key={one.id} className={css.child}>
            <Link to="/letter/$id" params={{ id: one.id }} search={{}}>
              <Icon name="file" size={1} /> {wordOf(words.documents, one.kind)}
            </Link>
            <span className={css.small}>{one.number}</span>
            <time className={css.small} dateTime={one.at}>
              {format.day(one.at)}
            </time>
            {one.because === null ? null : <Badge tone="overdue">{t.letters.ended[one.because]}</Badge>}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
