import type { ReactNode } from 'react';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { Findings } from './findings.tsx';
import { useFindings, useVisit, type Visit } from './queries.ts';

/** Everybody who answers for something is expected; who is absent is struck out with the reason. */
const expected = ({ attendance }: Visit): readonly Record<string, unknown>[] =>
  attendance.map(({ person, post, kind }) => ({
    person: person?.id,
    post,
    subjectKind: kind,
    present: true,
  }));

const useParts = (view: CaseView): CaseParts => {
  const findings = useFindings(view.id).data ?? [];
  const visit = useVisit(view.id);
  const answers = view.allowed.includes('siteVisit.answerFinding');
  const open = findings.filter(
    (one) => one.withdrawnAt === null && (answers ? one.answer === null : one.signedAt === null),
  );
  return {
    presets: visit === null ? null : { 'siteVisit.kickoff': () => ({ attendance: expected(visit) }) },
    content: <Findings id={view.id} />,
    sources: {
      findings: open.map((one) => ({ id: one.id, label: `${one.indicator} · ${one.facts.slice(0, 60)}` })),
      given: {
        subject: (visit?.attendance ?? []).flatMap(({ person }) =>
          person === null ? [] : [{ id: person.id, label: person.name }],
        ),
        member: (visit?.team ?? []).map(({ id, name }) => ({ id, label: name })),
        session: (visit?.sessions ?? [])
          .filter(({ endsAt }) => endsAt === null)
          .map(({ id, place }) => ({ id, label: place })),
      },
    },
  };
};

/** A visit: its plan, its findings, its sessions in the journal. */
export const SiteVisitPage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} useParts={useParts} />
);
