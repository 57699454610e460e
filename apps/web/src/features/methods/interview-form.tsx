import { intervieweeGroups, type Topic, verdicts } from '@kaohe/domain';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { useToday } from '../../workflow/due.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { Choice, Field } from './field.tsx';
import css from './methods.module.css';
import { type Interview, type Methods, useSaveInterview } from './queries.ts';

type Indicator = Methods['indicators'][number];
const topicOf = (one: Indicator): Topic => ({
  indicator: one.code,
  answers: (one.questions.length === 0 ? [''] : one.questions).map((question) => ({ question, answer: '' })),
  verdict: null,
});

type TopicProps = {
  topic: Topic;
  indicator: Indicator | undefined;
  onTopic: (topic: Topic) => void;
  onRemove: () => void;
};

/** One indicator: its questions from the standard, what was answered, what that comes to. */
const TopicForm = ({ topic, indicator, onTopic, onRemove }: TopicProps): ReactNode => {
  const { t } = useWords();
  const said = t.methods.interview;
  const change = (at: number, part: Partial<Topic['answers'][number]>): void =>
    onTopic({ ...topic, answers: topic.answers.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  const own = (question: string): boolean => indicator?.questions.includes(question) !== true;
  return (
    <fieldset className={css.box}>
      <legend>
        {topic.indicator} {indicator?.name}
      </legend>
      {indicator?.questions.length === 0 ? <p className={css.faint}>{said.noQuestions}</p> : null}
      {topic.answers.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: answers are only added at the end
        <div key={at} className={css.stack}>
          {own(one.question) ? (
            <Field
              label={said.question}
              value={one.question}
              onText={(question) => change(at, { question })}
              most={500}
            />
          ) : null}
          <Field
            label={own(one.question) ? said.answer : one.question}
            value={one.answer}
            onText={(answer) => change(at, { answer })}
            rows={2}
            most={4000}
          />
        </div>
      ))}
      <Choice
        label={said.verdict}
        value={topic.verdict ?? ''}
        options={[
          { value: '', label: said.unjudged },
          ...verdicts.map((value) => ({ value, label: said.verdicts[value] })),
        ]}
        onChoice={(value) => onTopic({ ...topic, verdict: verdicts.find((one) => one === value) ?? null })}
      />
      <div className={css.buttons}>
        <Button
          size="small"
          onClick={() => onTopic({ ...topic, answers: [...topic.answers, { question: '', answer: '' }] })}
        >
          {said.addQuestion}
        </Button>
        <Button size="small" onClick={onRemove}>
          {t.methods.remove}
        </Button>
      </div>
    </fieldset>
  );
};

type Draft = Record<'group' | 'pseudonym' | 'name' | 'heldOn' | 'place', string>;
const draftOf = (of: Interview | null, today: string): Draft => ({
  group: of?.group ?? 'member',
  pseudonym: of?.pseudonym ?? '',
  name: '',
  heldOn: of?.heldOn ?? today,
  place: of?.place ?? '',
});
type HeadProps = { draft: Draft; isNew: boolean; set: (part: Partial<Draft>) => void };

/** Who it is for others, and who it is for the lead; when and where. */
const Head = ({ draft, isNew, set }: HeadProps): ReactNode => {
  const { t } = useWords();
  const said = t.methods.interview;
  return (
    <div className={css.row}>
      <Choice
        label={said.group}
        value={draft.group}
        options={intervieweeGroups.map((value) => ({ value, label: said.groups[value] }))}
        onChoice={(group) => set({ group })}
      />
      <Field
        label={said.pseudonym}
        value={draft.pseudonym}
        onText={(pseudonym) => set({ pseudonym })}
        hint={said.pseudonymHint}
        most={80}
      />
      <Field
        label={said.name}
        value={draft.name}
        onText={(name) => set({ name })}
        hint={isNew ? said.nameHint : `${said.nameHint}${said.nameKept}`}
        most={80}
      />
      <Field label={t.methods.heldOn} value={draft.heldOn} onText={(heldOn) => set({ heldOn })} kind="date" />
      <Field label={t.methods.place} value={draft.place} onText={(place) => set({ place })} most={200} />
    </div>
  );
};

type AddProps = { methods: Methods; topics: readonly Topic[]; onAdd: (topic: Topic) => void };
/** Indicators not talked about yet; those that ask for interviews first. */
const AddTopic = ({ methods, topics, onAdd }: AddProps): ReactNode => {
  const { t } = useWords();
  const left = methods.indicators
    .filter(({ code }) => !topics.some((one) => one.indicator === code))
    .toSorted((a, b) => Number(b.methods.includes('interview')) - Number(a.methods.includes('interview')));
  return (
    <Choice
      label={t.methods.interview.addTopic}
      value=""
      options={[
        { value: '', label: '' },
        ...left.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
      ]}
      onChoice={(value) => {
        const found = left.find(({ code }) => code === value);
        if (found !== undefined) onAdd(topicOf(found));
      }}
    />
  );
};

type Props = { id: string; methods: Methods; of: Interview | null; onDone: () => void };

/** An interview on the phone or at the desk: who it is for others, who it is, question by question. */
export const InterviewForm = ({ id, methods, of, onDone }: Props): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const save = useSaveInterview();
  const today = useToday();
  const [draft, setDraft] = useState(() => draftOf(of, today));
  const [topics, setTopics] = useState<readonly Topic[]>(of?.topics ?? []);
  const { group, name, ...rest } = draft;
  const send = (): void =>
    save.mutate(
      {
        ...rest,
        id: of?.id ?? null,
        assessmentId: id,
        visitId: of === null ? methods.visitId : of.visitId,
        group: intervieweeGroups.find((one) => one === group) ?? 'other',
        ...(name.trim() === '' ? {} : { name }),
        topics: topics.map((one) => ({
          ...one,
          answers: one.answers.filter(({ question }) => question.trim() !== ''),
        })),
      },
      { onSuccess: onDone },
    );
  const unready = draft.pseudonym.trim() === '' || topics.length === 0 || (of === null && name.trim() === '');
  return (
    <div className={css.stack}>
      <Head draft={draft} isNew={of === null} set={(part) => setDraft({ ...draft, ...part })} />
      {topics.map((topic) => (
        <TopicForm
          key={topic.indicator}
          topic={topic}
          indicator={methods.indicators.find(({ code }) => code === topic.indicator)}
          onTopic={(now) => setTopics(topics.map((one) => (one.indicator === now.indicator ? now : one)))}
          onRemove={() => setTopics(topics.filter((one) => one !== topic))}
        />
      ))}
      <AddTopic methods={methods} topics={topics} onAdd={(topic) => setTopics([...topics, topic])} />
      {save.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(save.error))} />}
      <div className={css.buttons}>
        <Button type="primary" disabled={unready} loading={save.isPending} onClick={send}>
          {t.methods.save}
        </Button>
        <Button onClick={onDone}>{t.methods.cancel}</Button>
      </div>
    </div>
  );
};
