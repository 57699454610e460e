import { indicatorsOf, type PlacedIndicator, registry, type StandardContent, tagsOf } from '@kaohe/domain';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { Findings } from './findings.tsx';
import { GaugePanel } from './gauges.tsx';
import { useContent } from './queries.ts';
import css from './standards.module.css';

/** An indicator in words: what is asked, by which rule, of which points it consists. */
const Indicator = ({ one }: { one: PlacedIndicator }): ReactNode => {
  const { t, format } = useWords();
  const { items, questions, evidence, rule } = one;
  return (
    <>
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
    </>
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
            title: t.field.effect,
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

/** What the standard asks, and whether it may be submitted; edited on a page of its own while it is a draft. */
export const Content = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  const found = useContent(view.id);
  const editable =
    view.allowed.length > 0 && tagsOf(registry.standard.machine, view.stage).includes('editable');
  if (found.data === undefined) return <Skeleton label={t.loading} />;
  const { content, lint, gauges, subjects, shares } = found.data;
  const empty = content.dimensions.length === 0;
  const edit = (
    <Link to="/standards/$id/edit" params={{ id: view.id }} className={css.link}>
      {t.sheet.open}
    </Link>
  );
  const print = (
    <Button size="small" onClick={() => window.print()}>
      {t.sheet.read.print}
    </Button>
  );
  return (
    <>
      <Panel title={t.standard.content} aside={editable ? edit : empty ? null : print} flush={!empty}>
        {empty ? <Empty title={t.standard.noContent} hint={t.standard.noContentHint} /> : null}
        <Reading content={content} />
      </Panel>
      {editable ? (
        <Panel title={t.standard.lint}>
          <Findings findings={lint} />
        </Panel>
      ) : null}
      {empty ? null : (
        <Panel title={t.sheet.gauges.title}>
          <GaugePanel gauges={gauges} subjects={subjects} limits={shares} />
        </Panel>
      )}
    </>
  );
};
