import { randomUUID } from 'node:crypto';
import { Fault } from '@kaohe/domain';
import { type Actor, personOf } from '../advance/order.ts';
import type { Db } from '../client.ts';
import type { FileStore } from '../file/store.ts';
import { canonical, sha256 } from '../journal/entry.ts';
import { policyOf } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { hold } from '../write/editable.ts';
import { keepFile } from '../write/file.ts';

/** A unit's line in what is handed over; points in 1/100, the weight in per cent. */
export type HandedRow = {
  readonly unit: string;
  readonly path: string;
  /** As the policy calls it. */
  readonly grade: string;
  readonly score: number;
  readonly operating: number;
  readonly weight: number;
  readonly result: number;
};
export type Handed = {
  readonly number: string;
  readonly checksum: string;
  readonly recipient: string;
  readonly cycle: string;
  readonly year: number;
  readonly at: Date;
  readonly basis: unknown;
  readonly rows: readonly HandedRow[];
};
export type HandOver = {
  readonly cycleId: string;
  /** The recipient. */
  readonly unitId: string;
  readonly actor: Actor;
  /** The file's name and bytes, once all that stands in it is known. */
  readonly render: (handed: Handed) => Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
};
export type HandOverReceipt = {
  readonly id: string;
  readonly number: string;
  readonly checksum: string;
  readonly fileId: string;
  /** It had been handed over before: the same file under the same number. */
  readonly repeated: boolean;
};

const inForce = {
  name: 'linkage-in-force',
  text: `select r.round, r.basis, c.name as cycle, c.year, u.name as recipient, u.path,
      (select count(*)::int from assessment a join instance i on i.id = a.id and not 'cancelled' = any(i.tags)
        left join linkage k on k.assessment_id = a.id where a.cycle_id = $1 and k.round is distinct from r.round) as stale
    from cycle c join unit u on u.id = $2
      left join lateral (select * from linkage_round l where l.cycle_id = c.id order by l.round desc limit 1) r on true where c.id = $1`,
};
type InForce = {
  readonly round: number | null;
  readonly basis: unknown;
  readonly cycle: string;
  readonly year: number;
  readonly recipient: string;
  readonly path: string;
  readonly stale: number;
};
const rowsOf = {
  name: 'linkage-handed',
  text: `select u.name as unit, u.path, k.grade, k.score, k.operating, k.weight, k.result from linkage k join unit u on u.id = k.unit_id
    where k.cycle_id = $1 and k.round = $2 and (u.path = $3 or starts_with(u.path, $3 || '/')) order by u.path`,
};
const known = {
  name: 'linkage-known',
  text: `select id, number, checksum, file_id as "fileId" from linkage_export where cycle_id = $1 and round = $2 and unit_id = $3`,
};
/** One series for all cycles of a year; the lock of the cycle alone would let two cycles take the same number. */
const lock = { name: 'linkage-lock', text: `select pg_advisory_xact_lock(hashtext('linkage numbers'))` };
const next = {
  name: 'linkage-number',
  text: `select p.prefix || (count(e.id) + 1) || '号' as number
    from (select '考核联〔' || extract(year from local_day($1::timestamptz)) || '〕' as prefix) p
      left join linkage_export e on starts_with(e.number, p.prefix) group by p.prefix`,
};
const insert = {
  name: 'linkage-export',
  text: `insert into linkage_export (id, cycle_id, round, unit_id, number, checksum, file_id, by, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const approved = async (tx: Sql, { cycleId, unitId }: HandOver): Promise<InForce & { round: number }> => {
  const [row] = await tx.query<InForce>(inForce, [cycleId, unitId]);
  if (row === undefined) throw new Fault('invalid', { path: 'unitId', issue: 'unknownUnit' });
  const { round } = row;
  if (round === null) throw new Fault('invalid', { path: 'unitId', issue: 'linkageUnapproved' });
  if (row.stale > 0) throw new Fault('invalid', { path: 'unitId', issue: 'linkageChanged' });
  return { ...row, round };
};

/**
 * Hands the approved results of a unit, and of all below it, to that unit: under one approval exactly once. Asked again, or by two at
 * once, it answers with the same file under the same number. By the office; the cycle is locked meanwhile.
 * @throws Fault `invalid` (`linkageUnapproved`, `linkageChanged`, `unknownUnit`), `notFound`, `forbidden`, `refused`
 */
export const handOver = (db: Db, store: FileStore, order: HandOver): Promise<HandOverReceipt> =>
  db.transaction(async (tx) => {
    const { cycleId, unitId, actor } = order;
    const { at, policyVersion } = await hold(tx, { id: cycleId, actor }, { event: 'cycle.review' });
    const { round, basis, cycle, year, recipient, path } = await approved(tx, order);
    const [before] = await tx.query<Omit<HandOverReceipt, 'repeated'>>(known, [cycleId, round, unitId]);
    if (before !== undefined) return { ...before, repeated: true };
    const found = await tx.query<HandedRow>(rowsOf, [cycleId, round, path]);
    const { grades } = await policyOf(tx, db.memory, { id: cycleId, version: policyVersion });
    const nameOf = (key: string): string => grades.bands.find((band) => band.key === key)?.name.zh ?? key;
    const rows = found.map((row) => ({ ...row, grade: nameOf(row.grade) }));
    if (rows.length === 0) throw new Fault('invalid', { path: 'unitId', issue: 'unknownUnit' });
    await tx.query(lock);
    const [numbered] = await tx.query<{ number: string }>(next, [at]);
    const number = numbered?.number ?? '';
    const checksum = sha256(canonical({ number, recipient, cycle, round, rows }));
    const rendered = await order.render({ number, checksum, recipient, cycle, year, at, basis, rows });
    const file = await keepFile(tx, store, { ...rendered, type, by: personOf(actor) });
    const id = randomUUID();
    await tx.query(insert, [id, cycleId, round, unitId, number, checksum, file.id, personOf(actor), at]);
    return { id, number, checksum, fileId: file.id, repeated: false };
  });

const acknowledge = {
  name: 'linkage-acknowledge-export',
  text: `update linkage_export e set acknowledged_by = coalesce(e.acknowledged_by, $2), acknowledged_at = coalesce(e.acknowledged_at, app_now())
    where e.id = $1 and e.checksum = $3 returning e.acknowledged_at as at`,
};
const mine = {
  name: 'linkage-recipient',
  text: `select exists (select from appointment m where m.unit_id = e.unit_id and m.person_id = $2 and m.case_id is null
      and m.role in ('secretary', 'leader') and m.starts_on <= local_day(app_now())
      and (m.ends_on is null or m.ends_on >= local_day(app_now()))) as mine, e.checksum
    from linkage_export e where e.id = $1`,
};

/**
 * Acknowledges what was handed over, by the recipient's own secretary or leader, who states the checksum that stands in his file. Once;
 * a second time changes nothing.
 * @throws Fault `notFound`, also for what is another's; `invalid` (`checksumDiffers`)
 */
export const acknowledgeHandOver = async (
  db: Db,
  { id, checksum, personId }: { readonly id: string; readonly checksum: string; readonly personId: string },
): Promise<{ readonly at: string }> => {
  const [own] = await db.query<{ mine: boolean; checksum: string }>(mine, [id, personId]);
  if (own?.mine !== true) throw new Fault('notFound', { what: 'export' });
  const [row] = await db.query<{ at: Date }>(acknowledge, [id, personId, checksum.trim().toLowerCase()]);
  if (row === undefined) throw new Fault('invalid', { path: 'checksum', issue: 'checksumDiffers' });
  return { at: row.at.toISOString() };
};
