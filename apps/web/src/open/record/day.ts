const dayLength = 86_400_000;
const chinaOffset = 8 * 3_600_000;

/** This device's day in China. */
const deviceDay = (): number => Math.floor((Date.now() + chinaOffset) / dayLength);
const dayOf = (day: string): number => Math.floor(Date.parse(day) / dayLength);

/** Days by which a day is ahead of this device's. */
export const shiftTo = (day: string): number => dayOf(day) - deviceDay();
/** Today, `YYYY-MM-DD`, by the server's day as far as it is known. */
export const today = (shift: number): string =>
  new Date((deviceDay() + shift) * dayLength).toISOString().slice(0, 10);
export const daysSince = (day: string, shift: number): number => deviceDay() + shift - dayOf(day);
