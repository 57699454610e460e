import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { type Finding, useFindings } from './queries.ts';

const Signed = ({ finding }: { finding: Finding }): ReactNode => {
  const { t } = useWords();
  if (finding.withdrawnAt !== null) return <Badge>{t.finding.withdrawn}</Badge>;
  if (finding.signedAt !== null) return <Badge tone="done">{t.finding.signed}</Badge>;
  return <Badge tone="risk">{t.finding.awaits(finding.secondSigner?.name ?? t.vacant)}</Badge>;
};

/** Achievements and problems of a visit, each signed by two. */
export const Findings = ({ id }: { id: string }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const rows = useFindings(id).data ?? [];
  return (
    <Panel title={t.finding.title} aside={t.count(rows.length)} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <Empty title={t.finding.none} />
      ) : (
        <Table
          caption={t.finding.title}
          rows={rows}
          rowKey={(one) => one.id}
          columns={[
            { key: 'indicator', title: t.score.indicator, cell: (one) => one.indicator },
            { key: 'kind', title: t.field.kind, cell: (one) => valueName(spoken, 'kind', one.kind) },
            { key: 'facts', title: t.finding.facts, cell: (one) => one.facts },
            {
              key: 'method',
              title: t.field.methods,
              wide: true,
              cell: (one) => valueName(spoken, 'method', one.method),
            },
            {
              key: 'points',
              title: t.score.points,
              figure: true,
              cell: (one) => (one.points === null ? null : format.points(one.points, true)),
            },
            { key: 'signed', title: t.finding.signature, cell: (one) => <Signed finding={one} /> },
          ]}
        />
      )}
    </Panel>
  );
};
