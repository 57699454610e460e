import type { Voice } from '../voice.ts';
import { interfaceWords } from './interface.ts';
import { english } from './words.ts';

export const voice: Voice = { words: english, t: interfaceWords };
