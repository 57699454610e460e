import { type TableField, tableFields } from '@kaohe/domain';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Table } from '../../ui/table/table.tsx';
import css from './imports.module.css';
import { type Ask, isAt, type Part, type Preview, partsOf } from './queries.ts';
import { useTableWords } from './table-words.tsx';

type Props = { readonly seen: Preview; readonly ask: Ask; readonly onAsk: (ask: Ask) => void };
type Ref = Preview['tables'][number];

const isLike = (one: Ref, other: Ref): boolean => one.headings.join('\n') === other.headings.join('\n');

/** Which tables of the file, where there are several: they make one standard. */
export const TableChoice = ({ seen, ask, onAsk }: Props): ReactNode => {
  const { page } = useTableWords();
  const { tables } = seen;
  if (tables.length < 2) return null;
  const parts = partsOf(seen, ask);
  const partOf = (ref: Ref): Part | undefined =>
    parts.find((part) => isAt(part, { sheet: ref.sheet, table: ref.no }));
  /** A table with the columns of one that is chosen is read as that one. */
  const asked = (ref: Ref): Part => {
    const like = seen.parts.find((one) => isLike(one, ref));
    const { mapping } = (like && partOf(like)) ?? {};
    return { sheet: ref.sheet, table: ref.no, ...(mapping === undefined ? {} : { mapping }) };
  };
  const choose = (wanted: (ref: Ref) => boolean): void =>
    onAsk({ tables: tables.flatMap((ref) => (wanted(ref) ? [partOf(ref) ?? asked(ref)] : [])) });
  const first = seen.parts[0];
  const alike = first === undefined ? [] : tables.filter((ref) => isLike(ref, first));
  const more = alike.length > 1 && alike.length < tables.length;
  return (
    <fieldset className={css.modes}>
      <legend>{page.whichTables(tables.length)}</legend>
      {tables.map((ref) => {
        const chosen = partOf(ref) !== undefined;
        return (
          <label key={`${ref.sheet} ${ref.no}`}>
            <input
              type="checkbox"
              checked={chosen}
              disabled={chosen && parts.length === 1}
              onChange={() => choose((one) => (one === ref ? !chosen : partOf(one) !== undefined))}
            />
            {page.tableName(ref)}
          </label>
        );
      })}
      <div className={css.buttons}>
        {more ? (
          <Button size="small" onClick={() => choose((ref) => alike.includes(ref))}>
            {page.sameColumns(alike.length)}
          </Button>
        ) : null}
        <Button size="small" disabled={parts.length === tables.length} onClick={() => choose(() => true)}>
          {page.allTables(tables.length)}
        </Button>
      </div>
      <p className={css.faint}>{page.tablesHint(tables.length - parts.length)}</p>
    </fieldset>
  );
};

type One = Preview['parts'][number];

const Columns = ({ seen, ask, onAsk, alike }: Props & { alike: readonly One[] }): ReactNode => {
  const { page, fields } = useTableWords();
  const [first] = alike;
  if (first === undefined) return null;
  const name = alike.map((one) => page.place(one.sheet, one.no)).join(page.comma);
  const set = (letters: string, field: string): void => {
    const found = tableFields.find((one) => one === field);
    if (found === undefined) return;
    const guess = Object.fromEntries(
      first.columns.map((one): [string, TableField] => [one.letters, one.field]),
    );
    const mapping = { ...guess, [letters]: found };
    const own = (part: Part): boolean => alike.some(({ sheet, no }) => isAt(part, { sheet, table: no }));
    onAsk({ tables: partsOf(seen, ask).map((part) => (own(part) ? { ...part, mapping } : part)) });
  };
  const nameOf = ({ letters, heading }: One['columns'][number]): string =>
    heading === '' ? page.column(letters) : heading;
  const several = seen.parts.length > alike.length;
  const labelOf = (one: One['columns'][number]): string =>
    several ? page.readColumnOf(name, nameOf(one)) : page.readColumnAs(nameOf(one));
  return (
    <>
      {seen.parts.length > 1 ? <h3>{name}</h3> : null}
      <Table
        caption={several ? page.columnsOf(name) : page.columns}
        rows={first.columns}
        rowKey={({ letters }) => letters}
        columns={[
          { key: 'name', title: page.heading, cell: (one) => `${one.letters} · ${nameOf(one)}` },
          {
            key: 'field',
            title: page.readAs,
            cell: (one) => (
              <select
                className={css.select}
                aria-label={labelOf(one)}
                value={one.field}
                onChange={(change) => set(one.letters, change.target.value)}
              >
                {tableFields.map((field) => (
                  <option key={field} value={field}>
                    {fields[field]}
                  </option>
                ))}
              </select>
            ),
          },
          {
            key: 'sample',
            title: page.sample,
            wide: true,
            cell: (one) => <span className={css.faint}>{one.sample.join(' ／ ')}</span>,
          },
        ]}
      />
    </>
  );
};

/** What each column holds: a guess that is corrected here, with the first texts below each heading; once for tables of the same columns. */
export const ColumnMapping = (props: Props): ReactNode => {
  const groups = Map.groupBy(props.seen.parts, ({ headings }) => headings.join('\n'));
  return [...groups].map(([key, alike]) => <Columns key={key} {...props} alike={alike} />);
};
