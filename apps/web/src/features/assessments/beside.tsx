import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { type Spoken, useWords } from '../../workflow/locale.tsx';
import css from './explanation.module.css';
import { type Beside, type Explanation, useBeside } from './queries.ts';

type Row = {
  readonly key: string;
  readonly name: string;
  readonly own: number;
  readonly last: number | null;
  readonly noted: string;
  readonly median: number | null;
};

const rowsOf = ({ t, words, format }: Spoken, told: Explanation, beside: Beside): readonly Row[] => {
  const said = t.explanation;
  const { lastYear, like } = beside;
  const total = {
    key: 'total',
    name: said.beside.total,
    own: told.score.total,
    last: lastYear?.total ?? null,
    noted: '',
    median: like?.total ?? null,
  };
  const components = told.score.components.map((one) => ({
    key: one.component,
    name: words.values.component[one.component],
    own: one.points,
    last: lastYear?.components.find((other) => other.component === one.component)?.points ?? null,
    noted: '',
    median: like?.components.find((other) => other.component === one.component)?.points ?? null,
  }));
  const indicators = told.tree.flatMap(({ indicators: all }) =>
    all
      .filter(({ of, indicator }) => of > 0 && indicator.name !== '')
      .map(({ indicator, points, of }) => {
        const last = lastYear?.indicators.find((other) => other.code === indicator.code);
        const name = lastYear?.names[indicator.code];
        const notes = [
          name === undefined || name === indicator.name ? '' : said.beside.calledThen(name),
          last === undefined || last.of === of ? '' : said.beside.otherPoints(format.points(last.of)),
        ];
        return {
          key: `indicator ${indicator.code}`,
          name: `${indicator.code} ${indicator.name}`,
          own: points,
          last: last?.points ?? null,
          noted: notes.filter((one) => one !== '').join(t.listComma),
          median: like?.indicators.find((other) => other.code === indicator.code)?.points ?? null,
        };
      }),
  );
  return [total, ...components, ...indicators];
};

/** The score beside last year's and beside the median of like units, which names nobody. */
export const BesidePanel = ({ told, id }: { told: Explanation; id: string }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.explanation.beside;
  const found = useBeside(id);
  if (found.data === undefined) return <Skeleton label={t.loading} />;
  const { lastYear, like, smallestGroup } = found.data;
  const shown = (points: number | null): string => (points === null ? '—' : format.points(points));
  const columns: readonly Column<Row>[] = [
    { key: 'name', title: said.matter, cell: (row) => row.name },
    { key: 'own', title: said.own, figure: true, cell: (row) => format.points(row.own) },
    {
      key: 'last',
      title: lastYear === null ? said.noLastYear : said.lastYear(lastYear.cycle.year),
      figure: true,
      cell: (row) => (
        <>
          {shown(row.last)}
          {row.noted === '' ? null : <span className={css.small}>{row.noted}</span>}
        </>
      ),
    },
    { key: 'median', title: said.median, figure: true, cell: (row) => shown(row.median) },
    {
      key: 'difference',
      title: said.difference,
      figure: true,
      wide: true,
      cell: (row) => (row.median === null ? '—' : format.points(row.own - row.median, true)),
    },
  ];
  return (
    <Panel title={said.title} flush>
      <Table
        caption={said.title}
        columns={columns}
        rows={rowsOf(spoken, told, found.data)}
        rowKey={(row) => row.key}
      />
      <p className={css.notes}>{like === null ? said.tooFew(smallestGroup) : said.likeOf(like.units)}</p>
    </Panel>
  );
};
