import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useTRPCClient } from '../../../workflow/api.ts';
import { type Failure, failureOf } from '../../../workflow/fault.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import { requestId } from '../../../workflow/use-send.ts';
import { Conflicts, conflictText, hardOf, softOf } from './conflict.tsx';
import type { Outcome, Row } from './queries.ts';
import css from './visit-plan.module.css';

type Act = 'plan' | 'announce';
/** Units in one request: the progress moves, and the answer comes soon. */
const batch = 25;
const shown = 20;

const takes = (act: Act, row: Row): boolean =>
  act === 'plan'
    ? row.visit === null && row.from !== null && row.teamId !== null && hardOf(row).length === 0
    : row.visit?.stage === 'planned';

type State = { readonly done: readonly Outcome[]; readonly all: number; readonly failure: Failure | null };

/** Sends batch by batch; what went through stays through, and the same attempt does nothing twice. */
const useMass = (cycleId: string) => {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [state, setState] = useState<State | null>(null);
  const run = async (act: Act, ids: readonly string[]): Promise<void> => {
    const attempt = requestId();
    let done: readonly Outcome[] = [];
    setState({ done, all: ids.length, failure: null });
    try {
      for (let from = 0; from < ids.length; from += batch) {
        const input = { cycleId, ids: ids.slice(from, from + batch), requestId: attempt };
        const told = await client.visitPlan[act].mutate(input);
        done = [...done, ...told];
        setState({ done, all: ids.length, failure: null });
      }
    } catch (error) {
      setState({ done, all: ids.length, failure: failureOf(error) });
    } finally {
      await queries.invalidateQueries();
    }
  };
  return { state, run };
};

/** Who goes, who is left out and why, before anything is done. */
const Preview = ({ act, rows }: { act: Act; rows: readonly Row[] }): ReactNode => {
  const { t } = useWords();
  const said = t.visitPlan.mass;
  const go = rows.filter((row) => takes(act, row));
  const left = rows.filter((row) => !takes(act, row));
  const soft = act === 'plan' ? go.filter((row) => softOf(row).length > 0) : [];
  const list = (of: readonly Row[], why: (row: Row) => ReactNode): ReactNode => (
    <>
      <ul>
        {of.slice(0, shown).map((row) => (
          <li key={row.id}>
            {row.name} {why(row)}
          </li>
        ))}
      </ul>
      {of.length > shown ? <p>{said.more(of.length - shown)}</p> : null}
    </>
  );
  const reason = (row: Row): ReactNode => {
    if (act === 'plan' && hardOf(row).length > 0) return <Conflicts of={hardOf(row)} />;
    return act === 'plan' ? said.stand : said.unannounced;
  };
  return (
    <>
      <p>{said.preview[act](go.length)}</p>
      {left.length === 0 ? null : (
        <>
          <p>{said.left(left.length)}</p>
          {list(left, reason)}
        </>
      )}
      {soft.length === 0 ? null : (
        <>
          <p>{said.soft(soft.length)}</p>
          {list(soft, (row) => (
            <Conflicts of={softOf(row)} />
          ))}
        </>
      )}
    </>
  );
};

const Results = ({ state, rows }: { state: State; rows: readonly Row[] }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visitPlan.mass;
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const bad = state.done.filter(({ fault, conflicts }) => fault !== null || conflicts.length > 0);
  const kind = state.failure !== null ? 'error' : bad.length > 0 ? 'risk' : 'done';
  return (
    <Alert kind={kind} title={said.progress(state.done.length - bad.length, state.all)}>
      {state.failure === null ? null : <p>{failureText(spoken, state.failure)}</p>}
      {bad.length === 0 ? null : (
        <>
          <p>{said.failed(bad.length)}</p>
          <ul>
            {bad.map(({ id, fault, conflicts }) => (
              <li key={id}>
                {spoken.t.visitPlan.because(
                  names.get(id) ?? '',
                  fault === null
                    ? conflicts.map((one) => conflictText(spoken, one)).join(spoken.t.listComma)
                    : failureText(spoken, { ...fault, requestId: '' }),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
};

type Props = {
  cycleId: string;
  all: readonly Row[];
  chosen: readonly Row[];
  onDone: () => void;
  /** Leaves those set by hand to the next proposal, or takes drafts out of the plan. */
  onFree: (ids: readonly string[]) => void;
  onDrop: (ids: readonly string[]) => void;
};

/** Plans and announces what is selected, with a preview first and a result list after. */
export const Mass = ({ cycleId, all, chosen, onDone, onFree, onDrop }: Props): ReactNode => {
  const { t } = useWords();
  const said = t.visitPlan.mass;
  const [act, setAct] = useState<Act | null>(null);
  const { state, run } = useMass(cycleId);
  const running = state !== null && state.failure === null && state.done.length < state.all;
  const drafts = chosen.filter(({ visit, from }) => visit === null && from !== null);
  const byHand = drafts.filter(({ fixed }) => fixed);
  const ids = (of: readonly Row[]): readonly string[] => of.map(({ id }) => id);
  const go = (): void => {
    if (act === null) return;
    setAct(null);
    void run(
      act,
      chosen.filter((row) => takes(act, row)).map(({ id }) => id),
    ).then(onDone);
  };
  return (
    <>
      <div className={css.bar}>
        <span>{said.selected(chosen.length)}</span>
        {(['plan', 'announce'] as const).map((one) => (
          <Button
            key={one}
            type={one === 'plan' ? 'primary' : 'default'}
            disabled={!chosen.some((row) => takes(one, row)) || running}
            loading={running}
            onClick={() => setAct(one)}
          >
            {said[one]}
          </Button>
        ))}
        <Button disabled={byHand.length === 0 || running} onClick={() => onFree(ids(byHand))}>
          {said.free}
        </Button>
        <Button disabled={drafts.length === 0 || running} onClick={() => onDrop(ids(drafts))}>
          {said.drop}
        </Button>
      </div>
      {state === null ? null : <Results state={state} rows={all} />}
      <Dialog
        open={act !== null}
        title={act === null ? '' : said[act]}
        labels={{ yes: said.yes, no: said.no }}
        onYes={go}
        onNo={() => setAct(null)}
      >
        {act === null ? null : <Preview act={act} rows={chosen} />}
      </Dialog>
    </>
  );
};
