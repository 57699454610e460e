import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { useNow } from '../../workflow/due.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { Attendance } from './attendance.tsx';
import { Findings } from './findings.tsx';
import { Overview, WrapUp } from './overview.tsx';
import { Programme } from './programme/programme-panel.tsx';
import { type Finding, useFindings, useIsOutside, useVisit, type Visit } from './queries.ts';
import { Samples } from './sample/samples.tsx';
import { Sessions } from './sessions.tsx';

const runs = (visit: Visit): Visit['sessions'] => visit.sessions.filter(({ endsAt }) => endsAt === null);

/** What a form starts with: now, oneself, and the one session under way. */
const presetsOf = (visit: Visit, now: string): NonNullable<CaseParts['presets']> => ({
  'siteVisit.beginSession': () => ({
    startsAt: now,
    members: visit.team.filter(({ me }) => me).map(({ id }) => id),
  }),
  'siteVisit.endSession': () => ({
    endsAt: now,
    ...(runs(visit).length === 1 ? { session: runs(visit)[0]?.id } : {}),
  }),
});

const Content = (props: { view: CaseView; visit: Visit | null; findings: readonly Finding[] }): ReactNode => {
  const { t } = useWords();
  const { view, visit, findings } = props;
  if (visit === null) return <Skeleton label={t.loading} lines={6} />;
  return (
    <>
      <Overview visit={visit} />
      <Programme view={view} visit={visit} />
      <Attendance view={view} visit={visit} />
      <Samples view={view} visit={visit} />
      <Sessions view={view} visit={visit} />
      <Findings view={view} visit={visit} rows={findings} />
      <Methods view={view} />
      <WrapUp visit={visit} />
    </>
  );
};

/** Where these are done: in the panels below, beside what they are about, and the sign-in on a page of its own. */
const elsewhere = [
  'siteVisit.arrange',
  'siteVisit.kickoff',
  'siteVisit.signIn',
  'siteVisit.drawSample',
  'siteVisit.countersign',
  'siteVisit.answerFinding',
];

/** The way to the talks, tests and drills of the visit. */
const Methods = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  const outside = useIsOutside(view.parentId);
  if (view.parentId === null || !outside) return null;
  return (
    <Panel title={t.methods.panel}>
      <p>{t.methods.panelHint}</p>
      <Link to="/methods/$id" params={{ id: view.parentId }} search={{}}>
        {t.methods.open}
      </Link>
    </Panel>
  );
};

const useParts = (view: CaseView): CaseParts => {
  const findings = useFindings(view.id).data ?? [];
  const visit = useVisit(view.id);
  const now = useNow().toISOString();
  const standing = findings.filter(({ withdrawnAt }) => withdrawnAt === null);
  return {
    presets: visit === null ? null : presetsOf(visit, now),
    content: <Content view={view} visit={visit} findings={findings} />,
    bornWith: false,
    elsewhere,
    sources: {
      findings: standing.map((one) => ({
        id: one.id,
        label: `${one.indicator} · ${one.facts.slice(0, 60)}`,
      })),
      given: {
        member: (visit?.team ?? []).map(({ id, name }) => ({ id, label: name })),
        session: (visit === null ? [] : runs(visit)).map(({ id, place }) => ({ id, label: place })),
      },
    },
  };
};

/** A visit as its lead runs it: who came, what is drawn, what is done, what is found, what is signed. */
export const SiteVisitPage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} useParts={useParts} />
);
