import { Fault } from '@kaohe/domain';
import { z } from 'zod';

/** A page of a list; `next` is where the one after it begins, null at the end. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

export type Paging = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

export const pageSize = ({ limit }: Paging, usual = 50): number => Math.min(Math.max(limit ?? usual, 1), 200);

/** A cursor is the sort key of the last row shown, opaque to who carries it. */
export const cursorOf = (key: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** Sort keys, as their columns take them. */
export const keys = {
  instant: z.iso.datetime(),
  id: z.uuid(),
  number: z.string().regex(/^\d{1,9}$/),
  bigNumber: z.string().regex(/^\d{1,18}$/),
  text: z.string().max(200),
};

/** The sort key in a cursor; a cursor that isn't one of ours is `invalid`. */
export const keyOf = <S extends z.ZodType>(cursor: string, schema: S): z.output<S> => {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new Fault('invalid', { path: 'cursor', issue: 'unknown', paths: ['cursor'] }, cause);
  }
};

/** Cuts the one row more that was asked for, which says that there is a next page. */
export const paged = <R, T>(
  rows: readonly R[],
  size: number,
  of: { item: (row: R) => T; key: (row: R) => (string | null)[] },
): Page<T> => {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    items: shown.map(of.item),
    next: rows.length > size && last !== undefined ? cursorOf(of.key(last)) : null,
  };
};
