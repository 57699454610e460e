import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { useWords } from '../../workflow/locale.tsx';

/** The pages about all units of the cycle, for those who are not a unit's own. */
const Pages = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  if (Object.keys(view.context).length === 0) return null;
  const cycleId = view.id;
  return (
    <Panel title={t.cyclePages}>
      <ul>
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
          <Link to="/linkage/$cycleId" params={{ cycleId }} search={{}}>
            {t.linkage.title}
          </Link>
        </li>
      </ul>
    </Panel>
  );
};

const useParts = (view: CaseView): CaseParts => ({ content: <Pages view={view} /> });

/** One year's assessment, with the pages about all its units. */
export const CyclePage = (props: CaseFrameProps): ReactNode => <CaseFrame {...props} useParts={useParts} />;
