import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { type Spoken, useWords, valueName } from '../../workflow/locale.tsx';
import css from './explanation.module.css';
import type { Explanation } from './queries.ts';

type Told = { told: Explanation };
type Row = {
  readonly key: string;
  readonly name: string;
  readonly weight: string;
  readonly earned: string;
  readonly hundred: string;
  readonly counts: string;
};

const percent = (part: number, whole: number): string => `${Math.round((part * 10_000) / whole) / 100}%`;

/** Components with their weights, then what adds and deducts apart from them, then the composite. */
const rowsOf = ({ t, words, format }: Spoken, { score, bonusCap }: Explanation): readonly Row[] => {
  const said = t.explanation.formula;
  const whole = score.components.reduce((sum, one) => sum + one.weight, 0);
  const bare = { weight: '', earned: '', hundred: '' };
  const limited = (adjusted: number): string =>
    adjusted === 0 ? '' : said.capped(format.points(adjusted, true));
  return [
    ...score.components.map((one) => ({
      key: one.component,
      name: words.values.component[one.component],
      weight:
        whole === 100 ? `${one.weight}%` : `${one.weight}% · ${said.reweighed(percent(one.weight, whole))}`,
      earned: t.explanation.gained({ points: format.points(one.earned), of: format.points(one.of) }),
      hundred: format.points(one.points),
      counts: format.points(Math.round((one.earned * one.weight * 10_000) / (one.of * whole))),
    })),
    { ...bare, key: 'weighted', name: said.weighted, counts: format.points(score.weighted) },
    {
      ...bare,
      key: 'bonus',
      name: said.bonus(format.points(bonusCap)),
      earned: limited(score.bonus.adjusted),
      counts: format.points(score.bonus.points, true),
    },
    {
      ...bare,
      key: 'deduction',
      name: said.deduction,
      earned: limited(score.deduction.adjusted),
      counts: format.points(score.deduction.points, true),
    },
    ...(score.floored === 0
      ? []
      : [{ ...bare, key: 'floor', name: said.floor, counts: format.points(score.floored, true) }]),
    { ...bare, key: 'total', name: said.total, counts: format.points(score.total) },
  ];
};

/** The composite: what it is made of, what was left out by whose decision, how it is rounded. */
export const Formula = ({ told }: Told): ReactNode => {
  const spoken = useWords();
  const { t, words, format } = spoken;
  const said = t.explanation.formula;
  const columns: readonly Column<Row>[] = [
    { key: 'name', title: said.component, cell: (row) => row.name },
    { key: 'weight', title: said.weight, cell: (row) => row.weight },
    { key: 'earned', title: said.earned, figure: true, cell: (row) => row.earned },
    { key: 'hundred', title: said.hundred, figure: true, wide: true, cell: (row) => row.hundred },
    { key: 'counts', title: said.counts, figure: true, cell: (row) => row.counts },
  ];
  return (
    <Panel title={said.title} flush>
      <Table caption={said.title} columns={columns} rows={rowsOf(spoken, told)} rowKey={(row) => row.key} />
      <div className={css.notes}>
        <p>{said.rounding}</p>
        {told.leftOut.length === 0 ? null : (
          <>
            <h3>{said.leftOut}</h3>
            <ul>
              {told.leftOut.map((one) => (
                <li key={`${one.component} ${one.indicator ?? ''}`}>
                  {words.values.component[one.component]} {one.indicator ?? ''}{' '}
                  {said.leftOutWhy({
                    name: one.by?.name ?? '',
                    day: format.day(one.at),
                    reasons: one.reasons,
                  })}
                </li>
              ))}
            </ul>
            <p>{said.leftOutNote}</p>
          </>
        )}
      </div>
    </Panel>
  );
};

/** Vetoes and missed targets, each with its document: they never change points. */
export const Gates = ({ told }: Told): ReactNode => {
  const { t } = useWords();
  const said = t.explanation.gates;
  return (
    <Panel title={said.title}>
      {told.vetoes.length + told.missed.length === 0 ? <p>{said.none}</p> : null}
      <ul className={css.list}>
        {told.vetoes.map((line) => (
          <li key={line.id}>
            <Badge tone={line.lifted ? 'plain' : 'overdue'}>
              {line.lifted ? t.explanation.lifted : said.veto(line.indicator)}
            </Badge>{' '}
            {line.reason}{' '}
            <span className={css.files}>
              {line.evidence.map((file) => (
                <a key={file.id} href={`/files/${file.id}`}>
                  {said.document(file.name)}
                </a>
              ))}
            </span>
          </li>
        ))}
        {told.missed.map((one) => (
          <li key={one.target}>
            <Badge tone="overdue">{said.target[one.target]}</Badge> {said.document(one.document)}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

type Grade = NonNullable<Explanation['grade']>;

const bandName = ({ locale }: Spoken, { bands }: Grade, key: string): string => {
  const band = bands.find((one) => one.key === key);
  return band === undefined ? key : locale === 'zh-CN' ? band.name.zh : band.name.en;
};

/** One step that led to the grade, as a sentence. */
const sentence = (spoken: Spoken, grade: Grade, why: Grade['why'][number]): string => {
  const { t, format } = spoken;
  const { why: said, gate, parting } = t.explanation.grade;
  switch (why.rule) {
    case 'band':
      return said.band({ score: format.points(why.score), band: bandName(spoken, grade, why.band) });
    case 'veto':
      return said.veto(why.indicator, why.document) + gate[why.gate];
    case 'safety':
    case 'coreTarget':
      return said[why.rule](why.document) + gate[why.gate];
    case 'satisfaction':
      return said.satisfaction(why) + gate[why.gate];
    case 'noSeat':
      return said.noSeat({ ...why, by: why.by === null ? '' : parting[why.by] });
    case 'seat':
    case 'appealSeat':
    case 'told':
      return said[why.rule](why);
  }
};

/** The grade with each step that led to it, its bands and its quota. */
export const GradeOf = ({ told }: Told): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.explanation.grade;
  const { grade } = told;
  if (grade === null)
    return (
      <Panel title={said.title}>
        <p>{said.none}</p>
      </Panel>
    );
  const name = bandName(spoken, grade, grade.proposed);
  const { quota } = grade;
  return (
    <Panel
      title={said.title}
      aside={
        <Badge tone={grade.confirmed ? 'house' : 'plain'}>
          {grade.confirmed ? said.confirmed(name) : said.proposed(name)}
        </Badge>
      }
    >
      <ol className={css.list}>
        {grade.why.map((why) => (
          <li key={JSON.stringify(why)}>{sentence(spoken, grade, why)}</li>
        ))}
      </ol>
      <p className={css.small}>
        {grade.bands
          .map((band) =>
            said.band({ name: bandName(spoken, grade, band.key), from: format.points(band.from) }),
          )
          .join(t.explanation.text.semicolon)}
      </p>
      {quota === null ? null : (
        <p className={css.small}>
          {said.quota({
            seats: quota.seats,
            share: quota.share,
            of: quota.denominator,
            given: quota.given,
          })}
        </p>
      )}
    </Panel>
  );
};

/** The composite and the grade, beside a heading. */
export const Total = ({ told }: Told): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const { grade } = told;
  return (
    <span className={css.total}>
      {t.explanation.total} <strong>{format.points(told.score.total)}</strong>
      {told.before === null || told.before === told.score.total ? null : (
        <span>{t.explanation.beforeAppeals(format.points(told.before))}</span>
      )}
      {grade === null ? null : (
        <Badge tone={grade.confirmed ? 'house' : 'plain'}>
          {t.score.grade(
            grade.confirmed,
            valueName(spoken, 'grade', bandName(spoken, grade, grade.proposed)),
          )}
        </Badge>
      )}
    </span>
  );
};
