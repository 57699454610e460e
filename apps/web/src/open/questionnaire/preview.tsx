/** @jsxImportSource preact */
import { type Locale, openWords } from '@kaohe/wording';
import { render } from 'preact';
import { type Sheet, SheetForm } from './sheet.tsx';

/** Draws the questions into an element exactly as the phone does, with the same code; nothing is sent. Returns how to take it away. */
export const showPreview = (
  root: HTMLElement,
  { sheet, locale }: { sheet: Sheet; locale: Locale },
): (() => void) => {
  const language = { locale, t: openWords(locale), toggle: () => undefined };
  render(
    <SheetForm sheet={sheet} language={language} state="preview" failure={null} onSend={() => undefined} />,
    root,
  );
  return () => render(null, root);
};
