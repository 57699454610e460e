import { z } from 'zod';
import type { Db } from '../client.ts';
import { type Binds, binds } from './binds.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from './page.ts';
import { type CaseRow, caseRow, rowColumns, rowTables, type StoredRow } from './row.ts';
import { reached, type Scope } from './scope.ts';
import { slotOf } from './slot.ts';
import { tookPart } from './took-part.ts';

/** An open place of the person's own, or one of this capacity whose holder has gone: a task belongs to a post. */
const openSlot = ({ bind }: Binds, scope: Scope, role: string): string => `exists (select from slot s
    where s.instance_id = i.id and s.done_at is null and s.ended_at is null and ${slotOf(bind(scope.personId), `s.capacity = ${bind(role)}`)})`;

/** True for `i` when it awaits the scope's person: in a capacity held there, or by a place still open. */
const awaitsMe = (all: Binds, scope: Scope): string =>
  reached(all, scope, {
    tookPart,
    and: (values, role) => `(${values.bind(role)} = any(i.awaits) or ${openSlot(values, scope, role)})`,
  });

const byDue = z.tuple([keys.instant.nullable(), keys.id]);

type Part = { readonly condition: (all: Binds) => string; readonly paging: Paging };

/** Open cases by due date, those without one last. */
const readOpen = async (db: Db, scope: Scope, { condition, paging }: Part): Promise<Page<CaseRow>> => {
  const all = binds();
  const size = pageSize(paging);
  const conditions = ['i.closed_at is null', condition(all)];
  if (paging.cursor !== undefined) {
    const [due, id] = keyOf(paging.cursor, byDue);
    conditions.push(
      `(coalesce(i.due_at, 'infinity'), i.id) > (${all.bind(due ?? 'infinity')}::timestamptz, ${all.bind(id)}::uuid)`,
    );
  }
  const rows = await db.query<StoredRow>(
    {
      text: `select ${rowColumns(all, scope)} from ${rowTables} where ${conditions.join(' and ')}
     order by coalesce(i.due_at, 'infinity'), i.id limit ${size + 1}`,
    },
    [...all.values],
  );
  return paged(rows, size, {
    item: (row) => caseRow(scope, row),
    key: (row) => [row.due_at?.toISOString() ?? null, row.id],
  });
};

/** What awaits the scope's person, by due date. */
export const readWorklist = (db: Db, scope: Scope, paging: Paging): Promise<Page<CaseRow>> =>
  readOpen(db, scope, { paging, condition: (all) => awaitsMe(all, scope) });

/** What the person or his unit has opened or is concerned in and now waits for others; not what only rests until its case ends. */
export const readWaiting = (db: Db, scope: Scope, paging: Paging): Promise<Page<CaseRow>> =>
  readOpen(db, scope, {
    paging,
    condition: (all) => {
      const units = scope.held.flatMap((one) => (one.unitPath === null ? [] : [one.unitPath]));
      const mine = `(i.opened_by = ${all.bind(scope.personId)}::uuid or i.unit_path = any(${all.bind(units)}::text[]))`;
      return `i.awaits <> '{}' and ${mine} and ${reached(all, scope, { tookPart })} and not ${awaitsMe(all, scope)}`;
    },
  });
