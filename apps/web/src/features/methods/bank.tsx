import { type BankQuestion, bankQuestionSchema, testQuestionKinds } from '@kaohe/domain';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { Choice, Field, linesOf } from './field.tsx';
import css from './methods.module.css';
import { type Methods, useAddQuestions, useBank, useRetire } from './queries.ts';

type Draft = { readonly kind: string; readonly text: string; readonly more: string; readonly key: string };
const blank: Draft = { kind: 'single', text: '', more: '', key: 'right' };

const starred = (line: string): boolean => /^[*＊]/.test(line);
const bare = (line: string): string => line.replace(/^[*＊]\s*/, '');

/** The question that was typed; null: not whole yet. */
const questionOf = ({ kind, text, more, key }: Draft): BankQuestion | null => {
  const lines = linesOf(more);
  const options = lines.map(bare);
  const keys = lines.flatMap((line, at) => (starred(line) ? [at] : []));
  const matters = lines.map((line) =>
    line
      .split(/[/／]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  );
  const drafts: Readonly<Record<string, unknown>> = {
    single: { kind, text, options, key: keys.length === 1 ? keys[0] : undefined },
    multiple: { kind, text, options, keys },
    trueFalse: { kind, text, key: key === 'right' },
    short: { kind, text, matters },
  };
  return bankQuestionSchema.safeParse(drafts[kind]).data ?? null;
};

/** One new question; what stands in the form stays until it is taken. */
const QuestionForm = ({ methods }: { methods: Methods }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.methods.bank;
  const add = useAddQuestions();
  const [indicator, setIndicator] = useState(methods.indicators[0]?.code ?? '');
  const [draft, setDraft] = useState(blank);
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const question = questionOf(draft);
  const send = (): void => {
    if (question === null) return;
    const questions = [{ indicator, question }];
    add.mutate(
      { cycleId: methods.cycleId, questions },
      { onSuccess: () => setDraft({ ...blank, kind: draft.kind }) },
    );
  };
  return (
    <div className={css.stack}>
      <div className={css.row}>
        <Choice
          label={spoken.t.methods.indicator}
          value={indicator}
          options={methods.indicators.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          onChoice={setIndicator}
        />
        <Choice
          label={said.kind}
          value={draft.kind}
          options={testQuestionKinds.map((value) => ({ value, label: said.kinds[value] }))}
          onChoice={(kind) => set({ kind })}
        />
      </div>
      <Field label={said.text} value={draft.text} onText={(text) => set({ text })} rows={2} most={500} />
      {draft.kind === 'trueFalse' ? (
        <Choice
          label={said.key}
          value={draft.key}
          options={[
            { value: 'right', label: said.right },
            { value: 'wrong', label: said.wrong },
          ]}
          onChoice={(key) => set({ key })}
        />
      ) : (
        <Field
          label={draft.kind === 'short' ? said.matters : said.options}
          value={draft.more}
          onText={(more) => set({ more })}
          rows={4}
          hint={question === null ? said.unfinished : ''}
        />
      )}
      {add.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(add.error))} />}
      {add.isSuccess && draft.text === '' ? <Alert kind="done" title={said.added} /> : null}
      <div className={css.buttons}>
        <Button type="primary" disabled={question === null} loading={add.isPending} onClick={send}>
          {said.add}
        </Button>
      </div>
    </div>
  );
};

/** What is right, as it was set. */
const keyOf = (question: BankQuestion, said: { right: string; wrong: string }): string => {
  if (question.kind === 'trueFalse') return question.key ? said.right : said.wrong;
  if (question.kind === 'short') return question.matters.map((one) => one.join('/')).join('；');
  const keys = question.kind === 'single' ? [question.key] : question.keys;
  return keys.map((key) => question.options[key] ?? '').join('；');
};

/** The bank of the cycle; keys are seen by the office and the teams alone. */
export const Bank = ({ methods }: { methods: Methods }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.methods.bank;
  const bank = useBank(methods.cycleId, true);
  const retire = useRetire();
  if (bank.error !== null) return <Alert kind="note" title={failureText(spoken, failureOf(bank.error))} />;
  const rows = bank.data ?? [];
  return (
    <>
      <Panel title={said.new}>
        <QuestionForm methods={methods} />
      </Panel>
      <Panel title={said.title} aside={said.of(rows.length)}>
        <p className={css.faint}>{said.hint}</p>
        {rows.length === 0 ? (
          <Empty title={t.methods.none} />
        ) : (
          <Table
            caption={said.title}
            rows={rows}
            rowKey={(one) => one.id}
            columns={[
              { key: 'text', title: said.text, cell: (one) => one.question.text },
              { key: 'indicator', title: t.methods.indicator, cell: (one) => one.indicator },
              { key: 'kind', title: said.kind, wide: true, cell: (one) => said.kinds[one.question.kind] },
              { key: 'key', title: said.key, wide: true, cell: (one) => keyOf(one.question, said) },
              {
                key: 'difficulty',
                title: t.methods.test.difficulty,
                figure: true,
                wide: true,
                cell: (one) =>
                  one.difficulty === null ? '—' : t.methods.percent(format.points(one.difficulty)),
              },
              {
                key: 'retire',
                title: said.retire,
                cell: (one) => (
                  <Button
                    size="small"
                    loading={retire.isPending}
                    onClick={() => retire.mutate({ cycleId: methods.cycleId, id: one.id })}
                  >
                    {said.retire}
                    <span className="sr-only">{one.question.text}</span>
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Panel>
    </>
  );
};
