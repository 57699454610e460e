import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { useSaying } from './saying.tsx';

const useParts = ({ machine, stage }: CaseView): CaseParts => {
  const { nextTitle, steps } = useSaying().o.ledger;
  const step = steps[machine]?.[stage];
  if (step === undefined) return {};
  return {
    content: (
      <Panel title={nextTitle}>
        <p>{step}</p>
      </Panel>
    ),
  };
};

/** An order or one of its items, with what is to be done next and by whom. */
export const RectificationPage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} useParts={useParts} />
);
