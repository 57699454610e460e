import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../workflow/locale.tsx';
import type { Disputed } from './queries.ts';

/** The lines in dispute; the tally once all have voted, the decision once it is served. */
export const DisputedLines = ({ lines }: { lines: readonly Disputed[] }): ReactNode => {
  const { t, format } = useWords();
  if (lines.length === 0) return null;
  return (
    <Panel title={t.disputed.title} flush>
      <Table
        caption={t.disputed.title}
        rows={lines}
        rowKey={(line) => line.id}
        columns={[
          { key: 'indicator', title: t.score.indicator, cell: (line) => line.indicator },
          { key: 'reason', title: t.score.reason, cell: (line) => line.reason },
          {
            key: 'old',
            title: t.disputed.old,
            figure: true,
            cell: (line) => format.points(line.points, true),
          },
          {
            key: 'tally',
            title: t.disputed.tally,
            wide: true,
            cell: (line) =>
              line.votes === null ? t.disputed.sealed : t.disputed.votes(line.change ?? 0, line.votes),
          },
          {
            key: 'decided',
            title: t.disputed.decided,
            figure: true,
            cell: (line) => (line.decided === null ? null : format.points(line.decided, true)),
          },
        ]}
      />
    </Panel>
  );
};
