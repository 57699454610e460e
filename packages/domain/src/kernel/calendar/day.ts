/** A calendar day, `2026-02-14`. Days compare as strings. */
export type Day = string;

export const dayLength = 86_400_000;

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => Date.parse(day) / dayLength;
export const dayAt = (number: number): Day => new Date(number * dayLength).toISOString().slice(0, 10);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const addDays = (day: Day, count: number): Day => dayAt(dayNumber(day) + count);

/** The day after; mostly without a date object, which halves the cost of a due date (18 to 8 µs), counted on every transition. */
export const nextDay = (day: Day): Day => {
  const number = Number(day.slice(8)) + 1;
  return number > 28 ? addDays(day, 1) : `${day.slice(0, 8)}${number < 10 ? '0' : ''}${number}`;
};

/** The same day number `count` months on, or the last day of that month where it has none (民法典 §202). */
export const addMonths = (day: Day, count: number): Day => {
  const year = yearOf(day);
  const month = Number(day.slice(5, 7)) - 1 + count;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month, Math.min(Number(day.slice(8)), last)) / dayLength);
};

/** Saturday or Sunday, from 1970 on: its first day was a Thursday. */
export const isWeekend = (day: Day): boolean => [0, 6].includes((dayNumber(day) + 4) % 7);
