import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { type Spoken, useWords, valueName } from '../../workflow/locale.tsx';
import { FileLink } from '../../workflow/upload/thumbnail.tsx';
import { EntryForm } from './entry-form.tsx';
import { blank, type Entry, hundredths } from './forms.ts';
import type { Compared, Comparison, SheetIndicator } from './queries.ts';
import css from './scoring.module.css';

const typed = (points: number): string => (points / 100).toFixed(2);

export type Of = { compared: Compared | undefined; comparison: Comparison; indicator: SheetIndicator };

/** One assessor's lines on the indicator as an entry. */
const entryOf = ({ comparison, indicator, compared }: Of, scorer: string): Entry => {
  const own = comparison.lines.filter((one) => one.indicator === indicator.code && one.by?.id === scorer);
  const points = compared?.scores.find((one) => one.scorer === scorer)?.points ?? 0;
  return {
    points: typed(points),
    reason: own
      .map(({ reason }) => reason)
      .join('\n')
      .slice(0, 2000),
    subjectKind: own[0]?.subjectKind ?? indicator.subjects[0] ?? 'organisation',
    matter: own.find(({ matter }) => matter !== null)?.matter ?? '',
    evidence: [...new Set(own.flatMap(({ evidence }) => evidence.map(({ id }) => id)))],
    rests: [...new Set(own.flatMap(({ rests }) => rests))],
    way: 'chosen',
  };
};

/** What the lead starts from: what all gave where they are of one mind, else nothing. */
export const startOf = (of: Of): Entry => {
  const { compared, indicator } = of;
  const [first] = compared?.scores ?? [];
  if (compared === undefined || first === undefined) return blank(indicator);
  if (compared.spread === 0 && !compared.deviates) {
    const none = indicator.kind !== 'score' && first.points === 0 && indicator.kind !== 'veto';
    return none ? blank(indicator) : { ...entryOf(of, first.scorer), way: 'agreed' };
  }
  return blank(indicator);
};

const meanOf = (of: Of, { t, format }: Spoken): Entry => {
  const { compared, comparison, indicator } = of;
  const all = (compared?.scores ?? []).map(({ scorer }) => entryOf(of, scorer));
  const names = (compared?.scores ?? []).map(({ scorer, points }) =>
    t.scoring.compare.lineOf({
      name: comparison.scorers.find(({ id }) => id === scorer)?.name ?? '',
      points: format.points(points),
    }),
  );
  const reasons = [
    `${t.scoring.compare.mean}（${names.join(t.listComma)}）`,
    ...all.map(({ reason }) => reason),
  ];
  return {
    points: typed(compared?.mean ?? 0),
    reason: [...new Set(reasons)].join('\n').slice(0, 2000),
    subjectKind: all[0]?.subjectKind ?? indicator.subjects[0] ?? 'organisation',
    matter: all.find(({ matter }) => matter !== '')?.matter ?? '',
    evidence: [...new Set(all.flatMap(({ evidence }) => evidence))].slice(0, 20),
    rests: [...new Set(all.flatMap(({ rests = [] }) => rests))].slice(0, 50),
    way: 'mean',
  };
};

/** What each assessor gave, and why. */
const Scores = ({ compared, comparison, indicator }: Of): ReactNode => {
  const { t, format } = useWords();
  const said = t.scoring.compare;
  return (
    <ul className={css.scores}>
      {comparison.scorers.map(({ id, name }) => {
        const points = compared?.scores.find(({ scorer }) => scorer === id)?.points;
        const lines = comparison.lines.filter((one) => one.indicator === indicator.code && one.by?.id === id);
        return (
          <li key={id}>
            <strong>
              {points === undefined
                ? `${name}：${said.none}`
                : said.lineOf({ name, points: format.points(points) })}
            </strong>
            {lines.map((line) => (
              <p key={line.id}>
                {line.reason}{' '}
                <span className={css.files}>
                  {line.evidence.map((file) => (
                    <FileLink key={file.id} file={file} />
                  ))}
                </span>
              </p>
            ))}
          </li>
        );
      })}
    </ul>
  );
};

type CardProps = Of & { entry: Entry | undefined; onEntry: ((entry: Entry) => void) | null };

/** One indicator: what each gave, and what the lead makes of it. */
export const Card = (props: CardProps): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.scoring.compare;
  const { compared, comparison, indicator, onEntry } = props;
  const entry = props.entry ?? startOf(props);
  const answer = useId();
  const far = compared?.deviates === true;
  // What all agree upon is settled by itself and stays folded, unless the lead unfolds it.
  const [open] = useState(far || (compared !== undefined && entry.way !== 'agreed'));
  const points = hundredths(entry.points);
  const settled =
    points === null
      ? said.settle
      : said.settled({ points: format.points(points), way: valueName(spoken, 'way', entry.way ?? 'own') });
  return (
    <section className={css.card} data-far={far} aria-label={`${indicator.code} ${indicator.name}`}>
      <h3>
        {indicator.code} {indicator.name} {far ? <Badge tone="risk">{said.deviates}</Badge> : null}
        {compared?.scores.length === 1 && indicator.kind === 'score' ? (
          <Badge tone="risk">{said.alone}</Badge>
        ) : null}
      </h3>
      {compared === undefined ? null : (
        <p className={css.faint}>
          {`${said.spread} ${format.points(compared.spread)} · ${said.mean} ${format.points(compared.mean)}`}
        </p>
      )}
      <Scores {...props} />
      {onEntry === null ? null : (
        <details open={open}>
          <summary>{settled}</summary>
          <div className={css.stack}>
            <fieldset className={css.rule}>
              <legend>{said.way}</legend>
              <div className={css.buttons}>
                {(compared?.scores ?? []).map(({ scorer }) => (
                  <Button
                    key={scorer}
                    size="small"
                    onClick={() => onEntry({ ...entryOf(props, scorer), answer: entry.answer })}
                  >
                    {said.chosen(comparison.scorers.find(({ id }) => id === scorer)?.name ?? '')}
                  </Button>
                ))}
                {compared === undefined || compared.scores.length < 2 || indicator.kind === 'veto' ? null : (
                  <Button
                    size="small"
                    onClick={() => onEntry({ ...meanOf(props, spoken), answer: entry.answer })}
                  >
                    {said.takeMean}
                  </Button>
                )}
              </div>
            </fieldset>
            <EntryForm
              indicator={indicator}
              entry={entry}
              onEntry={(now) => onEntry(now.points === entry.points ? now : { ...now, way: 'own' })}
            />
            {far ? (
              <div className={css.field}>
                <label htmlFor={answer}>{said.answer}</label>
                <Input.TextArea
                  id={answer}
                  autoSize={{ minRows: 2 }}
                  maxLength={2000}
                  value={entry.answer ?? ''}
                  onChange={({ target }) => onEntry({ ...entry, answer: target.value })}
                />
              </div>
            ) : null}
          </div>
        </details>
      )}
    </section>
  );
};
