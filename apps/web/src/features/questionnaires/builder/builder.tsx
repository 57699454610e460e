import {
  lintQuestions,
  type Question,
  type QuestionFinding,
  questionKinds,
  questionsSchema,
} from '@kaohe/domain';
import { Button } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import type { CaseView } from '../../../workflow/api.ts';
import { failureOf } from '../../../workflow/fault.ts';
import { dropDraft, keepDraft, readDraft } from '../../../workflow/form/draft.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import { type Kept, useSaveQuestions } from '../queries.ts';
import { PoolFields, VotersFields } from './asked.tsx';
import css from './builder.module.css';
import { added, duplicated, moved, withTemplate } from './draft.ts';
import { Findings } from './findings.tsx';
import { Preview } from './preview.tsx';
import { QuestionCard } from './question-card.tsx';

const draftName = 'draft.questions';
/** What was being typed in this browser, as far as it still reads as questions. */
const begun = (id: string): readonly Question[] | null => {
  const read = questionsSchema.safeParse(readDraft(id, draftName)?.questions);
  return read.success ? read.data : null;
};

/** The questions as they are edited: each change is kept in this browser until it is saved. */
const useDraft = (id: string, kept: Kept) => {
  const [questions, set] = useState<readonly Question[]>(() => begun(id) ?? kept.questions);
  const change = (next: readonly Question[]): void => {
    set(next);
    keepDraft(id, draftName, { questions: next });
  };
  return { questions, change, forget: () => dropDraft(id, draftName) };
};

const Checks = ({ findings }: { findings: readonly QuestionFinding[] }): ReactNode => {
  const said = useWords().t.survey;
  const whole = findings.filter(({ question }) => question === null);
  return (
    <section className={css.checks} aria-label={said.checks} aria-live="polite">
      <p>{findings.length === 0 ? said.clean : said.foundSome(findings.length)}</p>
      <Findings findings={whole} />
    </section>
  );
};

/** Ways to begin: a question of any kind, or those of a template. */
const Adding = ({
  questions,
  onChange,
}: {
  questions: readonly Question[];
  onChange: (all: readonly Question[]) => void;
}) => {
  const said = useWords().t.survey;
  const [template, setTemplate] = useState('0');
  const use = (): void => {
    const one = said.template[Number(template)];
    if (one !== undefined) onChange(withTemplate(questions, one).slice(0, 50));
  };
  return (
    <div className={css.adding}>
      <fieldset className={css.group}>
        <legend>{said.add}</legend>
        <div className={css.tools}>
          {questionKinds.map((kind) => (
            <Button
              key={kind}
              size="small"
              disabled={questions.length >= 50}
              onClick={() => onChange(added(questions, kind))}
            >
              {said.kind[kind]}
            </Button>
          ))}
        </div>
      </fieldset>
      <fieldset className={css.group}>
        <legend>{said.templates}</legend>
        <div className={css.tools}>
          <select
            aria-label={said.templates}
            value={template}
            onChange={({ target }) => setTemplate(target.value)}
          >
            {said.template.map((one, at) => (
              <option key={one.name} value={at}>
                {one.name}
              </option>
            ))}
          </select>
          <Button size="small" onClick={use}>
            {said.useTemplate}
          </Button>
        </div>
        <p className={css.faint}>{said.replaceHint}</p>
      </fieldset>
    </div>
  );
};

type Props = { view: CaseView; kept: Kept; onDone: () => void };

/** Writes the questions, how many of each class are asked, and whose people are asked together; beside it the phone. */
export const Builder = ({ view, kept, onDone }: Props): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.survey;
  const { questions, change, forget } = useDraft(view.id, kept);
  const [voters, setVoters] = useState(kept.voters);
  const [pool, setPool] = useState(kept.pool);
  const save = useSaveQuestions();
  const shown = useDeferredValue(questions);
  const findings = lintQuestions({
    questions: shown,
    kind: kept.kind,
    voters,
    smallestGroup: kept.smallestGroup,
    before: kept.before,
    grades: kept.choices.map(({ key }) => key),
  });
  const submit = (): void => {
    const order = {
      id: view.id,
      version: view.version,
      questions: [...questions],
      voters,
      pool: pool.map(({ assessmentId }) => assessmentId),
    };
    const onSuccess = (): void => {
      forget();
      onDone();
    };
    save.mutate(order, { onSuccess });
  };
  return (
    <div className={css.builder}>
      <form
        className={css.form}
        aria-label={said.edit}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit();
        }}
      >
        <VotersFields kept={kept} voters={voters} onChange={setVoters} />
        <PoolFields id={view.id} pool={pool} onChange={setPool} />
        <Checks findings={findings} />
        <ol className={css.cards}>
          {questions.map((question, at) => (
            <QuestionCard
              key={question.id}
              question={question}
              at={at}
              questions={questions}
              choices={kept.choices}
              findings={findings.filter((one) => one.question === question.id)}
              onChange={(next) => change(questions.map((one) => (one === question ? next : one)))}
              onMove={(to) => change(moved(questions, at, to))}
              onDuplicate={() => change(duplicated(questions, at))}
              onRemove={() => change(questions.filter((one) => one !== question))}
            />
          ))}
        </ol>
        <Adding questions={questions} onChange={change} />
        {save.error === null ? null : (
          <Alert kind="error" title={failureText(spoken, failureOf(save.error))} />
        )}
        <div className={css.tools}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {said.save}
          </Button>
          <Button onClick={onDone}>{spoken.t.form.cancel}</Button>
        </div>
      </form>
      <Preview title={kept.title} unit={view.unit?.name ?? ''} questions={shown} choices={kept.choices} />
    </div>
  );
};
