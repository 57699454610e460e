import type { ReactNode } from 'react';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { Debriefing } from './debriefing.tsx';
import { Links } from './links.tsx';
import { Papers } from './papers/papers.tsx';
import { useQuestions } from './queries.ts';
import { Questions } from './questions.tsx';
import { Result } from './result.tsx';

/** Only a ballot follows a debriefing. */
const ofDebriefing = ['questionnaire.debrief', 'questionnaire.holdMeeting', 'questionnaire.comment'] as const;

const useParts = (view: CaseView): CaseParts => {
  const kept = useQuestions(view.id).data;
  return {
    elsewhere: kept?.kind === 'survey' ? ofDebriefing : [],
    // Everybody who reported is expected at the meeting.
    presets:
      kept === undefined
        ? null
        : {
            'questionnaire.holdMeeting': () => ({
              attendance: kept.debriefings.map(({ subjectKind }) => ({ subjectKind, present: true })),
            }),
          },
    content: (
      <>
        {kept === undefined ? null : <Result kept={kept} />}
        {kept === undefined ? null : <Debriefing kept={kept} />}
        <Questions view={view} />
        <Links view={view} />
        {kept === undefined ? null : <Papers view={view} kept={kept} />}
      </>
    ),
  };
};

/** A survey or a ballot: the debriefing, its questions, the links to answer by, its papers, what it came to. */
export const QuestionnairePage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame {...props} useParts={useParts} />
);
