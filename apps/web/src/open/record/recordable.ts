import { api } from '../api.ts';
import { shiftTo } from './day.ts';

type Fetched = Awaited<ReturnType<typeof api.workSheet.recordable.query>>;
/** `shift`: days by which the server's day was ahead of this device's. */
export type Recordable = Omit<Fetched, 'today'> & { readonly shift: number };

/** Who is signed in, and what he records of. */
export const fetchRecordable = async (): Promise<Recordable> => {
  const { today, ...fetched } = await api.workSheet.recordable.query();
  return { ...fetched, shift: shiftTo(today) };
};
