import type { Fix, Gauges, LintFinding } from '@kaohe/domain';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { Findings } from './findings.tsx';
import { GaugePanel } from './gauges.tsx';
import type { StandardView } from './queries.ts';
import { pointsOf, type SheetColumn } from './sheet/cell.ts';
import { fixed } from './sheet/fix.ts';
import { type Checked, cellOf } from './sheet/issue.ts';
import { levels, type Row } from './sheet/row.ts';
import { RowButtons } from './sheet/toolbar.tsx';
import { type Actions, tabs } from './sheet/use-actions.ts';
import type { SheetState } from './sheet/use-sheet.ts';
import css from './standards.module.css';

// The controls of forms weigh more than the grid.
const RowForm = lazy(() => import('./sheet/row-form.tsx').then((loaded) => ({ default: loaded.RowForm })));

type Props = {
  readonly isPhone: boolean;
  readonly state: SheetState;
  readonly actions: Actions;
  readonly columns: readonly SheetColumn[];
  readonly check: Checked;
  /** Null: the text can't be checked as it is. */
  readonly findings: readonly LintFinding[] | null;
  /** How many findings of the same rules aren't among them. */
  readonly more: number;
  readonly checking: boolean;
  readonly gauges: Gauges;
  readonly found: StandardView;
};

/** What the points should come to, beside what they come to. */
const Total = ({ state, gauges }: Pick<Props, 'state' | 'gauges'>): ReactNode => {
  const { t, format } = useWords();
  const { total } = state.sheet;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && pointsOf(typed) === null;
  const take = (text: string): void => {
    setTyped(text);
    const points = pointsOf(text);
    if (points !== null) state.change((sheet) => ({ ...sheet, total: points }), 'total');
  };
  return (
    <p className={css.total}>
      <label htmlFor={id}>{t.sheet.total}</label>
      <input
        id={id}
        value={typed ?? format.points(total)}
        aria-invalid={wrong}
        onChange={(change) => take(change.target.value)}
        onBlur={() => setTyped(null)}
      />
      <span>{t.sheet.actual(format.points(gauges.points))}</span>
    </p>
  );
};

const Checks = ({ state, actions, columns, check, findings, more, checking }: Props): ReactNode => {
  const { t } = useWords();
  const { rows } = state.sheet;
  const onFix = (fix: Fix): void => {
    state.change((sheet) => fixed(sheet, fix));
    actions.say(t.sheet.mended(t.standard.fixes[fix.name]));
  };
  const goTo = (finding: LintFinding): (() => void) | null => {
    const cell = cellOf(finding, rows);
    return cell === null ? null : () => actions.goTo(cell.row, cell.field);
  };
  return (
    <div aria-busy={checking}>
      {check.issues.length === 0 ? null : (
        <section className={css.issues}>
          <h3>{t.sheet.issues}</h3>
          <ul className={css.findings}>
            {check.issues.slice(0, 20).map(({ row, field, says }) => {
              const code = rows.find(({ key }) => key === row)?.values.code ?? '';
              const title = columns.find(({ key }) => key === field)?.title ?? '';
              return (
                <li key={`${row}-${field}-${says}`} className={css.wrong}>
                  <button type="button" className={css.go} onClick={() => actions.goTo(row, field)}>
                    {t.sheet.issue(code, title, says)}
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {findings === null ? (
        <Alert kind="note" title={t.sheet.noCheck} />
      ) : (
        <Findings findings={findings} more={more} acts={{ goTo, onFix }} />
      )}
    </div>
  );
};

/** After which row one stands; null: at the top. */
const placeOf = (rows: readonly Row[], { key }: Row): string | null => {
  const before = rows[rows.findIndex((row) => row.key === key) - 1];
  return before === undefined ? null : `${before.values.code} ${before.values.name}`;
};

const RowTab = ({ isPhone, state, actions, check, findings, row }: Props & { row: Row }): ReactNode => {
  const { t } = useWords();
  const { rows } = state.sheet;
  const errors = Object.fromEntries(
    check.issues.filter((issue) => issue.row === row.key).map(({ field, says }) => [field, says]),
  );
  const own = (findings ?? []).filter((finding) => cellOf(finding, rows)?.row === row.key);
  const onFix = (fix: Fix): void => state.change((sheet) => fixed(sheet, fix));
  // Back in the list one sees what is gone.
  const onRemove = (gone: readonly string[]): void => {
    actions.onRemove(gone);
    actions.close();
  };
  return (
    <>
      <h3>
        {t.sheet.selected(
          `${row.values.code} ${row.values.name === '' ? t.sheet.untitled : row.values.name}`,
        )}
      </h3>
      {/* biome-ignore lint/a11y/useSemanticElements: three buttons of which one is pressed, not a form's fields */}
      <div className={css.buttons} role="group" aria-label={t.sheet.lead}>
        {levels.map((level) => (
          <Button
            key={level}
            size="small"
            type={level === row.level ? 'primary' : 'default'}
            aria-pressed={level === row.level}
            onClick={() => actions.onLevel(level)}
          >
            {t.sheet.level[level]}
          </Button>
        ))}
      </div>
      {isPhone ? (
        <>
          <div className={css.buttons} role="toolbar" aria-label={t.sheet.row}>
            <RowButtons actions={{ ...actions, onRemove }} />
          </div>
          <p role="status" className={css.faint}>
            {t.sheet.stands(placeOf(rows, row))}
          </p>
        </>
      ) : null}
      {own.length === 0 ? null : <Findings findings={own} acts={{ goTo: () => null, onFix }} />}
      <Suspense fallback={<Skeleton label={t.loading} />}>
        <RowForm
          key={row.key}
          row={row}
          errors={errors}
          onChange={(values, typing) => actions.onValues(row.key, values, typing)}
        />
      </Suspense>
    </>
  );
};

/** Beside the rows: what is wrong, all that the chosen row says, how the points lie. */
export const SidePanel = (props: Props): ReactNode => {
  const { t } = useWords();
  const { actions, findings, check, isPhone, found } = props;
  const { active, tab, asked } = actions;
  const panel = useRef<HTMLDivElement>(null);
  // Focus is the browser's.
  useEffect(() => {
    if (asked > 0) panel.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [asked]);
  const count = check.issues.length + (findings === null ? 0 : findings.length + props.more);
  const names = { checks: t.sheet.checks(count), row: t.sheet.row, gauges: t.sheet.gauges.title };
  const opened = isPhone && active !== null ? 'row' : tab;
  return (
    <section
      className={css.side}
      aria-label={names[opened]}
      onKeyDown={(pressed) => {
        if (pressed.key === 'Escape' && active !== null && !isPhone) actions.goTo(active.key, 'name');
      }}
    >
      {isPhone && active !== null ? (
        <Button onClick={actions.close}>{t.sheet.toList}</Button>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: buttons that choose what is shown, not a form's fields
        <div className={css.tabs} role="group" aria-label={t.sheet.beside}>
          {tabs
            .filter((one) => !(isPhone && one === 'row'))
            .map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === opened}
                onClick={() => actions.onTab(one)}
              >
                {names[one]}
              </button>
            ))}
        </div>
      )}
      <h2 className="sr-only">{names[opened]}</h2>
      <div ref={panel} className={css.sideBody}>
        {opened === 'checks' ? <Checks {...props} /> : null}
        {opened === 'row' && active !== null ? <RowTab {...props} row={active} /> : null}
        {opened === 'row' && active === null ? <Empty title={t.sheet.choose} /> : null}
        {opened === 'gauges' ? (
          <>
            <Total {...props} />
            <GaugePanel gauges={props.gauges} subjects={found.subjects} limits={found.shares} />
          </>
        ) : null}
      </div>
    </section>
  );
};
