import { z } from 'zod';

/** A day within the centuries that anybody plans in, `YYYY-MM-DD`. */
export const day = z.iso
  .date()
  .refine((value) => value >= '2000-01-01' && value <= '2100-12-31', 'beyondCalendar');
