import { type TableFinding, type TableIssue, type TableSeverity, tableSeverities } from '@kaohe/domain';
import { sayFinding } from '@kaohe/wording';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './imports.module.css';
import type { RowView } from './queries.ts';
import { useTableWords } from './table-words.tsx';

const tones: Readonly<Record<TableSeverity, Tone>> = { error: 'overdue', warning: 'risk', text: 'plain' };

/** Errors first. */
const gravest = (findings: readonly TableFinding[]): readonly TableFinding[] =>
  tableSeverities.flatMap((own) => findings.filter(({ severity }) => severity === own));

/** What a single cell can put right. */
const mendable: ReadonlySet<TableIssue> = new Set([
  'pointsMissing',
  'pointsUnreadable',
  'pointsTooHigh',
  'nameMissing',
  'cellError',
  'truncated',
  'rangeTaken',
  'dateTaken',
  'kindUnknown',
  'subjectsUnknown',
  'methodsUnknown',
  'componentsUnknown',
  'frequencyUnknown',
  'capUnreadable',
  'pointsDiffer',
]);

type Mending = {
  readonly at: string;
  readonly text: string;
  readonly onMend: (at: string, text: string) => void;
};

/** A cell is corrected in place; the table is read again with it. */
const Mend = ({ at, text, onMend }: Mending): ReactNode => {
  const { page } = useTableWords();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(text);
  const id = useId();
  if (!open)
    return (
      <Button size="small" aria-label={page.mendCell(at)} onClick={() => setOpen(true)}>
        {page.mend}
      </Button>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setOpen(false);
    onMend(at, typed);
  };
  return (
    <form className={css.mend} onSubmit={submit}>
      <label htmlFor={id}>{page.mendCell(at)}</label>
      <input
        id={id}
        // biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that was pressed
        autoFocus
        value={typed}
        onChange={(change) => setTyped(change.target.value)}
        onKeyDown={(key) => {
          if (key.key === 'Escape') setOpen(false);
        }}
      />
      <Button size="small" type="primary" htmlType="submit">
        {page.mendDone}
      </Button>
    </form>
  );
};

type Props = {
  readonly row: RowView;
  /** Rows of several tables: each says of which. */
  readonly several: boolean;
  readonly onMend: (row: RowView, at: string, text: string) => void;
};

const Said = ({ found, row, onMend }: Omit<Props, 'several'> & { found: TableFinding }): ReactNode => {
  const { locale } = useWords();
  const { severities } = useTableWords();
  const { says, remedy } = sayFinding(locale, found);
  const text = row.cells.find(({ at }) => at === found.at)?.text ?? '';
  return (
    <li className={css.finding}>
      <Badge tone={tones[found.severity]}>{severities[found.severity]}</Badge>
      <p>
        <strong>{found.at}</strong> {says}
        <span className={css.faint}> {remedy}</span>
      </p>
      {mendable.has(found.issue) ? (
        <Mend at={found.at} text={text} onMend={(at, typed) => onMend(row, at, typed)} />
      ) : null}
    </li>
  );
};

/** One row of the sheet: what became of it, its cells, what is to be said of them. */
const RowItem = ({ row, several, onMend }: Props): ReactNode => {
  const { page, fates, levels, fields } = useTableWords();
  const level = row.level === null || row.level === 'more' ? '' : ` ${levels[row.level]}`;
  const isTaken = row.fate === 'taken' || row.fate === 'merged';
  return (
    <li className={css.row}>
      <p className={css.fate}>
        <strong>
          {several ? `${page.place(row.sheet, row.table)} · ` : ''}
          {page.row(row.no)}
        </strong>
        <Badge tone={row.fate === 'refused' ? 'overdue' : isTaken ? 'done' : 'plain'}>
          {`${fates[row.fate]}${level}`}
        </Badge>
        {row.into === null ? null : <span className={css.faint}>{page.into(row.into)}</span>}
      </p>
      <dl className={css.cells}>
        {row.cells.map(({ at, text, field }) => (
          <div key={at}>
            <dt>{field === null ? at : `${at} ${fields[field]}`}</dt>
            <dd>{text.length > 120 ? `${text.slice(0, 120)}…` : text}</dd>
          </div>
        ))}
      </dl>
      {row.findings.length === 0 ? null : (
        <ul className={css.findings}>
          {gravest(row.findings).map((found) => (
            <Said key={`${found.issue} ${found.at}`} found={found} row={row} onMend={onMend} />
          ))}
        </ul>
      )}
    </li>
  );
};

/** The rows of the sheet in their order. */
export const RowList = ({
  rows,
  ...acts
}: Omit<Props, 'row'> & { readonly rows: readonly RowView[] }): ReactNode => {
  const { page } = useTableWords();
  if (rows.length === 0) return <p className={css.faint}>{page.noRows}</p>;
  return (
    <ol className={css.rows}>
      {rows.map((row) => (
        <RowItem key={`${row.sheet} ${row.no}`} row={row} {...acts} />
      ))}
    </ol>
  );
};
