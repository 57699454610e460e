import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';

/** A notice that is open to everybody: the results of a cycle, or commendations. */
export type PublicNotice = {
  readonly id: string;
  readonly machine: 'cycle' | 'commendation';
  readonly title: string;
  readonly unit: string | null;
  /** Objections are taken until then; null: the calendar isn't known yet. */
  readonly until: string | null;
};
export type NoticePage = PublicNotice & {
  /** Of a results notice: every unit with the grade proposed, by grade and unit. */
  readonly results: readonly { readonly unitId: string; readonly unit: string; readonly grade: string }[];
  /** Of a commendation: why. */
  readonly reasons: string | null;
};
export type ReceiptView = {
  readonly number: string;
  readonly stage: string;
  readonly receivedAt: string;
  readonly closedAt: string | null;
  /** Told once it is decided. */
  readonly reasons: string | null;
};

type Stored = Omit<PublicNotice, 'until'> & { readonly until: Date | null };

const columns = `i.id, i.machine, coalesce(i.data ->> 'name', c.name) as title, u.name as unit, i.closes_at as until`;
const tables = `instance i join cycle c on c.id = i.cycle_id left join unit u on u.id = i.unit_id`;
const isOpen = `'public' = any(i.tags) and i.machine in ('cycle', 'commendation')`;
const notice = ({ until, ...row }: Stored): PublicNotice => ({ ...row, until: until?.toISOString() ?? null });

/** Every notice that is open now, the newest first. Takes no scope: it is what everybody may read. */
export const readPublicNotices = async (db: Db): Promise<readonly PublicNotice[]> => {
  const rows = await db.query<Stored>({
    text: `select ${columns} from ${tables} where ${isOpen} order by i.last_at desc, i.id limit 200`,
  });
  return rows.map(notice);
};

/** One open notice; `notFound` when it isn't open, or never was. */
export const readPublicNotice = async (db: Db, id: string): Promise<NoticePage> => {
  const [row] = await db.query<Stored & Pick<NoticePage, 'results' | 'reasons'>>(
    {
      text: `select ${columns}, case when i.machine = 'commendation' then i.data ->> 'reasons' end as reasons,
          case when i.machine = 'cycle' then coalesce((
            select jsonb_agg(jsonb_build_object('unitId', g.unit_id, 'unit', gu.name, 'grade', g.proposed) order by gu.path)
            from grade_entry g join unit gu on gu.id = g.unit_id
            where g.cycle_id = i.id and g.round = (select max(round) from grade_entry where cycle_id = i.id)), '[]') else '[]' end as results
        from ${tables} where i.id = $1 and ${isOpen}`,
    },
    [id],
  );
  if (row === undefined) throw new Fault('notFound', { what: 'notice' });
  return { ...notice(row), results: row.results, reasons: row.reasons };
};

/** What became of an objection, by the number that only its author has. */
export const readReceipt = async (db: Db, number: string): Promise<ReceiptView> => {
  const [row] = await db.query<{
    stage: string;
    receivedAt: Date;
    closedAt: Date | null;
    reasons: string | null;
  }>(
    {
      text: `select i.stage, i.created_at as "receivedAt", i.closed_at as "closedAt", (
          select j.payload ->> 'reasons' from journal j where j.instance_id = i.id
            and j.event in ('objection.dismiss', 'objection.sustain') order by j.seq desc limit 1) as reasons
        from objection_receipt r join instance i on i.id = r.instance_id where r.number = $1`,
    },
    [number],
  );
  if (row === undefined) throw new Fault('notFound', { what: 'receipt' });
  const { stage, receivedAt, closedAt, reasons } = row;
  return {
    number,
    stage,
    receivedAt: receivedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    reasons,
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
