import { type Linkable, simulate } from '@kaohe/domain';
import { type ReactNode, useId, useState } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './linkage.module.css';
import type { View } from './queries.ts';

/** As far as the law allows a weight to go, in per cent. */
const most = 50;

/** What another weight would change for each unit; nothing is decided by it. */
export const Simulation = ({ view }: { view: View }): ReactNode => {
  const { t, format } = useWords();
  const said = t.linkage.simulation;
  const input = useId();
  const now = view.approvals[0]?.weight ?? view.policyWeight;
  const [typed, setTyped] = useState('20');
  const asked = Math.min(most, Math.max(0, Math.round(Number(typed) || 0)));
  const names = new Map(view.rows.map((row) => [row.unitId, row.unit]));
  const complete = view.rows.flatMap(({ unitId, operating, score }): Linkable[] =>
    operating === null || score === null ? [] : [{ unit: unitId, operating, score }],
  );
  const rows = simulate(complete, { from: now, to: asked });
  return (
    <Panel title={said.title} flush>
      <div className={css.notes}>
        <div className={css.field}>
          <label htmlFor={input}>{said.what}</label>
          <input
            id={input}
            type="number"
            min={0}
            max={most}
            value={typed}
            onChange={(change) => setTyped(change.target.value)}
          />
          {t.linkage.percentSign}
        </div>
        <p className={css.small}>{said.hint(view.policyWeight)}</p>
        {complete.length === view.rows.length ? null : (
          <p className={css.small}>{said.incomplete(view.rows.length - complete.length)}</p>
        )}
      </div>
      {rows.length === 0 ? null : (
        <Table
          caption={said.title}
          rows={rows}
          rowKey={(row) => row.unit}
          columns={[
            { key: 'unit', title: t.linkage.unit, cell: (row) => names.get(row.unit) ?? row.unit },
            {
              key: 'before',
              title: said.now(now),
              figure: true,
              cell: (row) => format.points(row.before),
            },
            {
              key: 'after',
              title: said.asked(asked),
              figure: true,
              cell: (row) => format.points(row.after),
            },
            {
              key: 'change',
              title: said.change,
              figure: true,
              cell: (row) => format.points(row.change, true),
            },
            {
              key: 'rank',
              title: said.rank,
              figure: true,
              cell: (row) => said.ranks(row.rankBefore, row.rankAfter),
            },
          ]}
        />
      )}
    </Panel>
  );
};
