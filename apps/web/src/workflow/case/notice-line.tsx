import { machineNames } from '@kaohe/domain';
import type { NoticeParams } from '@kaohe/wording';
import type { inferOutput } from '@trpc/tanstack-react-query';
import type { ReactNode } from 'react';
import type { useTRPC } from '../api.ts';
import { noteOf, useWords } from '../locale.tsx';
import css from '../timeline.module.css';
import { CaseLink, isMachine } from './case-name.tsx';

export type Notice = inferOutput<ReturnType<typeof useTRPC>['notice']['list']>['items'][number];

/** A notice in the reader's language: its words are found by its name. */
const useNote = (notice: Notice): { title: string; body: string } => {
  const found = noteOf(useWords(), notice.notice);
  const params: NoticeParams = notice.params;
  return { title: found.title, body: found.body(params) };
};

/** One notice: what happened, in a sentence, and the way there. */
export const NoticeLine = ({ notice }: { notice: Notice }): ReactNode => {
  const { format } = useWords();
  const { title, body } = useNote(notice);
  const { instanceId, machine } = notice;
  return (
    <>
      <p className={css.sentence}>
        {instanceId === null || machine === null || !isMachine(machineNames, machine) ? (
          <strong>{title}</strong>
        ) : (
          <CaseLink row={{ id: instanceId, machine, title: null, unit: null }}>{title}</CaseLink>
        )}
        <time dateTime={notice.at}>{format.time(notice.at)}</time>
      </p>
      <p className={css.body}>{body}</p>
    </>
  );
};
