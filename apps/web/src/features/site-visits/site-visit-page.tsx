import type { ReactNode } from 'react';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { Findings } from './findings.tsx';
import { useFindings, useIndicators } from './queries.ts';

const useParts = (view: CaseView): CaseParts => {
  const findings = useFindings(view.id);
  const indicators = useIndicators(view.parentId);
  const open = (findings.data ?? []).filter((one) => one.signedAt === null && one.withdrawnAt === null);
  return {
    content: <Findings id={view.id} />,
    sources: {
      findings: open.map((one) => ({ id: one.id, label: `${one.indicator} · ${one.facts.slice(0, 60)}` })),
      indicators: (indicators.data ?? []).map((one) => ({ id: one.code, label: `${one.code} ${one.name}` })),
    },
  };
};

/** A visit: its plan, its findings, its sessions in the journal. */
export const SiteVisitPage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} useParts={useParts} />
);
