import { randomUUID } from 'node:crypto';
import {
  drawn,
  Fault,
  listSchema,
  listText,
  parsed,
  type SampleKind,
  sampleKinds,
  siteVisitData,
} from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import { personOf } from '../advance/order.ts';
import type { Db } from '../client.ts';
import { sha256 } from '../journal/entry.ts';
import { demand, type Met } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';
import type { Recorders } from '../record/recorder.ts';

const newList = z.strictObject({ kind: z.enum(sampleKinds), items: listSchema });
const keepList = {
  name: 'visit-list',
  text: 'insert into visit_list (id, visit_id, kind, items, sha256, by, at) values ($1, $2, $3, $4, $5, $6, app_now())',
};

/** A visit for whom lists are made: by its lead, until the wrap-up. Throws `notFound`, `forbidden`, `refused`. */
export const demandLister = async (db: Db, scope: Scope, id: string): Promise<Met> => {
  const met = await demand(db, scope, { id, machine: 'siteVisit' });
  const event = 'siteVisit.drawSample';
  if (!met.held.includes('lead')) throw new Fault('forbidden', { event });
  if (!['planned', 'announced', 'inField'].includes(met.stage))
    throw new Fault('refused', { stage: met.stage, event });
  return met;
};

/**
 * Keeps a list to draw from, with its fingerprint; for the lead, until the wrap-up.
 * @throws Fault `invalid` with the path, `notFound`, `forbidden`, `refused`
 */
export const saveVisitList = async (
  db: Db,
  scope: Scope,
  { id, ...list }: { readonly id: string; readonly kind: unknown; readonly items: unknown },
): Promise<{ readonly list: string; readonly sha256: string }> => {
  const { kind, items } = parsed(newList, list);
  storable({ items });
  await demandLister(db, scope, id);
  const fingerprint = sha256(listText(items));
  const made = randomUUID();
  await db.query(keepList, [made, id, kind, items, fingerprint, scope.personId]);
  return { list: made, sha256: fingerprint };
};

const listed = {
  name: 'visit-list-drawn-from',
  text: `select l.kind, cardinality(l.items) as size, (select max(s.round) from visit_sample s where s.visit_id = l.visit_id and s.kind = l.kind) as last
    from visit_list l where l.visit_id = $1 and l.id = $2`,
};
const keep = {
  name: 'visit-sample',
  text: `insert into visit_sample (visit_id, kind, round, list_id, seed, size, count, positions, reasons, by, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
};
type Listed = { readonly kind: SampleKind; readonly size: number; readonly last: number | null };

/** A draw follows from the seed that the visit was planned with, before anybody made a list. */
export const sampleRecords = {
  'siteVisit.drawSample': async (tx, { row, order }, { list, count, reasons }) => {
    const [from] = await tx.query<Listed>(listed, [row.id, list]);
    if (from === undefined) throw new Fault('invalid', { path: 'list', issue: 'listUnknown' });
    const { kind, size, last } = from;
    if (count > size) throw new Fault('invalid', { path: 'count', issue: 'moreThanListed' });
    if (last !== null && reasons === undefined)
      throw new Fault('invalid', { path: 'reasons', issue: 'drawnBefore' });
    const { sampleSeed: seed } = siteVisitData.parse(row.data);
    const round = (last ?? 0) + 1;
    const positions = drawn({ seed, kind, round, size, count }, sha256);
    const said = [row.id, kind, round, list, seed, size, count, positions, reasons ?? null];
    await tx.query(keep, [...said, personOf(order.actor), row.at]);
    return {};
  },
} as const satisfies Recorders<'siteVisit'>;
