import { dataSchema, registry } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps } from '../../workflow/case/case-frame.tsx';
import { type Names, ValueList } from '../../workflow/case/value-list.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { type Disputed, useDisputed } from './queries.ts';

/** The lines in dispute, with the tally once all have voted. */
const Lines = ({ id }: { id: string }): ReactNode => {
  const { t, format } = useWords();
  const disputed = useDisputed(id);
  const lines: readonly Disputed[] = disputed.data ?? [];
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
        ]}
      />
    </Panel>
  );
};

const statement = dataSchema(registry.assessment.events['assessment.appeal']);

/** What the appellant says. */
const Statement = ({ view, names }: { view: CaseView; names: Names }): ReactNode => {
  const { t } = useWords();
  return (
    <Panel title={t.birth} aside={view.openedBy === null ? null : t.openedBy(view.openedBy.name)}>
      <ValueList schema={statement} event="assessment.appeal" data={view.data} names={names} />
    </Panel>
  );
};

/** The appeal file: the disputed lines, the statement, and what both sides have added in the journal. */
export const AppealPage = (props: CaseFrameProps): ReactNode => {
  const { format } = useWords();
  const disputed = useDisputed(props.id);
  const lines = (disputed.data ?? []).map((line: Disputed) => ({
    id: line.id,
    label: `${line.indicator} ${format.points(line.points, true)} · ${line.reason}`,
  }));
  const names = Object.fromEntries(lines.map((line) => [line.id, line.label]));
  return (
    <CaseFrame
      {...props}
      parts={(view) => ({
        content: (
          <>
            <Lines id={view.id} />
            <Statement view={view} names={names} />
          </>
        ),
        sources: { lines },
        names,
      })}
    />
  );
};
