import type { MachineName } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { FileStore } from '../file/store.ts';
import { keepFile } from '../write/file.ts';

/** What a letter is made from. Times are instants; points are 1/100. */
export type LetterSource = {
  readonly machine: MachineName;
  /** The root of the cycle's units. */
  readonly root: string;
  readonly unit: string;
  readonly cycle: string;
  readonly year: number;
  readonly birth: { readonly [field: string]: unknown };
  /** The journal up to the entry that asked for the letter. */
  readonly entries: readonly {
    readonly event: string;
    readonly data: { readonly [field: string]: unknown };
    readonly at: string;
  }[];
};

const source = {
  name: 'letter-source',
  text: `select i.machine, i.data as birth, coalesce(u.name, '') as unit, c.name as cycle, c.year, r.name as root,
      (select json_agg(json_build_object('event', j.event, 'data', j.payload, 'at', j.at) order by j.seq)
        from journal j where j.instance_id = i.id and j.seq <= $2) as entries
    from instance i join cycle c on c.id = i.cycle_id join unit r on r.id = c.unit_id left join unit u on u.id = i.unit_id
    where i.id = $1`,
};

/** Everything that a letter about an instance may tell, as it was at the entry `seq`. */
export const readLetterSource = async (
  db: Db,
  instanceId: string,
  seq: number,
): Promise<LetterSource | undefined> => {
  const [row] = await db.query<LetterSource>(source, [instanceId, seq]);
  return row;
};

export type NewLetter = {
  readonly outboxId: string;
  readonly instanceId: string;
  readonly kind: string;
  /** 机关代字 of its numbers. */
  readonly series: string;
  /** When it is dated, on the organisation's clock. */
  readonly at: Date;
  readonly type: string;
  /** The file's name and bytes, once its number is known. */
  readonly render: (number: string) => Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
};

const lock = { name: 'letter-lock', text: `select pg_advisory_xact_lock(hashtext('letter ' || $1))` };
const kept = { name: 'letter-kept', text: 'select from document where outbox_id = $1' };
const next = {
  name: 'letter-number',
  text: `select p.prefix || (count(d.id) + 1) || '号' as number
    from (select $1 || '〔' || extract(year from local_day($2::timestamptz)) || '〕' as prefix) p
      left join document d on starts_with(d.number, p.prefix) group by p.prefix`,
};
const list = {
  name: 'letter-list',
  text: `insert into document (id, instance_id, outbox_id, kind, number, file_id, at)
    values (gen_random_uuid(), $1, $2, $3, $4, $5, $6)`,
};

/**
 * Renders a letter under the next number of its series, keeps it and lists it with its instance; once for each outbox row. The series
 * is locked meanwhile, so that its numbers have no gap. False when it was there already.
 */
export const keepLetter = (db: Db, store: FileStore, letter: NewLetter): Promise<boolean> =>
  db.transaction(async (tx) => {
    await tx.query(lock, [letter.series]);
    if ((await tx.query(kept, [letter.outboxId])).length > 0) return false;
    const [row] = await tx.query<{ number: string }>(next, [letter.series, letter.at]);
    const number = row?.number ?? '';
    const { name, bytes } = await letter.render(number);
    const file = await keepFile(tx, store, { bytes, name, type: letter.type, by: null });
    await tx.query(list, [letter.instanceId, letter.outboxId, letter.kind, number, file.id, letter.at]);
    return true;
  });
