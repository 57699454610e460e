import { z } from 'zod';

/** Years that anybody plans in: what lies beyond is a slip of the keyboard, not a date whose calendar isn't known yet. */
const earliest = '2000-01-01';
const latest = '2100-12-31';
const issue = 'beyondCalendar';

/** A day, `YYYY-MM-DD`. */
export const day = z.iso.date().refine((text) => text >= earliest && text <= latest, issue);

/** An instant, ISO 8601 with its offset. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => text.slice(0, 10) >= earliest && text.slice(0, 10) <= latest, issue);
