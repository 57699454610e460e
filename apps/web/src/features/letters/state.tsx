import type { LetterEnd } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { useWords } from '../../workflow/locale.tsx';

type Shown = { readonly because: LetterEnd | null; readonly by: string | null; readonly written?: boolean };

/** Whether a letter is in force, in words and colour. */
export const State = ({ letter }: { letter: Shown }): ReactNode => {
  const { t } = useWords();
  const said = t.letters;
  if (letter.written === false) return <Badge tone="risk">{said.writing}</Badge>;
  if (letter.because === null) return <Badge tone="done">{said.inForce}</Badge>;
  return (
    <>
      <Badge tone="overdue">{said.ended[letter.because]}</Badge>{' '}
      {letter.by === null ? null : said.replacedBy(letter.by)}
    </>
  );
};
