import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords, wordOf } from '../../workflow/locale.tsx';
import { Conclude, Concluded, RecordCard, State } from './conclude.tsx';
import { InterviewForm } from './interview-form.tsx';
import css from './methods.module.css';
import { type Interview, type Methods, useInterviewee } from './queries.ts';

/** The name, for the team lead who asks for it; nobody else has the button, and the server tells nobody else. */
const Name = ({ of }: { of: Interview }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.methods.interview;
  const asked = useInterviewee();
  if (!of.mayName) return null;
  if (asked.data !== undefined) return <p>{said.named(asked.data.name)}</p>;
  return (
    <>
      {asked.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(asked.error))} />
      )}
      <div>
        <Button size="small" loading={asked.isPending} onClick={() => asked.mutate({ id: of.id })}>
          {said.show}
        </Button>
      </div>
    </>
  );
};

type Props = { id: string; view: CaseView; methods: Methods };

const Card = ({ of, id, view, methods }: Props & { of: Interview }): ReactNode => {
  const { t, format } = useWords();
  const said = t.methods.interview;
  const [editing, setEditing] = useState(false);
  const who = said.who({ group: wordOf(said.groups, of.group), pseudonym: of.pseudonym });
  const start = of.topics
    .map((one) =>
      said.factsFrom({
        who,
        verdict: `${one.indicator} ${one.verdict === null ? said.unjudged : said.verdicts[one.verdict]}`,
      }),
    )
    .join('\n');
  if (editing) return <InterviewForm id={id} methods={methods} of={of} onDone={() => setEditing(false)} />;
  return (
    <RecordCard id={of.id}>
      <h3>
        {who} <State of={of} />
      </h3>
      <p className={css.faint}>
        {[t.methods.byOn({ name: of.by?.name ?? '', day: format.civil(of.heldOn) }), of.place]
          .filter((one) => one !== '')
          .join(' · ')}
      </p>
      <Name of={of} />
      {of.topics.map((topic) => (
        <details key={topic.indicator}>
          <summary>
            {[
              `${topic.indicator} ${methods.indicators.find(({ code }) => code === topic.indicator)?.name ?? ''}`,
              topic.verdict === null ? said.unjudged : said.verdicts[topic.verdict],
            ].join(' · ')}
          </summary>
          <dl>
            {topic.answers.map(({ question, answer }) => (
              <div key={question}>
                <dt>{question}</dt>
                <dd className={css.pre}>{answer}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
      {of.concludedAt !== null ? (
        <Concluded view={view} method="interview" of={of} may={methods.mayWithdraw} />
      ) : methods.mayRecord ? (
        <>
          <div>
            <Button size="small" onClick={() => setEditing(true)}>
              {said.edit}
            </Button>
          </div>
          <Conclude view={view} method="interview" of={of} start={start} />
        </>
      ) : null}
    </RecordCard>
  );
};

/** Talks with people of the unit and those it serves. */
export const Interviews = ({ id, view, methods }: Props): ReactNode => {
  const { t } = useWords();
  const said = t.methods;
  const [making, setMaking] = useState(false);
  return (
    <>
      {making ? (
        <Panel title={said.interview.new}>
          <InterviewForm id={id} methods={methods} of={null} onDone={() => setMaking(false)} />
        </Panel>
      ) : null}
      <Panel
        title={said.parts.interview}
        aside={
          methods.mayRecord && !making ? (
            <Button type="primary" onClick={() => setMaking(true)}>
              {said.interview.new}
            </Button>
          ) : undefined
        }
      >
        {methods.interviews.length === 0 ? (
          <Empty title={said.none} />
        ) : (
          <div className={css.stack}>
            {methods.interviews.map((one) => (
              <Card key={one.id} of={one} id={id} view={view} methods={methods} />
            ))}
          </div>
        )}
      </Panel>
    </>
  );
};
