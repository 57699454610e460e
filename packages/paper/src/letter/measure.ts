/** Figures of GB/T 9704-2012 in twips (1/20 pt) and half points. */
export const page = { width: 11_906, height: 16_838 } as const;
export const margin = {
  top: 2098,
  left: 1588,
  bottom: 1984,
  right: 1474,
  footer: 1400,
  header: 851,
} as const;

/** Twips of so many millimetres. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** The block 版心: 156 mm wide. */
export const block = page.width - margin.left - margin.right;

/**
 * 22 lines of 28.99 pt fill the block of 225 mm; of 29 pt it takes 21, and the page would be centred on them. So both the grid and the
 * lines are 28.95 pt.
 */
export const grid = 579;
export const line = 579;
export const character = 315;
/** What is taken from a character of 16 pt, in twips, so that 28 stand on a line in any word processor: not all of them know the grid. */
export const squeeze = -5;
/** What Word adds to a character of 16 pt for a pitch of 15.79 pt, in 1/4096 pt. */
export const characterSpace = -860;

/** 3号, 2号, 4号. */
export const size = { body: 32, title: 44, small: 28, mark: 72 } as const;

export const fonts = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  first: '黑体',
  second: '楷体_GB2312',
  number: '宋体',
} as const;

/** What stands in for a font that the reader's machine does not have. */
export const fallbacks: Readonly<Record<string, string>> = {
  [fonts.title]: '华文中宋,宋体',
  [fonts.body]: '仿宋',
  [fonts.second]: '楷体',
  [fonts.first]: 'SimHei',
  [fonts.number]: 'SimSun',
};

/** Twips of a mark's characters; of its line, a tenth higher; and how far below the line's top the characters begin. */
export const markMeasure = (size: number) => ({
  em: size * 10,
  line: size * 11,
  lead: Math.round(size * 1.2),
});

/** Red of the mark and its lines. */
export const red = 'FF0000';

/** Width in characters: what is half-width counts half. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1), 0);

/** Half points at which the mark stands on one line of so many twips, with a hundredth to spare for the font; its size is free. */
export const markSize = (mark: string, width: number): number =>
  Math.min(size.mark, Math.floor((width * 0.99) / 10 / Math.max(1, widthOf(mark))));

/** How far signature and date stand from the right, in characters. */
export type Closing = { readonly signature: number; readonly date: number };

/**
 * Where a seal is pressed: the date 4 characters in, the signature centred over it; a signature so long that it would leave the block
 * is moved in. Where none is: the signature 2 characters in, the date beginning 2 after the signature's first character; a longer date
 * stands 2 in, and the signature before it.
 */
export const closingIndents = (signature: string, date: string, sealed: boolean): Closing => {
  const [name, day] = [widthOf(signature), widthOf(date)];
  if (sealed) return { date: 4, signature: Math.max(0, 4 + (day - name) / 2) };
  return day > name ? { date: 2, signature: 4 + day - name } : { date: name - day, signature: 2 };
};
