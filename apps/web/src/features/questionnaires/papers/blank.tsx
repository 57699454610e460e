import type { Question } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { useWords } from '../../../workflow/locale.tsx';
import { classesOf } from '../builder/asked.tsx';
import { answerName } from '../builder/condition.tsx';
import { optionKeys } from '../builder/option.ts';
import { Printed } from '../printed.tsx';
import type { Kept } from '../queries.ts';
import css from '../questionnaires.module.css';

const box = '□';
const Boxes = ({ options }: { options: readonly string[] }): ReactNode => (
  <ul className={css.boxes}>
    {options.map((option) => (
      <li key={option}>{`${box} ${option}`}</li>
    ))}
  </ul>
);

const OnPaper = ({ question, at, kept }: { question: Question; at: number; kept: Kept }): ReactNode => {
  const { locale } = useWords();
  const options = optionKeys(question, kept).map((value) =>
    answerName(question, { value, choices: kept.choices, locale }),
  );
  return (
    <div>
      <p>
        <b>{`${at + 1}. ${question.text}`}</b>
      </p>
      {question.kind === 'matrix' ? (
        question.rows.map((row) => (
          <div key={row.key}>
            <p>{row.label}</p>
            <Boxes options={options} />
          </div>
        ))
      ) : (
        <Boxes options={options} />
      )}
      {question.kind === 'text' ? <div className={css.lines} /> : null}
    </div>
  );
};

/** One paper of a class: no number and no name, so that it is like every other of its class. */
const BlankPaper = ({ kept, label }: { kept: Kept; label: string }): ReactNode => {
  const said = useWords().t.survey;
  return (
    <div className={css.paper}>
      <h3>{kept.title}</h3>
      <p>
        {said.class} <b>{label}</b>
      </p>
      <p>{said.paperMark}</p>
      {kept.questions.map((question, at) => (
        <OnPaper key={question.id} question={question} at={at} kept={kept} />
      ))}
    </div>
  );
};

type Props = { kept: Kept; count: number; onDone: () => void };
/** As many papers of each class as asked for. */
export const BlankPapers = ({ kept, count, onDone }: Props): ReactNode => {
  const { t, locale } = useWords();
  const classes = classesOf(kept, { own: t.survey.own, served: t.survey.served, locale }).filter(
    ({ key }) => (kept.voters[key] ?? 0) > 0,
  );
  const papers = classes.flatMap(({ key, label }) =>
    Array.from({ length: count }, (_, at) => ({ key: `${key}-${at}`, label })),
  );
  return (
    <Printed onDone={onDone}>
      <div className={css.papers}>
        {papers.map(({ key, label }) => (
          <BlankPaper key={key} kept={kept} label={label} />
        ))}
      </div>
    </Printed>
  );
};
