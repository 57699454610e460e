/** Figures of GB/T 9704-2012 in twips (1/20 pt) and half points. */
export const page = { width: 11_906, height: 16_838 } as const;
export const margin = {
  top: 2098,
  left: 1588,
  bottom: 1984,
  right: 1474,
  footer: 1304,
  header: 851,
} as const;

/** 22 lines of exactly 29 pt and 28 characters of 15.79 pt fill the block of 156 × 225 mm. */
export const line = 580;
export const character = 316;
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

/** Width in characters: what is half-width counts half. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1), 0);

/**
 * How far signature and date stand from the right, in characters, where a seal is pressed: the date 4, the signature centred over it; a
 * signature so long that it would leave the block is moved in.
 */
export const closingIndents = (signature: string, date: string): { signature: number; date: number } => ({
  date: 4,
  signature: Math.max(0, 4 + (widthOf(date) - widthOf(signature)) / 2),
});
