import { type Answer, givenAnswers, type Paper, type PaperDifference, type Question } from '@kaohe/domain';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { failureOf } from '../../../workflow/fault.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import { classesOf } from '../builder/asked.tsx';
import { answerName } from '../builder/condition.tsx';
import { optionKeys } from '../builder/option.ts';
import { type Kept, useEnterPapers } from '../queries.ts';
import { PaperCell } from './cell.tsx';
import css from './entry.module.css';

type Props = {
  id: string;
  kept: Kept;
  batch: number;
  pass: 1 | 2;
  start: readonly Paper[] | null;
  differences: readonly PaperDifference[];
  onDone: () => void;
};

const rowName = (question: Question, row: string): string =>
  question.kind === 'matrix' ? (question.rows.find(({ key }) => key === row)?.label ?? row) : row;

const said = (
  answer: Answer | null,
  {
    question,
    kept,
    locale,
    comma,
  }: { question: Question | undefined; kept: Kept; locale: string; comma: string },
): string => {
  if (answer === null || question === undefined) return answer === null ? '' : String(answer);
  const name = (value: string): string => answerName(question, { value, choices: kept.choices, locale });
  if (typeof answer === 'object' && !Array.isArray(answer))
    return Object.entries(answer)
      .map(([row, value]) => `${rowName(question, row)} ${name(value)}`)
      .join(comma);
  return (Array.isArray(answer) ? answer : [String(answer)]).map(name).join(comma);
};

/** Where the two entries differ, with what stands in each. */
const Differences = ({
  kept,
  pass,
  differences,
}: Pick<Props, 'kept' | 'pass' | 'differences'>): ReactNode => {
  const { t, locale } = useWords();
  if (differences.length === 0) return null;
  const classes = classesOf(kept, { own: t.survey.own, served: t.survey.served, locale });
  const told = (answer: Answer | null, id: string | null): string => {
    if (id === null)
      return answer === null
        ? t.survey.missingPaper
        : (classes.find(({ key }) => key === answer)?.label ?? String(answer));
    const question = kept.questions.find((one) => one.id === id);
    return said(answer, { question, kept, locale, comma: t.listComma }) || t.survey.blank;
  };
  return (
    <Alert kind="risk" title={t.survey.differHint}>
      <ul>
        {differences.map((one) => {
          const [mine, other] = pass === 1 ? [one.first, one.second] : [one.second, one.first];
          const place = kept.questions.findIndex(({ id }) => id === one.question);
          const where = place < 0 ? t.survey.class : t.survey.number(place + 1);
          return (
            <li key={`${one.paper}/${one.question}`}>
              {t.survey.differs({
                paper: t.survey.paperNo(one.paper),
                where,
                mine: told(mine, one.question),
                other: told(other, one.question),
              })}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
};

/** Enter goes to the next cell, as in a sheet; in the last one it adds a paper. */
const nextCell = (pressed: KeyboardEvent<HTMLElement>, onEnd: () => void): void => {
  if (
    pressed.key !== 'Enter' ||
    pressed.target instanceof HTMLTextAreaElement ||
    pressed.target instanceof HTMLButtonElement
  )
    return;
  pressed.preventDefault();
  const cells: readonly EventTarget[] = [
    ...pressed.currentTarget.querySelectorAll('select, input, textarea'),
  ];
  const next = cells[cells.indexOf(pressed.target) + 1];
  if (next === undefined) onEnd();
  else if (next instanceof HTMLElement) next.focus();
};

/** Papers typed row by row; digits choose, Enter goes on. */
export const Entry = ({ id, kept, batch, pass, start, differences, onDone }: Props): ReactNode => {
  const spoken = useWords();
  const { t, locale } = spoken;
  const words = t.survey;
  const classes = classesOf(kept, { own: words.own, served: words.served, locale }).filter(
    ({ key }) => (kept.voters[key] ?? 0) > 0,
  );
  const blank: Paper = { class: classes[0]?.key ?? '', answers: {} };
  const [papers, setPapers] = useState<readonly Paper[]>(start ?? [blank]);
  const enter = useEnterPapers();
  const body = useRef<HTMLTableSectionElement>(null);
  const change = (at: number, next: Paper): void =>
    setPapers(papers.map((one, place) => (place === at ? next : one)));
  const add = (): void => {
    setPapers([...papers, { ...blank, class: papers.at(-1)?.class ?? blank.class }]);
    setTimeout(() => body.current?.querySelector<HTMLElement>('tr:last-child select')?.focus());
  };
  const save = (): void => {
    const sent = papers.map((one) => ({ class: one.class, answers: givenAnswers(one.answers) }));
    enter.mutate(
      { id, batch, pass, papers: sent },
      { onSuccess: ({ differences: left }) => (left === null || left === 0 ? onDone() : undefined) },
    );
  };
  return (
    <form
      className={css.entry}
      aria-label={`${words.batch(batch)} ${pass === 1 ? words.firstEntry : words.secondEntry}`}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        save();
      }}
    >
      <h3>{`${words.batch(batch)} · ${pass === 1 ? words.firstEntry : words.secondEntry}`}</h3>
      <p className={css.faint}>{words.keys}</p>
      <Differences kept={kept} pass={pass} differences={differences} />
      <div className={css.scroll}>
        <table className={css.table} onKeyDown={(pressed) => nextCell(pressed, add)}>
          <thead>
            <tr>
              <th scope="col">{words.paper}</th>
              <th scope="col">{words.class}</th>
              {kept.questions.map((question, at) => (
                <th key={question.id} scope="col" title={question.text}>
                  {`${at + 1}. ${question.text.slice(0, 16)}`}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">{words.dropBatch}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {papers.map((paper, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a paper is its place in the pile, it has no other name
              <tr key={at}>
                <th scope="row">{words.paperNo(at + 1)}</th>
                <td>
                  <select
                    aria-label={`${words.paperNo(at + 1)} ${words.class}`}
                    value={paper.class}
                    onChange={({ target }) => change(at, { ...paper, class: target.value })}
                  >
                    {classes.map(({ key, label }) => (
                      <option key={key} value={key}>
                        {label}
                      </option>
                    ))}
                  </select>
                </td>
                {kept.questions.map((question, place) => (
                  <td key={question.id}>
                    <PaperCell
                      question={question}
                      keys={optionKeys(question, kept)}
                      nameOf={(value) => answerName(question, { value, choices: kept.choices, locale })}
                      label={`${words.paperNo(at + 1)} ${words.number(place + 1)}`}
                      value={paper.answers[question.id]}
                      onChange={(answer) =>
                        change(at, { ...paper, answers: { ...paper.answers, [question.id]: answer } })
                      }
                    />
                  </td>
                ))}
                <td>
                  <Button
                    size="small"
                    aria-label={words.removePaper(at + 1)}
                    disabled={papers.length === 1}
                    onClick={() => setPapers(papers.filter((_, other) => other !== at))}
                  >
                    {'✕'}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {enter.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(enter.error))} />
      )}
      <div className={css.tools}>
        <Button onClick={add}>{words.addPaper}</Button>
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {words.savePapers}
        </Button>
        <Button onClick={onDone}>{t.form.cancel}</Button>
      </div>
    </form>
  );
};
