import { z } from 'zod';
import type { Db } from '../client.ts';
import { binds } from '../read/binds.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from '../read/page.ts';

/** A line of the honour register. */
export type HonourView = {
  readonly id: string;
  readonly year: number;
  readonly cycle: string;
  readonly unit: { readonly id: string; readonly name: string };
  /** Why it was commended. */
  readonly reasons: string;
  /** Who approved it, and by which document it was conferred. */
  readonly authority: string;
  readonly body: string;
  readonly document: string;
  readonly conferredAt: string;
  readonly revokedAt: string | null;
  /** Why it was taken back; told to who has signed in. */
  readonly revokedFor: string | null;
};
export type HonourFilter = Paging & {
  readonly search?: string | undefined;
  readonly year?: number | undefined;
  readonly unitId?: string | undefined;
  /** Whether the reasons of a revocation are told. */
  readonly reasons: boolean;
};
export type HonourRegister = Page<HonourView> & {
  /** Every year that has an honour, the last first. */
  readonly years: readonly number[];
  readonly total: number;
};

type Stored = Omit<HonourView, 'conferredAt' | 'revokedAt'> & {
  readonly conferredAt: Date;
  readonly revokedAt: Date | null;
};
const byDay = z.tuple([keys.instant, keys.id]);
const likeable = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const columns = `h.id, c.year, c.name as cycle, jsonb_build_object('id', u.id, 'name', u.name) as unit, i.data ->> 'reasons' as reasons,
    coalesce((select j.payload ->> 'authority' from journal j where j.instance_id = h.id and j.event = 'commendation.approve'
      order by j.seq desc limit 1), '') as authority,
    coalesce(h.basis ->> 'body', '') as body, coalesce(h.basis ->> 'document', '') as document,
    h.conferred_at as "conferredAt", h.revoked_at as "revokedAt"`;
const told = `(select j.payload ->> 'reasons' from journal j where j.instance_id = h.id and j.event = 'commendation.revoke'
    order by j.seq desc limit 1)`;
const tables = `honour h join instance i on i.id = h.id join cycle c on c.id = h.cycle_id join unit u on u.id = h.unit_id`;

/** The honour register, the last conferred first; those revoked stay in it, marked. Takes no scope: an honour is public. */
export const readHonours = async (db: Db, filter: HonourFilter): Promise<HonourRegister> => {
  const all = binds();
  const size = pageSize(filter);
  const { search, year, unitId, cursor, reasons } = filter;
  const found = [
    'true',
    ...(search === undefined || search === '' ? [] : [`u.name ilike ${all.bind(`%${likeable(search)}%`)}`]),
    ...(year === undefined ? [] : [`c.year = ${all.bind(year)}`]),
    ...(unitId === undefined ? [] : [`h.unit_id = ${all.bind(unitId)}::uuid`]),
  ];
  const counted = [...all.values];
  const after =
    cursor === undefined
      ? []
      : keyOf(cursor, byDay).map((key, n) => all.bind(key) + (n === 0 ? '::timestamptz' : '::uuid'));
  const where = [...found, ...(after.length === 0 ? [] : [`(h.conferred_at, h.id) < (${after.join(', ')})`])];
  const [rows, [counts]] = await Promise.all([
    db.query<Stored>(
      {
        text: `select ${columns}, ${reasons ? told : 'null'} as "revokedFor" from ${tables} where ${where.join(' and ')}
          order by h.conferred_at desc, h.id desc limit ${size + 1}`,
      },
      [...all.values],
    ),
    db.query<{ total: number; years: number[] }>(
      {
        text: `select (select count(*)::int from ${tables} where ${found.join(' and ')}) as total,
          array(select distinct c.year from honour h join cycle c on c.id = h.cycle_id order by 1 desc limit 100) as years`,
      },
      counted,
    ),
  ]);
  const page = paged(rows, size, {
    item: ({ conferredAt, revokedAt, ...row }): HonourView => ({
      ...row,
      conferredAt: conferredAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
    }),
    key: (row) => [row.conferredAt.toISOString(), row.id],
  });
  return { ...page, years: counts?.years ?? [], total: counts?.total ?? 0 };
};
