import { registry, tagsOf } from '@kaohe/domain';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { useQuestions } from './queries.ts';

const Editor = lazy(() => import('./editor.tsx').then((loaded) => ({ default: loaded.Editor })));

/** The questions; edited while it is a draft. */
export const Questions = ({ view }: { view: CaseView }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const found = useQuestions(view.id);
  const [editing, setEditing] = useState(false);
  const open = [...view.allowed, ...view.withheld.map((one) => one.event)].includes('questionnaire.open');
  const editable = open && tagsOf(registry.questionnaire.machine, view.stage).includes('editable');
  if (found.data === undefined) return <Skeleton label={t.loading} />;
  const { questions } = found.data;
  return (
    <Panel
      title={t.survey.questions}
      aside={
        editable ? (
          <Button size="small" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {t.survey.edit}
          </Button>
        ) : (
          t.count(questions.length)
        )
      }
      flush={!editing && questions.length > 0}
    >
      {editing ? (
        <Suspense fallback={<Skeleton label={t.loading} />}>
          <Editor view={view} kept={found.data} onDone={() => setEditing(false)} />
        </Suspense>
      ) : null}
      {!editing && questions.length === 0 ? <Empty title={t.survey.none} hint={t.survey.noneHint} /> : null}
      {editing || questions.length === 0 ? null : (
        <Table
          caption={t.survey.questions}
          rows={questions}
          rowKey={(one) => one.id}
          columns={[
            { key: 'text', title: t.field.text, cell: (one) => one.text },
            { key: 'kind', title: t.field.kind, cell: (one) => valueName(spoken, 'kind', one.kind) },
          ]}
        />
      )}
    </Panel>
  );
};
