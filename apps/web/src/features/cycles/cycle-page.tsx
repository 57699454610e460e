import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { type CaseView, useTRPC } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './cycles.module.css';
import { useCyclePresets } from './forms.ts';
import { useReportPreset } from './report/preset.ts';

/** The way to the page that issues all feedback, which is the office's. */
const MassIssue = ({ cycleId }: { cycleId: string }): ReactNode => {
  const { t } = useWords();
  const me = useQuery({ ...useTRPC().session.me.queryOptions(), staleTime: 60_000 });
  if (!me.data?.appointments.some(({ role }) => role === 'office')) return null;
  return (
    <li>
      <Link to="/issue/$cycleId" params={{ cycleId }} search={{}}>
        {t.letters.mass.open}
      </Link>
      <p>{t.letters.mass.does}</p>
    </li>
  );
};

/** The pages about the whole year; those about all its units are for who isn't a unit's own. */
const Pages = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  const cycleId = view.id;
  const manages = Object.keys(view.context).length > 0;
  return (
    <Panel title={t.cyclePages}>
      <ul className={css.links}>
        <li>
          <Link to="/policy/$cycleId" params={{ cycleId }} search={{}}>
            {t.yearRules.policy}
          </Link>
          <p>{t.yearRules.policyDoes}</p>
        </li>
        <li>
          <Link to="/register/$cycleId" params={{ cycleId }} search={{}}>
            {t.letters.title}
          </Link>
          <p>{t.letters.hint}</p>
        </li>
        <li>
          <Link to="/periods/$cycleId" params={{ cycleId }} search={{}}>
            {t.records.periods}
          </Link>
        </li>
        {manages ? (
          <>
            <li>
              <Link to="/coverage/$cycleId" params={{ cycleId }} search={{}}>
                {t.records.coverage}
              </Link>
            </li>
            <MassIssue cycleId={cycleId} />
            <li>
              <Link to="/grades/$cycleId" params={{ cycleId }} search={{}}>
                {t.yearRules.grades}
              </Link>
              <p>{t.yearRules.gradesDoes}</p>
            </li>
            <li>
              <Link to="/visit-plan/$cycleId" params={{ cycleId }} search={{}}>
                {t.visitPlan.title}
              </Link>
            </li>
            <li>
              <Link to="/calibration/$cycleId" params={{ cycleId }} search={{}}>
                {t.scoring.calibration.title}
              </Link>
            </li>
            <li>
              <Link to="/assessors/$cycleId" params={{ cycleId }} search={{}}>
                {t.assessors.title}
              </Link>
            </li>
            <li>
              <Link to="/report/$cycleId" params={{ cycleId }} search={{}}>
                {t.report.title}
              </Link>
              <p>{t.report.does}</p>
            </li>
            <li>
              <Link to="/linkage/$cycleId" params={{ cycleId }} search={{}}>
                {t.linkage.title}
              </Link>
            </li>
          </>
        ) : null}
      </ul>
    </Panel>
  );
};

/** The policy is edited on its own page, not as a form among others. */
const elsewhere = ['cycle.setPolicy', 'cycle.proposePolicy'];
const useParts = (view: CaseView): CaseParts => {
  const start = useCyclePresets();
  const report = useReportPreset(view);
  return {
    content: <Pages view={view} />,
    elsewhere,
    presets: report === null ? null : { ...start, ...report },
  };
};

/** One year's assessment, with the pages about all its units. */
export const CyclePage = (props: CaseFrameProps): ReactNode => <CaseFrame {...props} useParts={useParts} />;
