import { chinaOffset, format } from '../format.ts';
import type { Entry, Letter, LetterFacts, Line, Paragraph } from './letter.ts';

const write = (facts: LetterFacts) => format('zh-CN', facts.offset ?? chinaOffset);

/** A calendar day of an event's data, 2026-01-05. */
export const civilOf = (facts: LetterFacts, day: string): string =>
  day === '' ? '' : write(facts).civil(day);
export const dueOf = (facts: LetterFacts, instant: string): string => write(facts).due(instant);
export const dayOf = (facts: LetterFacts, instant: string): string => write(facts).day(instant);
export const points = (facts: LetterFacts, hundredths: number): string =>
  `${write(facts).points(hundredths)}分`;

/** The last entry of one of these events. */
export const last = (facts: LetterFacts, ...events: readonly string[]): Entry | undefined =>
  facts.entries.filter((entry) => events.includes(entry.event)).at(-1);

export const textOf = (data: Readonly<Record<string, unknown>> | undefined, key: string): string => {
  const value = data?.[key];
  return typeof value === 'string' ? value : '';
};

type Part = Readonly<Record<string, unknown>>;
/** A list of parts inside an event's data. */
export const partsOf = (data: Part | undefined, key: string): readonly Part[] => {
  const value = data?.[key];
  return Array.isArray(value)
    ? value.filter((one): one is Part => typeof one === 'object' && one !== null)
    : [];
};
export const partOf = (data: Part | undefined, key: string): Part => {
  const value = data?.[key];
  return typeof value === 'object' && value !== null ? (value as Part) : {};
};

/** What somebody typed, ending as a sentence does. */
export const sentence = (text: string): string =>
  text === '' || /[。！？；]$/.test(text) ? text : `${text}。`;

/** One paragraph for each line of a text that somebody typed. */
export const typed = (text: string): readonly Paragraph[] =>
  text
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => ({ text: one }));

/** 一、 and （一） on a line of their own, as headings are written in an official text. */
const headings = [
  [1, /^[一二三四五六七八九十]+、[^。！？；]{1,30}$/],
  [2, /^（[一二三四五六七八九十]+）[^。！？；]{1,30}$/],
] as const;

/** The same with the headings that were typed in it. */
export const outlined = (text: string): readonly Paragraph[] =>
  typed(text).map((one) => {
    const found = headings.find(([, form]) => form.test(one.text));
    return found === undefined ? one : { ...one, level: found[0] };
  });

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
/** 一、 to 九十九、. */
export const numeral = (count: number): string => {
  if (count <= 10) return numerals[count - 1] ?? String(count);
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  return `${tens > 1 ? (numerals[tens - 1] ?? '') : ''}十${ones === 0 ? '' : (numerals[ones - 1] ?? '')}`;
};

export const heading = (count: number, text: string): Paragraph => ({
  text: `${numeral(count)}、${text}`,
  level: 1,
});

/** “指标”：得分，原因。 for each line. */
export const lineText = (facts: LetterFacts, line: Line): string => {
  const change =
    line.decided === null || line.decided === line.points
      ? points(facts, line.points)
      : `由${points(facts, line.points)}调整为${points(facts, line.decided)}`;
  return `指标“${line.indicator}”：${change}。${sentence(line.reason)}`;
};

/** Signature and date of the organ that sends it. */
export const closing = (facts: LetterFacts): Pick<Letter, 'signature' | 'date' | 'whole'> => ({
  signature: facts.organ,
  date: dayOf(facts, facts.at),
  whole: [facts.unit, facts.cycle].filter((one) => one !== ''),
});

/** 2025年度考核: what the cycle is called in a sentence, its last word never twice. */
export const assessmentOf = ({ cycle }: LetterFacts): string =>
  cycle.endsWith('考核') ? cycle : `${cycle}考核`;
