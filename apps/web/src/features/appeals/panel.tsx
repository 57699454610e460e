import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { conflictText, useWords, valueName, wordOf } from '../../workflow/locale.tsx';
import css from './appeals.module.css';
import type { AppealFile, Candidate } from './queries.ts';

/** Who sits on the panel and who has declared. */
export const Seats = ({ file }: { file: AppealFile }): ReactNode => {
  const { t, format } = useWords();
  const said = t.appealFile;
  return (
    <Panel title={said.panel} aside={<Badge>{said.level[file.level]}</Badge>}>
      {file.panel.length === 0 ? <p>{said.noPanel}</p> : null}
      <ul className={css.people}>
        {file.panel.map(({ person, role, declaredAt }) => (
          <li key={person.id}>
            <strong>{person.name}</strong>
            <span>{role === 'chair' ? said.chair : said.member}</span>
            <span className={css.small}>
              {declaredAt === null ? said.undeclared : said.declared(format.day(declaredAt))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** Who was asked to be recused or stepped back, and what was decided. */
export const Recusals = ({ file }: { file: AppealFile }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.appealFile;
  return (
    <Panel title={said.recusals}>
      {file.recusals.length === 0 ? <p>{said.noRecusals}</p> : null}
      <ul className={css.people}>
        {file.recusals.map((one) => (
          <li key={one.id}>
            <strong>{one.person.name}</strong>
            <Badge tone={one.outcome === 'asked' ? 'risk' : 'plain'}>
              {wordOf(said.outcome, one.outcome)}
            </Badge>
            <span>
              {[
                wordOf(said.source, one.source),
                valueName(spoken, 'tie', one.tie),
                one.reason,
                format.day(one.at),
                one.decision,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** Every reason why somebody is out, in words. */
const useReasons = (): ((candidate: Candidate) => string) => {
  const spoken = useWords();
  return ({ conflicts }) => conflictText(spoken, conflicts);
};

/** Who may be named for the panel, and the reason why each of the others is out. */
export const Candidates = ({ file }: { file: AppealFile }): ReactNode => {
  const { t } = useWords();
  const reasons = useReasons();
  const said = t.appealFile;
  const all = file.candidates ?? [];
  if (all.length === 0) return null;
  return (
    <Panel title={said.candidates} aside={t.count(all.length)}>
      <p className={css.small}>{said.candidatesHint}</p>
      <ul className={css.candidates}>
        {all.map((one) => (
          <li key={one.person.id}>
            <strong>{one.person.name}</strong>
            {one.conflicts.length === 0 ? (
              <Badge tone="done">{said.clear}</Badge>
            ) : (
              <>
                <Badge tone="overdue" mark="cross">
                  {t.recusals.title}
                </Badge>
                <span>{reasons(one)}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** How far the vote is, and the decision once it may be read. */
export const Vote = ({ file }: { file: AppealFile }): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const said = t.appealFile;
  const { vote, decision } = file;
  if (vote === null && decision === null) return null;
  const acts: Readonly<Record<string, { readonly label: string }>> = words.machines.appeal.events;
  return (
    <Panel title={said.vote}>
      {vote === null ? null : (
        <>
          <p>{said.votes(vote.cast, vote.of)}</p>
          <p className={css.small}>{vote.cast < vote.of ? said.sealedHint : said.openHint}</p>
        </>
      )}
      {decision === null ? (
        <p className={css.small}>{said.decisionHint}</p>
      ) : (
        <p>
          <strong>{acts[decision.event]?.label ?? said.decision}</strong> {decision.reasons}
        </p>
      )}
    </Panel>
  );
};
