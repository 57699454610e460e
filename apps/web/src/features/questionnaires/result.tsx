import type { Breakdown, Outcome, Part, Question } from '@kaohe/domain';
import type { SurveyWords } from '@kaohe/wording';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { classesOf } from './builder/asked.tsx';
import { answerName } from './builder/condition.tsx';
import { optionKeys } from './builder/option.ts';
import type { Kept } from './queries.ts';
import css from './questionnaires.module.css';

type Of = { question: Question; kept: Kept };

/** One count as a bar with its figures: the length is a share of those who answered. */
const Bars = ({ part, question, kept }: Of & { part: Part }): ReactNode => {
  const { locale } = useWords();
  return (
    <ul className={css.bars}>
      {optionKeys(question, kept).map((value) => (
        <li key={value} className={css.bar}>
          <span>{answerName(question, { value, choices: kept.choices, locale })}</span>
          <span className={css.track}>
            <span
              className={css.fill}
              style={{ inlineSize: `${(100 * (part.counts[value] ?? 0)) / Math.max(1, part.answered)}%` }}
            />
          </span>
          <span className={css.count}>{part.counts[value] ?? 0}</span>
        </li>
      ))}
    </ul>
  );
};

const rowLabel = ({ question }: Of, part: Part): string | null =>
  part.row === null || question.kind !== 'matrix'
    ? null
    : (question.rows.find(({ key }) => key === part.row)?.label ?? part.row);

const Parts = ({ parts, ...of }: Of & { parts: readonly Part[] }): ReactNode => {
  const { t, format } = useWords();
  return parts.map((part) => (
    <div key={part.row ?? ''}>
      {rowLabel(of, part) === null ? null : <h4>{rowLabel(of, part)}</h4>}
      {part.mean === undefined ? null : <p>{t.survey.mean(format.points(part.mean))}</p>}
      <Bars part={part} {...of} />
    </div>
  ));
};

/** What a group is called: a class of voters, or an answer; several that were pooled stand together. */
const useGroupName = (kept: Kept) => {
  const { t, locale } = useWords();
  const said = t.survey;
  const classes = classesOf(kept, { own: said.own, served: said.served, locale });
  return (by: string | null, keys: readonly string[]): string => {
    const on = kept.questions.find(({ id }) => id === by);
    const names = keys.map((value) => {
      if (value === '') return said.unstated;
      if (on !== undefined) return answerName(on, { value, choices: kept.choices, locale });
      return classes.find(({ key }) => key === value)?.label ?? value;
    });
    return names.length > 1 ? said.together(names.join(t.listComma)) : names.join('');
  };
};

const Divided = ({ breakdown, ...of }: Of & { breakdown: Breakdown }): ReactNode => {
  const { t } = useWords();
  const nameOf = useGroupName(of.kept);
  const on = of.kept.questions.find(({ id }) => id === breakdown.by);
  return (
    <details className={css.divided}>
      <summary>{on === undefined ? t.survey.byClasses : t.survey.byAnswer(on.text)}</summary>
      {breakdown.groups.map(({ keys, parts }) => (
        <div key={keys.join()} className={css.group}>
          <h4>{nameOf(breakdown.by, keys)}</h4>
          <Parts parts={parts} {...of} />
        </div>
      ))}
    </details>
  );
};

const answeredText = (one: Outcome['questions'][number], said: SurveyWords): string => {
  if (one.repeated) return said.repeated(one.answered);
  if (one.answered === 0) return said.nobody;
  return one.withheld ? said.withheld(one.answered) : said.answered(one.answered);
};

const OneQuestion = ({ of, result }: { of: Of; result: Outcome['questions'][number] }): ReactNode => {
  const said = useWords().t.survey;
  return (
    <section className={css.outcome}>
      <h3>{of.question.text}</h3>
      <p className={css.faint}>{answeredText(result, said)}</p>
      <Parts parts={result.parts} {...of} />
      {result.breakdowns.map((breakdown) => (
        <Divided key={breakdown.by ?? ''} breakdown={breakdown} {...of} />
      ))}
      {result.texts.length === 0 ? null : (
        <ul className={css.texts}>
          {[...Map.groupBy(result.texts, (text) => text)].map(([text, all]) => (
            <li key={text}>
              {text} {all.length > 1 ? <span className={css.faint}>{said.times(all.length)}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** Grade by grade and class by class, with what each grade is worth and each class weighs: how the points come about. */
const Votes = ({ kept, result }: { kept: Kept; result: Outcome }): ReactNode => {
  const { t, format, locale } = useWords();
  const said = t.survey;
  const nameOf = useGroupName(kept);
  if (result.groups === undefined) return null;
  const grades = kept.choices.map(({ key, name, points }) => ({
    key,
    title: `${locale === 'en' ? name.en : name.zh} (${format.points(points)})`,
    figure: true,
    cell: (group: NonNullable<Outcome['groups']>[number]) => group.counts[key] ?? 0,
  }));
  return (
    <div className={css.votes}>
      <Table
        caption={said.table}
        rows={result.groups}
        rowKey={(group) => group.classes.join()}
        columns={[
          {
            key: 'class',
            title: said.class,
            cell: (group) => (
              <span className={css.class}>
                {nameOf(null, group.classes)}
                {kept.kind === 'ballot' ? (
                  <span className={css.faint}>{said.weight(group.weight)}</span>
                ) : null}
              </span>
            ),
          },
          ...grades,
          {
            key: 'points',
            title: t.field.points,
            figure: true,
            cell: (group) => format.points(group.points),
          },
        ]}
      />
    </div>
  );
};

/** What a questionnaire came to; nothing until it is closed, nor where too few answered. */
export const Result = ({ kept }: { kept: Kept }): ReactNode => {
  const { t, format } = useWords();
  const said = t.survey;
  const { result } = kept;
  const nameOf = useGroupName(kept);
  if (result === null) return null;
  const satisfied = result.satisfaction;
  return (
    <Panel
      title={said.result}
      aside={
        <Button size="small" data-print="no" onClick={() => window.print()}>
          {said.print}
        </Button>
      }
    >
      <Facts
        rows={[
          { key: 'answers', label: said.answers, value: result.answers },
          ...(result.points === undefined
            ? []
            : [{ key: 'points', label: t.field.points, value: format.points(result.points) }]),
          ...(satisfied === undefined
            ? []
            : [
                {
                  key: 'satisfied',
                  label: said.satisfied,
                  value: said.share(
                    satisfied.satisfied,
                    satisfied.voices,
                    format.points(Math.round((10_000 * satisfied.satisfied) / Math.max(1, satisfied.voices))),
                  ),
                },
              ]),
        ]}
      />
      <Votes kept={kept} result={result} />
      {result.empty === undefined || result.empty.length === 0 ? null : (
        <p>{said.emptyClasses(result.empty.map((one) => nameOf(null, [one])).join(t.listComma))}</p>
      )}
      {result.questions.map((one) => {
        const question = kept.questions.find(({ id }) => id === one.id);
        return question === undefined ? null : (
          <OneQuestion key={one.id} of={{ question, kept }} result={one} />
        );
      })}
      <p className={css.faint}>{said.protected(kept.smallestGroup)}</p>
    </Panel>
  );
};
