import type { QuestionFinding } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { useWords } from '../../../workflow/locale.tsx';
import css from './builder.module.css';

/** What the checks say: what has to be mended, and what is to be weighed. */
export const Findings = ({ findings }: { findings: readonly QuestionFinding[] }): ReactNode => {
  const { t } = useWords();
  const said = t.survey;
  if (findings.length === 0) return null;
  return (
    <ul className={css.findings}>
      {findings.map((one) => (
        <li key={one.rule} className={one.level === 'error' ? css.wrong : css.risky}>
          {said.found(said.level[one.level], said.rule[one.rule])}
          {one.title === undefined ? '' : said.foundIn(one.title)}
        </li>
      ))}
    </ul>
  );
};
