import { programmeSchema, usualProgramme } from '@kaohe/domain';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { failureOf } from '../../../workflow/fault.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import { rowsOf, typedOf } from '../programme/row.ts';
import { usePropose, type View } from './queries.ts';
import css from './visit-plan.module.css';

const ProgrammeEditor = lazy(() =>
  import('../programme/editor.tsx').then((loaded) => ({ default: loaded.ProgrammeEditor })),
);
const shown = 20;

/** Units without a place, each with the reason. */
const Left = ({
  view,
  of,
}: {
  view: View;
  of: NonNullable<ReturnType<typeof usePropose>['data']>;
}): ReactNode => {
  const { t } = useWords();
  const said = t.visitPlan.proposal;
  const names = new Map(view.rows.map(({ id, name }) => [id, name]));
  const placed = view.rows.filter(({ from }) => from !== null).length;
  return (
    <Alert kind={of.unplaced.length === 0 ? 'done' : 'risk'} title={said.done(placed)}>
      {of.unplaced.length === 0 ? null : (
        <>
          <p>{said.unplaced(of.unplaced.length)}</p>
          <ul>
            {of.unplaced.slice(0, shown).map(({ id, why }) => (
              <li key={id}>{t.visitPlan.because(names.get(id) ?? '', said.why[why])}</li>
            ))}
          </ul>
          {of.unplaced.length > shown ? <p>{t.visitPlan.mass.more(of.unplaced.length - shown)}</p> : null}
        </>
      )}
    </Alert>
  );
};

/** Between which days, how long, by which seed; the plan follows. */
export const Proposal = ({ cycleId, view }: { cycleId: string; view: View }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visitPlan.proposal;
  const field = useId();
  const start = view.earliest ?? view.today;
  const [of, setOf] = useState({
    from: view.plan?.settings.from ?? start,
    to: view.plan?.settings.to ?? `${start.slice(0, 4)}-12-31`,
    days: view.plan?.settings.days ?? 1,
    programme: view.plan?.settings.programme ?? '',
    seed: view.plan?.seed ?? start,
  });
  const [rows, setRows] = useState(() => typedOf(view.plan?.settings.agenda ?? usualProgramme));
  const agenda = programmeSchema.safeParse(rowsOf(rows));
  const isReady = view.teams.length > 0 && (rows.length === 0 || agenda.success);
  const propose = usePropose();
  const input = (name: 'from' | 'to' | 'days' | 'seed', type: 'date' | 'number' | 'text'): ReactNode => (
    <div className={css.field}>
      <label htmlFor={`${field}-${name}`}>{said[name]}</label>
      <input
        id={`${field}-${name}`}
        type={type}
        required
        {...(type === 'number' ? { min: 1, max: 10 } : { maxLength: 40 })}
        value={of[name]}
        onChange={({ target }) =>
          setOf({ ...of, [name]: type === 'number' ? Number(target.value) : target.value })
        }
      />
    </div>
  );
  const submit = (): void => {
    const { seed, programme, ...settings } = of;
    const other = programme.trim();
    propose.mutate({
      cycleId,
      version: view.plan?.version ?? 0,
      seed,
      settings: {
        ...settings,
        ...(other === '' ? {} : { programme: other }),
        ...(agenda.success ? { agenda: agenda.data } : {}),
      },
    });
  };
  return (
    <Panel title={said.title}>
      <p className={css.small}>{said.hint}</p>
      {view.earliest === null ? null : (
        <p className={css.small}>{said.earliest(spoken.format.civil(view.earliest))}</p>
      )}
      <form
        className={css.form}
        aria-label={said.title}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit();
        }}
      >
        {input('from', 'date')}
        {input('to', 'date')}
        {input('days', 'number')}
        {input('seed', 'text')}
        <details className={`${css.whole} ${css.fold}`}>
          <summary>{said.agenda}</summary>
          <Suspense fallback={<p className={css.small}>{spoken.t.loading}</p>}>
            <ProgrammeEditor rows={rows} onChange={setRows} team={null} days={of.days} />
          </Suspense>
        </details>
        <div className={`${css.field} ${css.whole}`}>
          <label htmlFor={`${field}-programme`}>{said.programme}</label>
          <textarea
            id={`${field}-programme`}
            maxLength={8000}
            value={of.programme}
            onChange={({ target }) => setOf({ ...of, programme: target.value })}
          />
        </div>
        <div className={css.whole}>
          <Button type="primary" htmlType="submit" disabled={!isReady} loading={propose.isPending}>
            {view.plan === null ? said.do : said.again}
          </Button>
        </div>
      </form>
      {propose.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(propose.error))} />
      )}
      {propose.data === undefined || propose.isPending ? null : <Left view={view} of={propose.data} />}
    </Panel>
  );
};
