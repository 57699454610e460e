import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Columns, Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { BesidePanel } from './beside.tsx';
import { Formula, Gates, GradeOf, Total } from './formula.tsx';
import { useExplanation } from './queries.ts';
import { TextOf } from './text.tsx';
import { Tree } from './tree.tsx';

/** Why this score: the whole way from the composite to the evidence, beside last year and like units, and as text. */
export const ScorePage = ({ id }: { id: string }): ReactNode => {
  const { t, words } = useWords();
  const said = t.explanation;
  const found = useExplanation(id);
  const back = (
    <Link to="/cases/$machine/$id" params={{ machine: 'assessment', id }} search={{}} data-print="no">
      {said.back}
    </Link>
  );
  const told = found.data ?? null;
  if (found.isPending) return <Skeleton label={t.loading} lines={8} />;
  if (told === null)
    return (
      <Page title={t.documentTitle(said.title, words.product.name)} heading={said.title} above={back}>
        <Panel title={said.title}>
          <Empty title={said.notYet} hint={said.notYetHint} />
        </Panel>
      </Page>
    );
  return (
    <Page
      title={t.documentTitle(said.title, words.product.name)}
      heading={said.of(told.unit.name, told.cycle.name)}
      above={back}
      aside={<Total told={told} />}
    >
      <Columns
        main={
          <>
            <Panel title={said.tree}>
              <Tree told={told} id={id} />
            </Panel>
            <Formula told={told} />
            <BesidePanel told={told} id={id} />
            <TextOf told={told} />
          </>
        }
        side={
          <>
            <GradeOf told={told} />
            <Gates told={told} />
          </>
        }
      />
    </Page>
  );
};
