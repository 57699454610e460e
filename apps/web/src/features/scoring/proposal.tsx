import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import { ActionBar } from '../../workflow/action-bar.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { useSend } from '../../workflow/use-send.ts';
import { hundredths } from './forms.ts';
import { useCalibrations, useLines } from './queries.ts';
import css from './scoring.module.css';

type Changed = { readonly points: string; readonly reason: string };

/** Lines in force with what they are to become; another person confirms it. */
const Propose = ({ view, names }: { view: CaseView; names: ReadonlyMap<string, string> }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.scoring.calibration;
  const lines = useLines(view.id);
  const sender = useSend({ ...view, machine: 'assessment' });
  const [changes, setChanges] = useState<{ readonly [line: string]: Changed }>({});
  const [reasons, setReasons] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const id = useId();
  const current = (lines.data ?? []).filter(
    ({ proposal, supersededBy, component }) =>
      !proposal && supersededBy === null && component !== 'debriefing',
  );
  const set = (line: string, change: Partial<Changed>): void =>
    setChanges((old) => ({ ...old, [line]: { points: '', reason: '', ...old[line], ...change } }));
  const send = async (): Promise<void> => {
    const changed = current.flatMap((line) => {
      const { points = '', reason = '' } = changes[line.id] ?? {};
      return points.trim() === ''
        ? []
        : [{ replaces: line.id, points: hundredths(points), reason: reason.trim() }];
    });
    const whole =
      changed.every(({ points, reason }) => points !== null && reason !== '') && reasons.trim() !== '';
    if (changed.length === 0 || !whole) {
      setTold(changed.length === 0 ? said.nothing : said.mend);
      return;
    }
    setTold(null);
    await sender.send({
      type: 'assessment.proposeCalibration',
      data: { reasons: reasons.trim(), lines: changed },
    });
  };
  return (
    <Panel title={said.propose}>
      <div className={css.stack}>
        {current.map((line) => {
          const label = `${line.indicator} ${names.get(line.indicator) ?? ''}`;
          return (
            <section key={line.id} className={css.card} aria-label={label}>
              <p>{`${label} · ${format.points(line.points, line.kind !== 'score')} · ${line.reason}`}</p>
              <div className={css.row}>
                <Input
                  className={css.number ?? ''}
                  inputMode="decimal"
                  aria-label={said.newPoints(label)}
                  placeholder={format.points(line.points)}
                  value={changes[line.id]?.points ?? ''}
                  onChange={({ target }) => set(line.id, { points: target.value })}
                />
                <Input
                  aria-label={`${label} ${said.reason}`}
                  placeholder={said.reason}
                  maxLength={2000}
                  value={changes[line.id]?.reason ?? ''}
                  onChange={({ target }) => set(line.id, { reason: target.value })}
                />
              </div>
            </section>
          );
        })}
        <div className={css.field}>
          <label htmlFor={id}>{said.reasons}</label>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2 }}
            maxLength={4000}
            value={reasons}
            onChange={({ target }) => setReasons(target.value)}
          />
        </div>
        {told === null ? null : <Alert kind="error" title={told} />}
        {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
        <div className={css.buttons}>
          <Button type="primary" loading={sender.pending} onClick={() => void send()}>
            {said.submit}
          </Button>
        </div>
      </div>
    </Panel>
  );
};

/** What was proposed, with before, after and what became of it. */
const Proposals = ({ view, names }: { view: CaseView; names: ReadonlyMap<string, string> }): ReactNode => {
  const { t, format } = useWords();
  const said = t.scoring.calibration;
  const all = useCalibrations(view.id).data ?? [];
  if (all.length === 0) return <p className={css.faint}>{said.noProposal}</p>;
  return (
    <div className={css.stack}>
      {all.map((one) => (
        <section key={one.seq} className={css.card} aria-label={one.reasons}>
          <p>
            <strong>{said.outcome[one.outcome]}</strong>{' '}
            {said.proposedBy({ name: one.by?.name ?? '', at: format.time(one.at) })}
            {one.decidedBy === null ? '' : ` · ${said.decidedBy(one.decidedBy.name)}`}
          </p>
          <p>{one.reasons}</p>
          {one.decidedReasons === null ? null : <p>{one.decidedReasons}</p>}
          <Table
            caption={one.reasons}
            rows={one.lines}
            rowKey={({ line }) => line}
            columns={[
              {
                key: 'line',
                title: said.line,
                cell: ({ indicator }) => `${indicator} ${names.get(indicator) ?? ''}`,
              },
              {
                key: 'before',
                title: said.before,
                figure: true,
                cell: ({ before }) => format.points(before),
              },
              { key: 'after', title: said.after, figure: true, cell: ({ after }) => format.points(after) },
              { key: 'reason', title: said.reason, cell: ({ reason }) => reason },
            ]}
          />
        </section>
      ))}
    </div>
  );
};

/** 综合研判 of one unit: what was proposed, and proposing, confirming or dismissing where the reader may. */
export const Calibration = (props: { view: CaseView; names: ReadonlyMap<string, string> }): ReactNode => {
  const { t } = useWords();
  const { view, names } = props;
  const [act, setAct] = useState<string | undefined>(undefined);
  const isHere = (event: string): boolean =>
    view.allowed.includes(event) && !view.withheld.some((one) => one.event === event);
  const deciding = ['assessment.confirmCalibration', 'assessment.dismissCalibration'];
  return (
    <>
      <Panel title={t.scoring.calibration.ofUnit}>
        <Proposals view={view} names={names} />
      </Panel>
      {deciding.some(isHere) ? (
        <ActionBar
          view={{
            ...view,
            allowed: view.allowed.filter((event) => deciding.includes(event)),
            withheld: view.withheld.filter(({ event }) => deciding.includes(event)),
          }}
          machine="assessment"
          open={act}
          onOpen={setAct}
          done={null}
          onDone={() => setAct(undefined)}
        />
      ) : null}
      {isHere('assessment.proposeCalibration') ? <Propose view={view} names={names} /> : null}
    </>
  );
};
