import { type OutcomeWords, outcomeWords } from '@kaohe/wording';
import { type Spoken, useWords } from '../../workflow/locale.tsx';

/** What the pages of commendation say. */
export type Saying = Spoken & { readonly o: OutcomeWords };
export const useSaying = (): Saying => {
  const spoken = useWords();
  return { ...spoken, o: outcomeWords(spoken.locale) };
};
