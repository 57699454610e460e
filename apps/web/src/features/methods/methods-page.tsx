import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { Bank } from './bank.tsx';
import { Drills } from './drills.tsx';
import { Interviews } from './interviews.tsx';
import css from './methods.module.css';
import { useAssessment, useMethods } from './queries.ts';
import { Sides } from './sides.tsx';
import { Tests } from './tests.tsx';

const parts = ['sides', 'interview', 'effectTest', 'drill', 'bank'] as const;
type Part = (typeof parts)[number];

type Props = { id: string; part: string | undefined; onPart: (part: Part) => void };

/** How a unit is looked into besides its papers: talks, tests, drills, and what all methods say side by side. */
export const MethodsPage = ({ id, part, onPart }: Props): ReactNode => {
  const { t, words } = useWords();
  const view = useAssessment(id).data;
  const methods = useMethods(id).data;
  if (view === undefined || methods === undefined) return <Skeleton label={t.loading} lines={8} />;
  const shown = parts.find((one) => one === part) ?? 'sides';
  const of = { id, view, methods };
  return (
    <Page
      title={t.documentTitle(t.methods.title, words.product.name)}
      heading={t.methods.of(methods.unit)}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'assessment', id }} search={{}}>
          {t.methods.back}
        </Link>
      }
    >
      <nav className={css.tabs} aria-label={t.methods.partsLabel}>
        {parts.map((one) => (
          <button key={one} type="button" aria-current={one === shown} onClick={() => onPart(one)}>
            {t.methods.parts[one]}
          </button>
        ))}
      </nav>
      {methods.mayRecord || shown === 'sides' || shown === 'bank' ? null : (
        <Alert kind="note" title={t.methods.closedStage} />
      )}
      {shown === 'sides' ? <Sides id={id} /> : null}
      {shown === 'interview' ? <Interviews {...of} /> : null}
      {shown === 'effectTest' ? <Tests {...of} /> : null}
      {shown === 'drill' ? <Drills {...of} /> : null}
      {shown === 'bank' ? <Bank methods={methods} /> : null}
    </Page>
  );
};
