import { documentNames } from '@kaohe/wording';
import { z } from 'zod';

/** How the register of letters is narrowed, on its page and as it is handed out. */
export const registerFilter = {
  cycleId: z.uuid(),
  kind: z.enum(documentNames).optional(),
  ended: z.boolean().optional(),
  search: z.string().trim().max(100).optional(),
};
