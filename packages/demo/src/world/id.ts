import { createHash } from 'node:crypto';

/** A uuid (version 5 in form) that is the same for the same key everywhere, so that a second run finds what the first one made. */
export const idOf = (key: string): string => {
  const hex = createHash('sha256').update(`kaohe-demonstration/${key}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

const below100 = (n: number): string => {
  const tens = Math.floor(n / 10);
  const one = n % 10 === 0 ? '' : digits[n % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${one}`;
};

/** A whole number from 1 to 999 as names have it: 3 三, 12 十二, 105 一百零五, 110 一百一十. */
export const numeral = (n: number): string => {
  if (n < 100) return below100(n);
  const rest = n % 100;
  const hundreds = `${digits[Math.floor(n / 100)]}百`;
  if (rest === 0) return hundreds;
  if (rest < 10) return `${hundreds}零${digits[rest]}`;
  return `${hundreds}${rest < 20 ? '一' : ''}${below100(rest)}`;
};
