import type { Voice } from '../voice.ts';
import { interfaceWords } from './interface.ts';
import { chinese } from './words.ts';

export const voice: Voice = { words: chinese, t: interfaceWords };
