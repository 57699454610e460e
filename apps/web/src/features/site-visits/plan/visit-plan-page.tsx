import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { failureOf } from '../../../workflow/fault.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import { Mass } from './mass.tsx';
import { type Change, PlanTable } from './plan-table.tsx';
import { Proposal } from './proposal.tsx';
import { type Row, useAdjust, useFree, useVisitPlan, type View } from './queries.ts';
import { Teams } from './teams.tsx';
import css from './visit-plan.module.css';

const filters = ['all', 'onlyConflicts', 'onlyUnplaced', 'onlyDraft', 'onlyPlanned'] as const;
type Filter = (typeof filters)[number];
const passes: Record<Filter, (row: Row) => boolean> = {
  all: () => true,
  onlyConflicts: ({ conflicts }) => conflicts.length > 0,
  onlyUnplaced: ({ from, visit }) => from === null && visit === null,
  onlyDraft: ({ from, visit }) => from !== null && visit === null,
  onlyPlanned: ({ visit }) => visit?.stage === 'planned',
};

/** Sets by hand, against the version that is shown. */
const useHand = (cycleId: string, version: number) => {
  const adjust = useAdjust();
  const free = useFree();
  const [open, setOpen] = useState<string | null>(null);
  const { mutate } = adjust;
  const { mutate: leave } = free;
  const change = useCallback(
    (put: readonly Change[], drop: readonly string[]): void =>
      mutate({ cycleId, version, put: [...put], drop: [...drop] }, { onSuccess: () => setOpen(null) }),
    [mutate, cycleId, version],
  );
  return {
    open,
    onOpen: setOpen,
    error: adjust.error ?? free.error,
    onChange: useCallback((one: Change) => change([one], []), [change]),
    onDrop: useCallback((ids: readonly string[]) => change([], ids), [change]),
    onFree: useCallback(
      (ids: readonly string[]): void =>
        leave({ cycleId, version, ids: [...ids] }, { onSuccess: () => setOpen(null) }),
      [leave, cycleId, version],
    ),
  };
};

const toggled = (old: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(old);
  if (!next.delete(id)) next.add(id);
  return next;
};

const Units = ({ cycleId, view }: { cycleId: string; view: View }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visitPlan.table;
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const hand = useHand(cycleId, view.plan?.version ?? 0);
  const wanted = useDeferredValue(text).trim();
  const teams = useMemo(() => new Map(view.teams.map(({ id, name }) => [id, name])), [view.teams]);
  const rows = useMemo(
    () =>
      view.rows.filter(
        (row) =>
          passes[filter](row) &&
          [row.name, row.committee, teams.get(row.teamId ?? '') ?? ''].some((one) => one.includes(wanted)),
      ),
    [view.rows, teams, filter, wanted],
  );
  const choose = useCallback((id: string): void => setChosen((old) => toggled(old, id)), []);
  const picked = view.rows.filter(({ id }) => chosen.has(id));
  return (
    <Panel title={said.title} aside={spoken.t.count(rows.length)}>
      <div className={css.form}>
        <div className={css.field}>
          <input
            type="search"
            aria-label={said.search}
            placeholder={said.search}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <div className={css.field}>
          <select
            aria-label={said.show}
            value={filter}
            onChange={({ target }) => setFilter(filters.find((one) => one === target.value) ?? 'all')}
          >
            {filters.map((one) => (
              <option key={one} value={one}>
                {said[one]}
              </option>
            ))}
          </select>
        </div>
        {view.editable ? (
          <div className={css.line}>
            <button type="button" onClick={() => setChosen(new Set(rows.map(({ id }) => id)))}>
              {said.selectAll(rows.length)}
            </button>
            <button type="button" onClick={() => setChosen(new Set())}>
              {said.clear}
            </button>
          </div>
        ) : null}
      </div>
      {view.editable ? (
        <Mass
          cycleId={cycleId}
          all={view.rows}
          chosen={picked}
          onDone={() => setChosen(new Set())}
          onFree={hand.onFree}
          onDrop={hand.onDrop}
        />
      ) : null}
      {hand.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(hand.error))} />}
      <PlanTable
        rows={rows}
        teams={view.teams}
        chosen={chosen}
        open={hand.open}
        editable={view.editable && view.plan !== null}
        onChoose={choose}
        onOpen={hand.onOpen}
        onChange={hand.onChange}
        onDrop={hand.onDrop}
        onFree={hand.onFree}
      />
    </Panel>
  );
};

type Props = { readonly cycleId: string; readonly cycle: string | null };

/** The visits of a year: who goes where and when, proposed, adjusted, planned and announced. */
export const VisitPlanPage = ({ cycleId, cycle }: Props): ReactNode => {
  const { t, words } = useWords();
  const said = t.visitPlan;
  const { data } = useVisitPlan(cycleId);
  const title = cycle === null ? said.title : said.of(cycle);
  if (data === undefined) return <Skeleton label={t.loading} lines={8} />;
  const placed = data.rows.filter(({ from }) => from !== null).length;
  const torn = data.rows.filter(({ conflicts }) => conflicts.length > 0).length;
  return (
    <Page
      title={t.documentTitle(title, words.product.name)}
      heading={title}
      aside={said.summary(data.rows.length, placed, torn)}
    >
      {data.rows.length === 0 ? <Empty title={said.none} /> : null}
      <div className={css.stack}>
        <Teams cycleId={cycleId} teams={data.teams} editable={data.editable} />
        {data.editable ? <Proposal cycleId={cycleId} view={data} /> : null}
        <Units cycleId={cycleId} view={data} />
      </div>
    </Page>
  );
};
