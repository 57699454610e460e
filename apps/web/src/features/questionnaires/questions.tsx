import { type Question, registry, tagsOf } from '@kaohe/domain';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table/table.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords } from '../../workflow/locale.tsx';
import { answerName } from './builder/condition.tsx';
import { type Kept, useQuestions } from './queries.ts';

const Builder = lazy(() => import('./builder/builder.tsx').then((loaded) => ({ default: loaded.Builder })));

/** Whether it is always asked, and what it has to do with an earlier answer. */
const Condition = ({ one, kept }: { one: Question; kept: Kept }): ReactNode => {
  const { t, locale } = useWords();
  const said = t.survey;
  const needed = one.required ? said.required : '';
  const on = kept.questions.find(({ id }) => id === one.shownWhen?.question);
  if (one.shownWhen === undefined || on === undefined) return needed;
  const answers = one.shownWhen.is.map((value) => answerName(on, { value, choices: kept.choices, locale }));
  return [needed, said.shownWhen(kept.questions.indexOf(on) + 1, answers.join(t.listComma))]
    .filter(Boolean)
    .join(' · ');
};

/** The questions; edited while it is a draft. */
export const Questions = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
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
          <Builder view={view} kept={found.data} onDone={() => setEditing(false)} />
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
            { key: 'kind', title: t.field.kind, cell: (one) => t.survey.kind[one.kind] },
            {
              key: 'condition',
              title: t.survey.condition,
              wide: true,
              cell: (one) => <Condition one={one} kept={found.data} />,
            },
          ]}
        />
      )}
    </Panel>
  );
};
