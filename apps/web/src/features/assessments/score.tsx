import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords } from '../../workflow/locale.tsx';
import { Total } from './formula.tsx';
import { useExplanation } from './queries.ts';
import { Tree } from './tree.tsx';

/** The score on the page of its case; compared and as text on a page of its own. */
export const Score = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  const found = useExplanation(view.id);
  const told = found.data ?? null;
  if (found.isPending) return <Skeleton label={t.loading} />;
  if (told === null)
    return (
      <Panel title={t.score.title}>
        <Empty title={t.explanation.notYet} hint={t.explanation.notYetHint} />
      </Panel>
    );
  return (
    <Panel title={t.score.title} aside={<Total told={told} />}>
      <p>
        <Link to="/scores/$id" params={{ id: view.id }} search={{}}>
          {t.explanation.title}
        </Link>{' '}
        {t.explanation.open}
      </p>
      <Tree told={told} id={view.id} />
    </Panel>
  );
};
