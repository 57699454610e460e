import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords, valueName } from '../../workflow/locale.tsx';
import css from './feedback.module.css';
import type { Feedback } from './queries.ts';

type Text = NonNullable<Feedback['text']>;

const Files = ({ files }: { files: Text['problems'][number]['evidence'] }): ReactNode => (
  <span className={css.files}>
    {files.map((file) => (
      <a key={file.id} href={`/files/${file.id}`}>
        {file.name}
      </a>
    ))}
  </span>
);

/** Achievements and problems, each with its evidence. */
export const Letter = ({ feedback }: { feedback: Feedback }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.feedback;
  const { text, issuedAt } = feedback;
  if (text === null)
    return (
      <Panel title={said.letter}>
        <Empty title={said.notYet} hint={said.notYetHint} />
      </Panel>
    );
  return (
    <Panel title={said.letter} aside={issuedAt === null ? null : said.issued(format.day(issuedAt))}>
      <div className={css.letter}>
        <h3>{said.achievements}</h3>
        {text.achievements.length === 0 ? <p>{said.none}</p> : null}
        <ol>
          {text.achievements.map((one) => (
            <li key={one.text}>
              <p className={css.pre}>{one.text}</p>
              <Files files={one.evidence} />
            </li>
          ))}
        </ol>
        <h3>{said.problems}</h3>
        {text.problems.length === 0 ? <p>{said.none}</p> : null}
        <ol>
          {text.problems.map((one) => (
            <li key={`${one.indicator} ${one.text}`}>
              <p className={css.pre}>{one.text}</p>
              <p className={css.small}>
                {`${one.indicator} ${one.name ?? ''} · ${valueName(spoken, 'subjectKind', one.subjectKind)}`}
              </p>
              <Files files={one.evidence} />
            </li>
          ))}
        </ol>
        {text.noneFound === null ? null : (
          <p>
            {text.noneFound}{' '}
            {text.by === null ? null : said.statement({ name: text.by.name, day: format.day(text.at) })}
          </p>
        )}
        {text.by === null ? null : (
          <p className={css.small}>{said.composedBy({ name: text.by.name, day: format.day(text.at) })}</p>
        )}
      </div>
    </Panel>
  );
};

/** Who has acknowledged it, from which day the appeal window counts; deemed received is nobody's signature. */
export const Receipts = ({ view, feedback }: { view: CaseView; feedback: Feedback }): ReactNode => {
  const { t, format } = useWords();
  const said = t.feedback;
  if (feedback.issuedAt === null) return null;
  return (
    <Panel title={said.receipts}>
      {feedback.receipts.length === 0 ? <p>{said.noReceipt}</p> : null}
      <ul>
        {feedback.receipts.map(({ person, at }) => (
          <li key={at}>
            {person === null
              ? said.deemed(format.day(at))
              : said.received({ name: person.name, day: format.day(at) })}
          </li>
        ))}
      </ul>
      {view.allowed.includes('assessment.receive') ? (
        <Link
          to="/cases/$machine/$id"
          params={{ machine: 'assessment', id: view.id }}
          search={{ act: 'assessment.receive' }}
        >
          {said.goReceive}
        </Link>
      ) : null}
    </Panel>
  );
};
