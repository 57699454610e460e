import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import type { Kept } from './queries.ts';
import css from './questionnaires.module.css';

type Report = Kept['debriefings'][number];

const OneReport = ({ report }: { report: Report }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.survey;
  return (
    <li className={css.report}>
      <h3>{said.reported(valueName(spoken, 'subjectKind', report.subjectKind))}</h3>
      <p className={css.faint}>{`${report.by?.name ?? ''} ${spoken.format.day(report.at)}`}</p>
      <p className={css.prose}>{report.text}</p>
      {report.evidence.map((file) => (
        <p key={file.id}>
          <a href={`/files/${file.id}`}>{file.name}</a>
        </p>
      ))}
      <p>
        <b>{said.comment}</b>{' '}
        {report.comment === null ? said.notCommented : `${report.comment} — ${report.commentBy?.name ?? ''}`}
      </p>
    </li>
  );
};

/** The reports of the subjects, the meeting at which they were heard, and what was said of each. */
export const Debriefing = ({ kept }: { kept: Kept }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.survey;
  const { meeting } = kept;
  if (kept.kind === 'survey') return null;
  return (
    <Panel title={said.debriefing}>
      {kept.debriefings.length === 0 ? <Empty title={said.notReported} hint={said.debriefingHint} /> : null}
      <Facts
        rows={[
          {
            key: 'meeting',
            label: said.meeting,
            value:
              meeting === null
                ? said.notHeld
                : said.meetingSaid(spoken.format.civil(meeting.heldOn), meeting.place, meeting.people),
          },
          ...(meeting?.attendance ?? []).map((one) => ({
            key: one.subjectKind,
            label: valueName(spoken, 'subjectKind', one.subjectKind),
            value: one.present ? said.present : said.absent(one.reason ?? ''),
          })),
        ]}
      />
      <ul className={css.reports}>
        {kept.debriefings.map((report) => (
          <OneReport key={report.subjectKind} report={report} />
        ))}
      </ul>
    </Panel>
  );
};
