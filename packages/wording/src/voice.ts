import type { InterfaceWords } from './interface.ts';
import type { Words } from './locale.ts';

/** What every page of the application needs of a language; a module of its own for each, so that a browser loads one. */
export type Voice = { readonly words: Words; readonly t: InterfaceWords };
