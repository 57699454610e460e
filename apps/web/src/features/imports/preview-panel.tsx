import { type TableSeverity, tableSeverities } from '@kaohe/domain';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './imports.module.css';
import { type Ask, isAt, type Look, type Part, type Preview, partsOf, type RowView } from './queries.ts';
import { RowList } from './row-list.tsx';
import { useTableWords } from './table-words.tsx';

type Props = {
  readonly seen: Preview;
  readonly ask: Ask;
  readonly look: Look;
  readonly onAsk: (ask: Ask) => void;
  readonly onLook: (look: Look) => void;
};

/** How many rows were taken, merged, kept in words; and what the table comes to. */
const Sum = ({ seen }: Pick<Props, 'seen'>): ReactNode => {
  const { format } = useWords();
  const { page, fates } = useTableWords();
  const { fates: count, findings } = seen.counts;
  const shown = (['taken', 'merged', 'text', 'refused'] as const).filter((fate) => count[fate] > 0);
  return (
    <div role="status">
      <p>
        {page.rows(seen.counts.rows, shown.map((fate) => `${fates[fate]} ${count[fate]}`).join(page.comma))}
      </p>
      <p>{page.found({ ...seen.found, total: format.points(seen.found.total) })}</p>
      <p>{page.toMend(findings)}</p>
    </div>
  );
};

/** Which rows are shown: all, or those of which something is said. */
const Filter = ({ seen, look, onLook }: Pick<Props, 'seen' | 'look' | 'onLook'>): ReactNode => {
  const { page, severities } = useTableWords();
  const label = (only: TableSeverity): string => `${severities[only]} ${seen.counts.findings[only]}`;
  return (
    <fieldset className={css.filter}>
      <legend className="sr-only">{page.filter}</legend>
      <Button size="small" aria-pressed={look.only === undefined} onClick={() => onLook({})}>
        {page.all(seen.counts.rows)}
      </Button>
      {tableSeverities.map((only) => (
        <Button key={only} size="small" aria-pressed={look.only === only} onClick={() => onLook({ only })}>
          {label(only)}
        </Button>
      ))}
    </fieldset>
  );
};

/** What is asked, with one of its tables otherwise. */
const changed = (parts: readonly Part[], part: Part): Ask => ({
  tables: parts.map((one) => (isAt(one, part) ? part : one)),
});

/** Cells that were corrected, each of which can be taken back. */
const Mended = ({ seen, ask, onAsk }: Pick<Props, 'seen' | 'ask' | 'onAsk'>): ReactNode => {
  const { page } = useTableWords();
  const parts = partsOf(seen, ask);
  const mended = parts.flatMap((part) =>
    Object.entries(part.mends ?? {}).map(([at, text]) => ({ part, at, text })),
  );
  if (mended.length === 0) return null;
  const nameOf = ({ sheet }: Part, at: string): string => (parts.length > 1 ? `${sheet}!${at}` : at);
  const undo = (part: Part, at: string): void => {
    const { [at]: _gone, ...mends } = part.mends ?? {};
    onAsk(changed(parts, { ...part, mends }));
  };
  return (
    <div className={css.mended}>
      <p>{page.mended(mended.length)}</p>
      <ul>
        {mended.map(({ part, at, text }) => (
          <li key={`${part.sheet} ${part.table} ${at}`}>
            {`${nameOf(part, at)}: ${text}`}
            <Button
              size="small"
              type="text"
              aria-label={page.undoMendOf(nameOf(part, at))}
              onClick={() => undo(part, at)}
            >
              {page.undoMend}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** What an import would make of the table, row by row. */
export const PreviewPanel = ({ seen, ask, look, onAsk, onLook }: Props): ReactNode => {
  const { page } = useTableWords();
  const from = look.from ?? 0;
  const parts = partsOf(seen, ask);
  const mend = (row: RowView, at: string, text: string): void => {
    const part = parts.find((one) => isAt(one, row));
    if (part !== undefined) onAsk(changed(parts, { ...part, mends: { ...part.mends, [at]: text } }));
  };
  const turn = (to: number): void => onLook({ ...look, from: to });
  return (
    <Panel title={page.steps.preview}>
      <div className={css.stack}>
        <Sum seen={seen} />
        <Mended seen={seen} ask={ask} onAsk={onAsk} />
        <Filter seen={seen} look={look} onLook={onLook} />
        <RowList rows={seen.rows} several={parts.length > 1} onMend={mend} />
        {from === 0 && seen.next === null ? null : (
          <div className={css.buttons}>
            <Button disabled={from === 0} onClick={() => turn(Math.max(0, from - 200))}>
              {page.previous}
            </Button>
            <Button disabled={seen.next === null} onClick={() => turn(seen.next ?? 0)}>
              {page.next}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
};
