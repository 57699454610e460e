import { pinyin } from 'pinyin-pro';

/** What is typed to find a name: the first letter of each character, letters and figures as they stand; 党费收缴 → `dfsj`. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
