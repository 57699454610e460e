import type { Data } from '../birth/opening.ts';

/** How an objector can be reached goes to his receipt and nowhere else: neither instance nor journal has it. */
export const withoutContact = (data: Data): Data => {
  if (data.contact === undefined) return data;
  const { contact, ...rest } = data;
  return rest;
};
