import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './appeals.module.css';
import { DisputedLines } from './disputed-lines.tsx';
import { Candidates, Recusals, Seats, Vote } from './panel.tsx';
import { type AppealFile, type Disputed, useDisputed, useFile } from './queries.ts';
import { Hearing, Rules, SideOf } from './sides.tsx';

/** The way to what the decision changed, once it counts. */
const Before = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  const assessment = view.parents.find(({ machine }) => machine === 'assessment');
  if (view.closedAt === null || assessment === undefined) return null;
  return (
    <Panel title={t.appealFile.before}>
      <p>{t.appealFile.beforeHint}</p>
      <Link to="/feedback/$id" params={{ id: assessment.id }} search={{}}>
        {t.feedback.changes}
      </Link>
    </Panel>
  );
};

/** A panel, or a member of it, is named now. */
const names = ({ allowed, withheld }: CaseView): boolean =>
  ['appeal.empanel', 'appeal.replaceMember'].some(
    (event) => allowed.includes(event) || withheld.some((one) => one.event === event),
  );

const deciding: readonly string[] = ['appeal.grantRecusal', 'appeal.denyRecusal'];
/** Nothing is offered to decide where no recusal is asked for. */
const idle = (file: AppealFile | undefined): readonly string[] =>
  file?.recusals.some(({ outcome }) => outcome === 'asked') ? [] : deciding;

type FileProps = { view: CaseView; file: AppealFile; lines: readonly Disputed[] };

/** Panel and recusals first, the rules above, the lines between both sides, the vote below. */
const File = ({ view, file, lines }: FileProps): ReactNode => {
  const { t } = useWords();
  return (
    <>
      <Recusals file={file} />
      <Rules file={file} />
      <Panel title={t.appealFile.sides}>
        <div className={css.file}>
          <SideOf file={file} side="appellant" />
          <DisputedLines lines={lines} />
          <SideOf file={file} side="team" />
        </div>
      </Panel>
      <Hearing file={file} />
      <Vote file={file} />
      <Before view={view} />
      <Seats file={file} />
      {names(view) ? <Candidates file={file} /> : null}
    </>
  );
};

const useParts = (view: CaseView): CaseParts => {
  const { t, format } = useWords();
  const disputed = useDisputed(view.id);
  const file = useFile(view.id);
  const lines = (disputed.data ?? []).map((line) => ({
    id: line.id,
    label: `${line.indicator} ${format.points(line.points, true)} · ${line.reason}`,
  }));
  const members = (file.data?.panel ?? []).map(({ person }) => ({ id: person.id, label: person.name }));
  return {
    content:
      file.data === undefined ? (
        <Skeleton label={t.loading} />
      ) : (
        <File view={view} file={file.data} lines={disputed.data ?? []} />
      ),
    sources: { lines, given: { member: members } },
    names: Object.fromEntries([...lines, ...members].map((one) => [one.id, one.label])),
    bornWith: false,
    elsewhere: idle(file.data),
  };
};

/** The appeal file on one page: the disputed lines between both sides' statements, rules, recusals, the vote. */
export const AppealPage = (props: CaseFrameProps): ReactNode => <CaseFrame {...props} useParts={useParts} />;
