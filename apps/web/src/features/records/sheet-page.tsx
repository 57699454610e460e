import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps, type CaseParts } from '../../workflow/case/case-frame.tsx';
import { actOf, useWords, valueName } from '../../workflow/locale.tsx';
import { type SheetView, useSheet } from './queries.ts';
import css from './records.module.css';
import { Happened, StateBadge } from './sheet-table.tsx';

const FileList = ({ files }: { files: SheetView['evidence'] }): ReactNode => {
  const { t } = useWords();
  if (files.length === 0) return t.records.periodPage.nothing;
  return (
    <ul>
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={`/files/${id}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
};

const SheetLink = ({ id }: { id: string }): ReactNode => {
  const { t } = useWords();
  return (
    <Link to="/cases/$machine/$id" params={{ machine: 'workSheet', id }} search={{}}>
      {t.records.sheet.see}
    </Link>
  );
};

const counting = new Set(['accepted', 'unanswered', 'kept']);
const awaiting = new Set(['filed', 'disputed']);

/** What was observed, and when it was written down. */
const Observed = ({ sheet }: { sheet: SheetView }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.records;
  const points = format.points(sheet.points, true);
  const { carries, carriesYet, carriesNot } = said.sheet;
  const worth = counting.has(sheet.state) ? carries : awaiting.has(sheet.state) ? carriesYet : carriesNot;
  const rows = [
    { key: 'facts', label: said.facts, value: <span className={css.typed}>{sheet.facts}</span> },
    { key: 'indicator', label: said.indicator, value: `${sheet.indicator} ${sheet.indicatorName}` },
    { key: 'subject', label: said.subject, value: valueName(spoken, 'subjectKind', sheet.subjectKind) },
    { key: 'direction', label: said.direction, value: valueName(spoken, 'direction', sheet.direction) },
    {
      key: 'points',
      label: said.points,
      value: `${points} · ${worth}`,
    },
    ...(sheet.matter === null ? [] : [{ key: 'matter', label: said.matter, value: sheet.matter }]),
    { key: 'happened', label: said.sheet.happened, value: <Happened sheet={sheet} /> },
    {
      key: 'recorded',
      label: said.sheet.recorded,
      value: `${format.time(sheet.filedAt)} · ${sheet.filedBy?.name ?? ''}`,
    },
    { key: 'period', label: said.period, value: sheet.period.name },
    { key: 'files', label: said.evidenceFiles, value: <FileList files={sheet.evidence} /> },
    ...(sheet.corrects === null
      ? []
      : [{ key: 'corrects', label: said.sheet.corrects, value: <SheetLink id={sheet.corrects} /> }]),
    ...(sheet.correctedBy === null
      ? []
      : [{ key: 'correctedBy', label: said.sheet.correctedBy, value: <SheetLink id={sheet.correctedBy} /> }]),
  ];
  return (
    <Panel title={said.sheet.title} aside={<StateBadge state={sheet.state} />}>
      <Facts rows={rows} />
      <p className={css.tools}>
        <Link to="/records" search={{ unitId: sheet.unit.id }}>
          {said.sheet.ofUnit}
        </Link>
        <Link to="/year/$assessmentId" params={{ assessmentId: sheet.assessmentId }} search={{}}>
          {said.sheet.ofYear}
        </Link>
      </p>
    </Panel>
  );
};

/** What the unit said to it, and what was decided. */
const Answers = ({ sheet }: { sheet: SheetView }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.records.sheet;
  return (
    <Panel title={said.answer}>
      {sheet.state === 'filed' ? <p>{said.waiting}</p> : null}
      {sheet.state === 'disputed' ? <p>{said.waitingLead}</p> : null}
      <ol className={css.acts}>
        {sheet.acts.map((act) => (
          <li key={`${act.event} ${act.at}`}>
            <p>
              <strong>{actOf(spoken, 'workSheet', act.event).label}</strong> {act.by?.name ?? ''}{' '}
              <small>{format.time(act.at)}</small>
            </p>
            {act.reasons === null ? null : <p className={css.typed}>{act.reasons}</p>}
            {act.evidence.length === 0 ? null : <FileList files={act.evidence} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
};

const Content = ({ id }: { id: string }): ReactNode => {
  const { data } = useSheet(id);
  if (data === undefined) return null;
  return (
    <>
      <Observed sheet={data} />
      <Answers sheet={data} />
    </>
  );
};

const useParts = (view: CaseView): CaseParts => ({ content: <Content id={view.id} />, bornWith: false });

/** A work sheet: what was seen, what the unit says, what was decided. */
export const SheetPage = (props: CaseFrameProps): ReactNode => <CaseFrame {...props} useParts={useParts} />;
