import { Button, Checkbox, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { isRecord, rowsOf } from '../../workflow/form/value.ts';
import css from './policy.module.css';
import type { ControlProps, Saying } from './value.tsx';

type Cell = {
  readonly key: string;
  readonly title: (say: Saying) => string;
  readonly kind: 'text' | 'points' | 'number' | 'flag';
};
const name: readonly Cell[] = [
  { key: 'name.zh', title: ({ p }) => p.says.chinese, kind: 'text' },
  { key: 'name.en', title: ({ p }) => p.says.english, kind: 'text' },
];
/** What the lists of the policy have in each row. */
const columns: Readonly<Record<string, readonly Cell[]>> = {
  'grades.bands': [...name, { key: 'from', title: ({ p }) => p.says.from, kind: 'points' }],
  'ballot.classes': [...name, { key: 'weight', title: ({ p }) => p.says.weight, kind: 'number' }],
  'ballot.choices': [
    ...name,
    { key: 'points', title: ({ p }) => p.says.worth, kind: 'points' },
    { key: 'satisfied', title: ({ p }) => p.says.satisfied, kind: 'flag' },
  ],
  'grades.quota.shares': [
    { key: 'category', title: ({ p }) => p.says.category, kind: 'text' },
    { key: 'share', title: ({ p }) => p.says.share, kind: 'number' },
  ],
};

type Row = Readonly<Record<string, unknown>>;
const at = (row: Row, key: string): unknown => {
  const [first = '', second] = key.split('.');
  const inner = row[first];
  if (second === undefined) return inner;
  return isRecord(inner) ? inner[second] : undefined;
};
const put = (row: Row, key: string, value: unknown): Row => {
  const [first = '', second] = key.split('.');
  const inner = row[first];
  return {
    ...row,
    [first]: second === undefined ? value : { ...(isRecord(inner) ? inner : {}), [second]: value },
  };
};

const taken = (rows: readonly Row[], key: string): boolean => rows.some((row) => row.key === key);

/** A row that has a name is kept by a mark that nobody has to think of: a letter for a class of voters, as on its papers. */
const begun = (path: string, rows: readonly Row[]): Row => {
  if (isShares(path)) return {};
  const letters = path === 'ballot.classes' ? [...'ABCDEFGH'] : [];
  const numbered = Array.from({ length: rows.length + 1 }, (_, at) => `k${at + 1}`);
  return { key: [...letters, ...numbered].find((key) => !taken(rows, key)) };
};

/** Shares are kept by category: as rows while they are edited. */
const isShares = (path: string): boolean => path === 'grades.quota.shares';
const read = (path: string, value: unknown): readonly Row[] =>
  isShares(path)
    ? Object.entries(isRecord(value) ? value : {}).map(([category, share]) => ({ category, share }))
    : rowsOf(value);
const write = (path: string, rows: readonly Row[]): unknown =>
  isShares(path)
    ? Object.fromEntries(rows.map(({ category, share }) => [String(category ?? ''), share]))
    : rows;

const Field = (props: {
  cell: Cell;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
}): ReactNode => {
  const { cell, label, value, onChange } = props;
  if (cell.kind === 'flag')
    return (
      <Checkbox checked={value === true} onChange={(change) => onChange(change.target.checked)}>
        <span className="sr-only">{label}</span>
      </Checkbox>
    );
  if (cell.kind === 'text')
    return (
      <Input
        value={typeof value === 'string' ? value : ''}
        aria-label={label}
        onChange={(change) => onChange(change.target.value)}
      />
    );
  const factor = cell.kind === 'points' ? 100 : 1;
  return (
    <InputNumber
      className={css.count ?? ''}
      value={typeof value === 'number' ? value / factor : null}
      precision={factor === 1 ? 0 : 2}
      controls={false}
      aria-label={label}
      onChange={(next) => onChange(next === null ? null : Math.round(Number(next) * factor))}
    />
  );
};

/** A list of the policy: a row for each grade, class, choice or category. */
export const Rows = ({ say, path, value, label, onChange }: ControlProps): ReactNode => {
  const cells = columns[path] ?? [];
  const rows = read(path, value);
  const { p } = say;
  const replace = (index: number, row: Row): void =>
    onChange(
      write(
        path,
        rows.map((one, i) => (i === index ? row : one)),
      ),
    );
  return (
    <div className={css.rows}>
      {rows.length === 0 ? null : (
        <table>
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              {cells.map((cell) => (
                <th key={cell.key} scope="col">
                  {cell.title(say)}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">{p.says.remove('')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place, and is never moved
              <tr key={index}>
                {cells.map((cell) => (
                  <td key={cell.key}>
                    <Field
                      cell={cell}
                      label={`${label} ${index + 1} ${cell.title(say)}`}
                      value={at(row, cell.key)}
                      onChange={(next) => replace(index, put(row, cell.key, next))}
                    />
                  </td>
                ))}
                <td>
                  <Button
                    size="small"
                    aria-label={p.says.remove(`${label} ${index + 1}`)}
                    icon={<Icon name="cross" size={0.875} />}
                    onClick={() =>
                      onChange(
                        write(
                          path,
                          rows.filter((_, i) => i !== index),
                        ),
                      )
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        size="small"
        icon={<Icon name="plus" size={0.875} />}
        aria-label={`${label} · ${p.says.add}`}
        onClick={() => onChange(write(path, [...rows, begun(path, rows)]))}
      >
        {p.says.add}
      </Button>
    </div>
  );
};
