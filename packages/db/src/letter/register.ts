import type { LetterEnd } from '@kaohe/domain';
import { z } from 'zod';
import type { Db } from '../client.ts';
import { binds } from '../read/binds.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from '../read/page.ts';
import { reached, type Scope } from '../read/scope.ts';
import { tookPart } from '../read/took-part.ts';
import { mayBeRead } from './reader.ts';
import { letterState } from './state.ts';

/** A letter in the register of a cycle. */
export type RegisterRow = {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string | null;
  readonly unit: string | null;
  readonly instanceId: string;
  readonly machine: string;
  readonly at: string;
  readonly because: LetterEnd | null;
  readonly by: string | null;
  readonly characters: number | null;
  /** False: its number is taken, and it is still being written. */
  readonly written: boolean;
};
type Stored = Omit<RegisterRow, 'at'> & { readonly at: Date; readonly order: string };

export type RegisterFilter = Paging & {
  readonly cycleId: string;
  readonly kind?: string | undefined;
  /** Only those no longer in force. */
  readonly ended?: boolean | undefined;
  /** A part of the number, the title or the unit's name. */
  readonly search?: string | undefined;
};

const likeable = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The letters of a cycle whose cases the reader sees, the newest first. */
export const readLetters = async (
  db: Db,
  scope: Scope,
  filter: RegisterFilter,
): Promise<Page<RegisterRow>> => {
  const all = binds();
  const size = pageSize(filter);
  const before = filter.cursor === undefined ? null : keyOf(filter.cursor, z.tuple([keys.bigNumber]))[0];
  const after = before === null ? 'true' : `d.outbox_id < ${all.bind(before)}::bigint`;
  const { search = '' } = filter;
  const like = all.bind(`%${likeable(search)}%`);
  const found = `(d.number ilike ${like} or d.content ->> 'title' ilike ${like} or u.name ilike ${like})`;
  const rows = await db.query<Stored>(
    {
      text: `select d.id, d.kind, d.number, d.content ->> 'title' as title, u.short_name as unit, d.instance_id as "instanceId", i.machine, d.at,
          state.because, state.by, d.characters, d.file_id is not null as written, d.outbox_id::text as order
        from document d join instance i on i.id = d.instance_id left join unit u on u.id = i.unit_id ${letterState}
        where i.cycle_id = ${all.bind(filter.cycleId)}::uuid and ${after}
          and (${all.bind(filter.kind ?? null)}::text is null or d.kind = ${all.bind(filter.kind ?? null)}::text)
          ${filter.ended === true ? 'and state.because is not null' : ''} and (${search === ''} or ${found})
          and ${reached(all, scope, { tookPart })} and ${mayBeRead(all, scope)}
        order by d.outbox_id desc limit ${all.bind(size + 1)}`,
    },
    [...all.values],
  );
  return paged(rows, size, {
    item: ({ at, order: _order, ...row }) => ({ ...row, at: at.toISOString() }),
    key: (row) => [row.order],
  });
};

/** The last letter of a kind that an organisation wrote, to try a template with. */
export type LetterSample = {
  readonly instanceId: string;
  readonly seq: number;
  readonly at: Date;
  readonly number: string;
};

/** The last letter of a kind whose case the reader sees; null: there is none yet. */
export const readSample = async (
  db: Db,
  scope: Scope,
  { unitId, kind }: { readonly unitId: string; readonly kind: string },
): Promise<LetterSample | null> => {
  const all = binds();
  const [row] = await db.query<LetterSample>(
    {
      text: `select d.instance_id as "instanceId", o.seq, d.at, d.number from document d join outbox o on o.id = d.outbox_id
        join instance i on i.id = d.instance_id where d.organ_id = ${all.bind(unitId)}::uuid and d.kind = ${all.bind(kind)}
        and ${reached(all, scope, { tookPart })} and ${mayBeRead(all, scope)} order by d.outbox_id desc limit 1`,
    },
    [...all.values],
  );
  return row ?? null;
};
