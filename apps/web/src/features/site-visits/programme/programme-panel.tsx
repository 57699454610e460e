import { programmeConflicts, programmeSchema } from '@kaohe/domain';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { CaseView } from '../../../workflow/api.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import { useSend } from '../../../workflow/use-send.ts';
import type { Visit } from '../queries.ts';
import { ProgrammeConflicts } from './conflicts.tsx';
import css from './programme.module.css';
import { ProgrammeTable } from './programme-table.tsx';
import { rowsOf, type Typed, typedOf } from './row.ts';

const ProgrammeEditor = lazy(() =>
  import('./editor.tsx').then((loaded) => ({ default: loaded.ProgrammeEditor })),
);

type Props = { readonly view: CaseView; readonly visit: Visit };

const Arranging = ({ view, visit, onDone }: Props & { onDone: () => void }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visit.agenda;
  const [rows, setRows] = useState<readonly Typed[]>(() => typedOf(visit.agenda));
  const sender = useSend({ ...view, machine: 'siteVisit' });
  const agenda = programmeSchema.safeParse(rowsOf(rows));
  const send = async (): Promise<void> => {
    if (!agenda.success) return;
    if ((await sender.send({ type: 'siteVisit.arrange', data: { agenda: agenda.data } })) !== null) onDone();
  };
  return (
    <form
      className={css.stack}
      aria-label={said.arrange}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      <Suspense fallback={<p className={css.small}>{spoken.t.loading}</p>}>
        <ProgrammeEditor rows={rows} onChange={setRows} team={visit.team} days={visit.days.length} />
      </Suspense>
      {view.stage === 'planned' ? null : <p className={css.small}>{said.willTell}</p>}
      {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
      <div className={css.line}>
        <Button type="primary" htmlType="submit" disabled={!agenda.success} loading={sender.pending}>
          {said.save}
        </Button>
        <Button onClick={onDone}>{said.cancel}</Button>
      </div>
    </form>
  );
};

/** The programme of a visit, with what stands in its own way; the office and the lead arrange it. */
export const Programme = ({ view, visit }: Props): ReactNode => {
  const { t } = useWords();
  const said = t.visit.agenda;
  const [open, setOpen] = useState(false);
  const arranges = view.allowed.includes('siteVisit.arrange');
  const nameOf = (id: string): string => visit.team.find((one) => one.id === id)?.name ?? '';
  const ground = { team: visit.team.map(({ id }) => id), days: visit.days.length };
  return (
    <Panel
      title={said.title}
      aside={
        visit.agenda.length === 0 ? undefined : (
          <Link to="/visits/$id/programme" params={{ id: view.id }}>
            {said.print}
          </Link>
        )
      }
    >
      <div className={css.stack}>
        {visit.agenda.length === 0 && !open ? <p className={css.small}>{said.none}</p> : null}
        {visit.agenda.length === 0 || open ? null : (
          <>
            <ProgrammeTable rows={visit.agenda} days={visit.days} nameOf={nameOf} />
            {arranges ? (
              <ProgrammeConflicts of={programmeConflicts(visit.agenda, ground)} nameOf={nameOf} />
            ) : null}
          </>
        )}
        {visit.programme === null ? null : <p className={css.text}>{visit.programme}</p>}
        {open ? <Arranging view={view} visit={visit} onDone={() => setOpen(false)} /> : null}
        {arranges && !open ? (
          <div>
            <Button onClick={() => setOpen(true)}>{said.arrange}</Button>
          </div>
        ) : null}
      </div>
    </Panel>
  );
};
