/** @jsxImportSource preact */
import '../ui/base.css';
import type { Answer } from '@kaohe/domain';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import { api, failureOf, type OpenFailure } from './api.ts';
import { Frame, Message } from './frame.tsx';
import { type Language, useLanguage } from './language.ts';
import { type Sheet, SheetForm } from './questionnaire/sheet.tsx';
import { noteAnswered, wasAnswered } from './questionnaire/used.ts';

type FormProps = { sheet: Sheet; token: string; language: Language; onSent: () => void };

/** The questions, answered once; what was typed stays where it is when sending fails. */
const Form = ({ sheet, token, language, onSent }: FormProps): JSX.Element => {
  const { t } = language;
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  const send = async (answers: Record<string, Answer>): Promise<void> => {
    setSending(true);
    setFailure(null);
    try {
      await api.public.answer.mutate({ token, answers });
      noteAnswered(token);
      onSent();
    } catch (error) {
      setFailure(failureOf(error));
      setSending(false);
    }
  };
  const text = failure === 'notFound' ? t.questionnaire.over : failure === null ? null : t.failure[failure];
  return (
    <SheetForm
      sheet={sheet}
      language={language}
      state={isSending ? 'sending' : 'open'}
      failure={text}
      onSend={(answers) => void send(answers)}
    />
  );
};

/** What the link leads to. The token stands behind the #, so that no log of addresses ever has it. */
const QuestionnairePage = (): JSX.Element => {
  const language = useLanguage();
  const { t } = language;
  const token = location.hash.slice(1);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [failure, setFailure] = useState<OpenFailure | null>(null);
  const [isDone, setDone] = useState(() => token !== '' && wasAnswered(token));
  // The questions are the server's.
  useEffect(() => {
    if (token === '' || isDone) return;
    void api.public.questionnaire
      .mutate({ token })
      .then(setSheet, (error: unknown) => setFailure(failureOf(error)));
  }, [token, isDone]);
  const said = t.questionnaire;
  const content = (): JSX.Element => {
    if (token === '') return <Message kind="error">{said.broken}</Message>;
    if (isDone) return <Message kind="done">{said.sent}</Message>;
    if (failure !== null)
      return <Message kind="error">{failure === 'notFound' ? said.over : t.failure[failure]}</Message>;
    if (sheet === null) return <Message kind="note">{said.loading}</Message>;
    return <Form sheet={sheet} token={token} language={language} onSent={() => setDone(true)} />;
  };
  return (
    <Frame language={language} title={said.title} largeText>
      {content()}
    </Frame>
  );
};

const root = document.getElementById('root');
if (root !== null) render(<QuestionnairePage />, root);
