import type { Question } from '@kaohe/domain';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../../workflow/locale.tsx';
import type { Kept } from '../queries.ts';
import css from './builder.module.css';

type Props = { title: string; unit: string; questions: readonly Question[]; choices: Kept['choices'] };

/** The phone's own page, drawn by its own code beside the builder. */
export const Preview = ({ title, unit, questions, choices }: Props): ReactNode => {
  const { t, locale } = useWords();
  const place = useRef<HTMLDivElement>(null);
  // The phone's page is another program's tree: it is drawn anew when the questions change.
  useEffect(() => {
    const root = place.current;
    if (root === null) return undefined;
    let isGone = false;
    let away = (): void => undefined;
    void import('../../../open/questionnaire/preview.tsx').then(({ showPreview }) => {
      if (isGone) return;
      away = showPreview(root, { sheet: { title, unit, questions, choices, until: null }, locale });
    });
    return () => {
      isGone = true;
      away();
    };
  }, [title, unit, questions, choices, locale]);
  return (
    <section className={css.phone} aria-label={t.survey.preview}>
      <h3>{t.survey.preview}</h3>
      <p className={css.faint}>{t.survey.previewHint}</p>
      <div ref={place} className={css.screen} />
    </section>
  );
};
