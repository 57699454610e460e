import type { ReactNode } from 'react';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { Findings } from './findings.tsx';
import { type Subject, useFindings, useSubjects } from './queries.ts';

/** Everybody who answers for something is expected; who is absent is struck out with the reason. */
const present = ({ name, kind }: Subject): Record<string, unknown> => ({
  post: name,
  subjectKind: kind,
  present: true,
});

const useParts = (view: CaseView): CaseParts => {
  const findings = useFindings(view.id);
  const subjects = useSubjects(view.parentId);
  const open = (findings.data ?? []).filter((one) => one.signedAt === null && one.withdrawnAt === null);
  return {
    presets:
      subjects === null ? null : { 'siteVisit.kickoff': () => ({ attendance: subjects.map(present) }) },
    content: <Findings id={view.id} />,
    sources: {
      findings: open.map((one) => ({ id: one.id, label: `${one.indicator} · ${one.facts.slice(0, 60)}` })),
    },
  };
};

/** A visit: its plan, its findings, its sessions in the journal. */
export const SiteVisitPage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} useParts={useParts} />
);
