import { hundredths, narrow, numberPattern } from './number.ts';

/** Points as a cell has them, in 1/100 and without their sign. */
export type Points = {
  /** One number, alternatives such as `-3 / -2 / -1`, or the ends of a range. */
  readonly form: 'one' | 'alternatives' | 'range';
  readonly values: readonly number[];
  /** -1: taken away; 1: added; 0: it doesn't say. */
  readonly sign: -1 | 0 | 1;
};

const word = `(?:满分|最高|最多|不超过|至多|共计?|计|每次|一次)?`;
const one = new RegExp(`^${word}([-+]|扣|减|加|得)?${word}(${numberPattern})(?:分|%)?$`);
const range = new RegExp(`^([-+]|扣|减|加)?(${numberPattern})分?[-~至到]{1,2}(${numberPattern})分?$`);

/** No points take more words; what is longer isn't searched. */
const longest = 60;

const signOf = (text: string | undefined): -1 | 0 | 1 => {
  if (text === undefined || text === '得') return 0;
  return text === '+' || text === '加' ? 1 : -1;
};

const readOne = (text: string): { readonly value: number; readonly sign: -1 | 0 | 1 } | null => {
  const [, sign, number = ''] = one.exec(text) ?? [];
  const value = hundredths(number);
  return value === null || number === '' ? null : { value, sign: signOf(sign) };
};

/**
 * What a cell of points says: `15`, `１５分`, `（2 分）`, `-3 / -2 / -1`, `2-5分`, `扣三分`.
 * @returns null where it can't be read; a blank cell is not asked
 */
export const readPoints = (text: string): Points | null => {
  if (text.length > longest) return null;
  const plain = narrow(text).replaceAll(/[\s()（）[\]【】]/g, '');
  const [, mark, from = '', to = ''] = range.exec(plain) ?? [];
  if (from !== '') {
    const ends = [hundredths(from), hundredths(to)].filter((end) => end !== null);
    return ends.length === 2
      ? { form: 'range', values: ends.sort((a, b) => a - b), sign: signOf(mark) }
      : null;
  }
  const parts = plain.split(/[/、,，;；|或]/).filter((part) => part !== '');
  const read = parts.map(readOne);
  const found = read.filter((part) => part !== null);
  if (found.length === 0 || found.length < read.length) return null;
  const sign = found.find((part) => part.sign !== 0)?.sign ?? 0;
  return { form: found.length === 1 ? 'one' : 'alternatives', values: found.map(({ value }) => value), sign };
};

/** `2-5` that a spreadsheet took for a day is the fifth of February: month and day are the ends. */
export const pointsOfDay = (day: string): Points => {
  const ends = [Number(day.slice(5, 7)) * 100, Number(day.slice(8, 10)) * 100];
  return { form: 'range', values: ends.sort((a, b) => a - b), sign: 0 };
};
