import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';

/** How far an objection has come, as its author may know. */
export type ReceiptView = {
  readonly number: string;
  /** The unit that it is about. */
  readonly unit: string | null;
  readonly stage: string;
  /** Every stage that it has reached, with the day. */
  readonly steps: readonly { readonly stage: string; readonly at: string }[];
  readonly receivedAt: string;
  readonly closedAt: string | null;
  /** Until when the inquiry is to be over; null: it is, or the calendar isn't known. */
  readonly dueAt: string | null;
  /** Told once it is decided. */
  readonly reasons: string | null;
};

type Stored = Omit<ReceiptView, 'number' | 'receivedAt' | 'closedAt' | 'dueAt'> & {
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
  readonly dueAt: Date | null;
};

/** What became of an objection, by the number that only its author has. */
export const readReceipt = async (db: Db, number: string): Promise<ReceiptView> => {
  const [row] = await db.query<Stored>(
    {
      text: `select i.stage, i.created_at as "receivedAt", i.closed_at as "closedAt", case when i.closed_at is null then i.due_at end as "dueAt",
          (select u.name from unit u where u.id = coalesce(i.unit_id, (i.data ->> 'unitId')::uuid)) as unit,
          (select coalesce(jsonb_agg(jsonb_build_object('stage', j.to_stage, 'at', j.at) order by j.seq), '[]') from journal j
            where j.instance_id = i.id and j.to_stage is distinct from j.from_stage) as steps,
          (select j.payload ->> 'reasons' from journal j where j.instance_id = i.id
            and j.event in ('objection.dismiss', 'objection.sustain') order by j.seq desc limit 1) as reasons
        from objection_receipt r join instance i on i.id = r.instance_id where r.number = $1`,
    },
    [number],
  );
  if (row === undefined) throw new Fault('notFound', { what: 'receipt' });
  const { receivedAt, closedAt, dueAt, steps, ...rest } = row;
  return {
    ...rest,
    number,
    steps: steps.map(({ stage, at }) => ({ stage, at: new Date(at).toISOString() })),
    receivedAt: receivedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
  };
};

/** The receipt number of the objection that was just opened. */
export const readObjectionNumber = async (db: Db, opened: readonly string[]): Promise<string> => {
  const [row] = await db.query<{ number: string }>(
    { text: 'select number from objection_receipt where instance_id = any($1::uuid[])' },
    [opened],
  );
  if (row === undefined) throw new Error('an objection has no receipt');
  return row.number;
};
