import { z } from 'zod';

/** Fields of every paged list. */
export const paging = {
  cursor: z.string().max(400).optional(),
  limit: z.int().min(1).max(200).optional(),
};
