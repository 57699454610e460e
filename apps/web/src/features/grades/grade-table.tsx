import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import css from './grades.module.css';
import type { GradeRow, Preview } from './queries.ts';
import type { Saying } from './saying.tsx';

/** So many units are drawn at once, and again with each click: a list of thousands opens at once. */
const pageSize = 100;

/** Per cent of the voices that are satisfied. */
const satisfied = ({ satisfaction }: GradeRow): string =>
  satisfaction === null || satisfaction.voices === 0
    ? ''
    : `${(Math.floor((satisfaction.satisfied * 1000) / satisfaction.voices) / 10).toFixed(1)}%`;

/** Every step that led to the grade, as sentences. */
export const Why = ({ say, row }: { say: Saying; row: GradeRow }): ReactNode => (
  <ol className={css.why}>
    {say.steps(row).map((step) => (
      <li key={step}>{step}</li>
    ))}
  </ol>
);

export const UnitLink = ({ row }: { row: Pick<GradeRow, 'assessment' | 'unit'> }): ReactNode => (
  <Link to="/cases/$machine/$id" params={{ machine: 'assessment', id: row.assessment }} search={{}}>
    {row.unit.name}
  </Link>
);

type Compared = 'policy' | 'list';
const Grade = ({ say, row, compared }: { say: Saying; row: GradeRow; compared: Compared }): ReactNode => {
  const { g, format } = say;
  return (
    <>
      {row.grade === null ? g.says.unscored : <strong>{say.grade(row.grade)}</strong>}
      {row.other === null ? null : (
        <span className={css.note}>
          <Badge tone="risk">
            {compared === 'policy'
              ? g.says.otherwise(say.grade(row.other.grade))
              : g.says.instead(say.grade(row.other.grade), format.points(row.other.score))}
          </Badge>
        </span>
      )}
      {row.told === null || row.told === row.grade ? null : (
        <span className={css.note}>{g.says.toldBefore(say.grade(row.told))}</span>
      )}
    </>
  );
};

type Found = {
  readonly bar: ReactNode;
  readonly rows: readonly GradeRow[];
  readonly more: (() => void) | null;
};

/** What is looked for, and so much of it as is drawn. */
const useFound = (say: Saying, list: Pick<Preview, 'rows' | 'rules'>): Found => {
  const { g } = say;
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [grade, setGrade] = useState<string | null>(null);
  const [size, setSize] = useState(pageSize);
  const found = list.rows.filter(
    (row) =>
      row.unit.name.includes(search.trim()) &&
      (category === null || row.category === category) &&
      (grade === null || row.grade === grade),
  );
  const rows = found.slice(0, size);
  const choose = (
    label: string,
    options: { value: string; label: string }[],
    set: (key: string | null) => void,
  ) => (
    <Select
      className={css.choice ?? ''}
      allowClear
      placeholder={label}
      aria-label={label}
      options={options}
      onChange={(next: string | undefined) => set(next ?? null)}
    />
  );
  const categories = [...new Set(list.rows.map((row) => row.category))];
  const bar = (
    <search className={css.find}>
      <Input
        type="search"
        placeholder={g.says.search}
        aria-label={g.says.search}
        onChange={(change) => setSearch(change.target.value)}
      />
      {choose(
        g.says.category,
        categories.map((key) => ({ value: key, label: say.category(key) })),
        setCategory,
      )}
      {choose(
        g.says.grade,
        list.rules.bands.map(({ key }) => ({ value: key, label: say.grade(key) })),
        setGrade,
      )}
      <span role="status">{g.says.shown(rows.length, found.length)}</span>
    </search>
  );
  return { bar, rows, more: rows.length < found.length ? () => setSize(size + pageSize) : null };
};

const Score = ({ say, row }: { say: Saying; row: GradeRow }): ReactNode => (
  <>
    {row.score === null ? say.g.says.unscored : say.format.points(row.score)}
    {row.won === null ? null : (
      <span className={css.note}>{say.g.says.wonByAppeal(say.format.points(row.won, true))}</span>
    )}
  </>
);
const Unit = ({ say, row }: { say: Saying; row: GradeRow }): ReactNode => (
  <div className={css.unit}>
    <UnitLink row={row} />
    <span className={css.note}>{say.category(row.category)}</span>
  </div>
);

const columnsOf = (say: Saying, compared: Compared): readonly Column<GradeRow>[] => {
  const { g, format } = say;
  return [
    { key: 'unit', title: g.says.unit, cell: (row) => <Unit say={say} row={row} /> },
    { key: 'score', title: g.says.score, figure: true, cell: (row) => <Score say={say} row={row} /> },
    {
      key: 'onSite',
      title: g.says.onSite,
      figure: true,
      wide: true,
      cell: (row) => (row.onSite === null ? '' : format.points(row.onSite)),
    },
    { key: 'satisfaction', title: g.says.satisfaction, figure: true, wide: true, cell: satisfied },
    {
      key: 'grade',
      title: g.says.grade,
      cell: (row) => <Grade say={say} row={row} compared={compared} />,
    },
    { key: 'why', title: g.says.why, cell: (row) => <Why say={say} row={row} /> },
  ];
};

type Props = {
  readonly say: Saying;
  readonly list: Pick<Preview, 'rows' | 'rules'>;
  readonly compared: Compared;
  readonly aside?: ReactNode;
};

/** The list: found by name, category and grade; each unit with its score, its grade and why. */
export const GradeTable = ({ say, list, compared, aside }: Props): ReactNode => {
  const { g } = say;
  const { bar, rows, more } = useFound(say, list);
  return (
    <Panel title={g.title} aside={aside} flush>
      {bar}
      {rows.length === 0 ? (
        <Empty title={g.says.none} />
      ) : (
        <Table
          caption={g.title}
          rows={rows}
          rowKey={(row) => row.assessment}
          columns={columnsOf(say, compared)}
        />
      )}
      {more === null ? null : (
        <p className={css.more}>
          <Button onClick={more}>{g.says.more}</Button>
        </p>
      )}
    </Panel>
  );
};
