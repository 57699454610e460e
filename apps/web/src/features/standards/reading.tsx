import { indicatorsOf, type PlacedIndicator, type StandardContent } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { Table } from '../../ui/table/table.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import css from './standards.module.css';

/** An indicator in words: what is asked, by which rule, of which points it consists. */
const Indicator = ({ one }: { one: PlacedIndicator }): ReactNode => {
  const { t, format } = useWords();
  const { items, questions, evidence, rule } = one;
  return (
    <div className={css.indicator}>
      <strong>{`${one.code} ${one.name}`}</strong>
      {rule === '' ? null : <p className={css.rule}>{rule}</p>}
      {items.length === 0 ? null : (
        <ul className={css.items} aria-label={t.sheet.read.items}>
          {items.map((item) => (
            <li key={item.code}>
              {`${item.code} ${item.name}`}
              {item.points === null ? null : (
                <span className={css.faint}>{` ${t.standard.points(format.points(item.points))}`}</span>
              )}
              {item.rule === '' ? null : <span className={css.rule}>{` ${item.rule}`}</span>}
            </li>
          ))}
        </ul>
      )}
      {evidence === null ? null : <p className={css.rule}>{`${t.field.evidence}: ${evidence}`}</p>}
      {questions.length === 0 ? null : (
        <details className={css.questions}>
          <summary>{`${t.sheet.read.questions} (${questions.length})`}</summary>
          <ul>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

/** Dimension → indicator → check item, as units read it. */
export const Reading = ({ content }: { content: StandardContent }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const list = (field: string, values: readonly string[]): string =>
    values.map((value) => valueName(spoken, field, value)).join(t.listComma);
  const points = (one: PlacedIndicator): string => {
    if (one.kind === 'score') return format.points(one.points);
    const kind = valueName(spoken, 'kind', one.kind);
    return one.cap === null ? kind : `${kind} ≤ ${format.points(one.cap)}`;
  };
  return content.dimensions.map((dimension) => (
    <section key={`${dimension.code} ${dimension.name}`} className={css.dimension}>
      <h3>
        {dimension.code} {dimension.name}
        {dimension.points === null ? null : (
          <span className={css.faint}>{t.standard.points(format.points(dimension.points))}</span>
        )}
      </h3>
      <Table
        caption={`${dimension.code} ${dimension.name}`}
        rows={indicatorsOf({ ...content, dimensions: [dimension] })}
        rowKey={(one) => one.code}
        columns={[
          { key: 'name', title: t.score.indicator, cell: (one) => <Indicator one={one} /> },
          { key: 'points', title: t.field.points, figure: true, cell: points },
          {
            key: 'split',
            title: t.sheet.gauges.split,
            figure: true,
            wide: true,
            cell: (one) =>
              one.kind === 'score'
                ? t.standard.split(format.points(one.form), format.points(one.effect))
                : '',
          },
          { key: 'subjects', title: t.field.subjects, cell: (one) => list('subjects', one.subjects) },
          { key: 'methods', title: t.field.methods, wide: true, cell: (one) => list('methods', one.methods) },
          { key: 'assessor', title: t.field.assessor, wide: true, cell: (one) => one.assessor ?? '' },
          {
            key: 'frequency',
            title: t.field.frequency,
            wide: true,
            cell: (one) => (one.frequency === null ? '' : valueName(spoken, 'frequency', one.frequency)),
          },
        ]}
      />
    </section>
  ));
};
