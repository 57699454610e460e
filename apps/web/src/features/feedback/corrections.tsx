import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import { ActionBar } from '../../workflow/action-bar.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { decidesCorrection } from '../../workflow/case/path.ts';
import type { Done } from '../../workflow/event-form.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import css from './feedback.module.css';
import { type Correction, useCorrections } from './queries.ts';

const proposing = 'assessment.proposeCorrection';

const CorrectionOf = ({ one }: { one: Correction }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.feedback;
  const decided =
    one.outcome === 'open' || one.decidedBy === null || one.decidedAt === null
      ? null
      : said.decided[one.outcome]({ name: one.decidedBy.name, day: format.day(one.decidedAt) });
  return (
    <li className={css.item}>
      <div className={css.head}>
        <strong>{said.outcome[one.outcome]}</strong>
        <span className={css.small}>
          {[said.proposed({ name: one.by?.name ?? '', day: format.day(one.at) }), decided]
            .filter((text) => text !== null)
            .join(' · ')}
        </span>
      </div>
      <Table
        caption={`${said.corrections} ${one.indicator} ${one.seq}`}
        rows={[one]}
        rowKey={({ line }) => line}
        columns={[
          {
            key: 'what',
            title: said.what,
            cell: ({ indicator, component }) => `${indicator} ${valueName(spoken, 'component', component)}`,
          },
          { key: 'was', title: said.was, figure: true, cell: ({ before }) => format.points(before) },
          { key: 'is', title: said.is, figure: true, cell: ({ after }) => format.points(after) },
        ]}
      />
      <p className={css.pre}>{said.whyProposed(one.reasons)}</p>
      {one.decidedReasons === null ? null : <p className={css.pre}>{said.whyDecided(one.decidedReasons)}</p>}
    </li>
  );
};

/** Slips of the pen, put right by two people: what was proposed, and confirming or refusing it where the reader may. */
export const Corrections = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  const said = t.feedback;
  const all = useCorrections(view.id).data ?? [];
  const [act, setAct] = useState<string | undefined>(undefined);
  const [done, setDone] = useState<Done | null>(null);
  const may = view.allowed.includes(proposing);
  if (all.length === 0 && !may) return null;
  const open = all.some(({ outcome }) => outcome === 'open');
  const decides = (event: string): boolean => decidesCorrection.includes(event);
  return (
    <Panel title={said.corrections}>
      <p className={css.small}>{said.correctionsHint}</p>
      <ul>
        {all.map((one) => (
          <CorrectionOf key={one.seq} one={one} />
        ))}
      </ul>
      <ActionBar
        view={{
          ...view,
          allowed: view.allowed.filter(decides),
          withheld: open ? view.withheld.filter(({ event }) => decides(event)) : [],
        }}
        machine="assessment"
        open={act}
        onOpen={(event) => {
          setDone(null);
          setAct(event);
        }}
        done={done}
        onDone={setDone}
      />
      {may ? (
        <Link
          to="/cases/$machine/$id"
          params={{ machine: 'assessment', id: view.id }}
          search={{ act: proposing }}
        >
          {said.proposeCorrection}
        </Link>
      ) : null}
    </Panel>
  );
};
