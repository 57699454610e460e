import { scoreText } from '@kaohe/wording';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './explanation.module.css';
import type { Explanation } from './queries.ts';

/** The same as text, to be copied into a letter or printed; in the language of the page. */
export const TextOf = ({ told }: { told: Explanation }): ReactNode => {
  const { t, locale } = useWords();
  const said = t.explanation.text;
  const field = useRef<HTMLTextAreaElement>(null);
  const [answer, setAnswer] = useState('');
  const text = scoreText(told, locale)
    .map((one) => one.text)
    .join('\n');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setAnswer(said.copied);
    } catch {
      // Without HTTPS, as in many an office network, a page may not write to the clipboard.
      field.current?.select();
      setAnswer(said.select);
    }
  };
  return (
    <Panel title={said.title}>
      <p>{said.hint}</p>
      <div className={css.buttons} data-print="no">
        <Button onClick={() => void copy()}>{said.copy}</Button>
        <Button onClick={() => window.print()}>{said.print}</Button>
        <span role="status">{answer}</span>
      </div>
      <textarea ref={field} className={css.text} value={text} readOnly aria-label={said.title} />
      <div className={css.printed}>{text}</div>
    </Panel>
  );
};
