/** Full-width digits, points, signs and bars made narrow; other letters stay as they are. */
export const narrow = (text: string): string =>
  text
    .replaceAll(/[０-９．％＋／]/g, (letter) => letter.normalize('NFKC'))
    .replaceAll(/[－−–—﹣]/g, '-')
    .replaceAll(/[～〜∼﹏]/g, '~');

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** The value of a Chinese numeral below a thousand, `半` being a half; NaN: this is none. */
const chinese = (text: string): number => {
  if (text === '半') return 0.5;
  const [whole = '', part] = text.split('点');
  const tenths = part === undefined ? 0 : (digits[part] ?? Number.NaN) / 10;
  const [, hundred, tens, ten, one] = /^(?:(.)百零?)?(?:(.)?(十))?(.)?$/.exec(whole) ?? [];
  if (hundred === undefined && ten === undefined && one === undefined) return Number.NaN;
  const value = (letter: string | undefined): number =>
    letter === undefined ? 0 : (digits[letter] ?? Number.NaN);
  return (
    value(hundred) * 100 +
    (ten === undefined ? 0 : 10 * (tens === undefined ? 1 : value(tens))) +
    value(one) +
    tenths
  );
};

/** A number as tables write it, as a pattern: `2`, `0.5`, `.5`, `十五`, `半`. */
export const numberPattern = String.raw`(?:\d+(?:\.\d+)?|\.\d+|[零〇一二两三四五六七八九十百半点]+)`;

/** Points in 1/100 of a number that `numberPattern` found; null: it is none, or finer than 1/100. */
export const hundredths = (text: string): number | null => {
  const number = /^[\d.]+$/.test(text) ? Number(text) : chinese(text);
  const exact = Math.round(number * 100);
  return Number.isNaN(number) || Math.abs(exact - number * 100) > 1e-6 ? null : exact;
};
