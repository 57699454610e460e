import { type TableWords, tableWords } from '@kaohe/wording';
import { useWords } from '../../workflow/locale.tsx';

/** The words of tables in the page's language; loaded with these pages only. */
export const useTableWords = (): TableWords => tableWords(useWords().locale);
