import { randomUUID } from 'node:crypto';
import {
  carriesPoints,
  checkRate,
  documentCheckSchema,
  Fault,
  type Filed,
  type FilingNature,
  filingSchema,
  filingUseSchema,
  fits,
  loadOf,
  parsed,
} from '@kaohe/domain';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { readFile } from '../read/file.ts';
import type { Scope } from '../read/scope.ts';
import { type Ground, groundOf } from '../score/scheme.ts';
import type { Sql } from '../sql.ts';
import { demandChecking, demandFiling } from './right.ts';
import { type FilingRow, filingsOf } from './row.ts';

const invalid = (path: string, issue: string, more: Record<string, string | number> = {}): Fault =>
  new Fault('invalid', { path, issue, ...more });

const lock = { name: 'lock', text: 'select from instance where id = $1 for no key update' };
const insert = {
  name: 'filing-insert',
  text: `with cited as (insert into citation (file_id, instance_id) values ($3, $2) on conflict do nothing)
    insert into filing (id, assessment_id, file_id, title, nature, indicators, by, at) values ($1, $2, $3, $4, $5, $6, $7, app_now())`,
};
const update = {
  name: 'filing-change',
  text: 'update filing set title = $3, indicators = $4 where id = $1 and assessment_id = $2',
};
const withdraw = {
  name: 'filing-withdraw',
  text: 'update filing set withdrawn_at = app_now() where id = $1 and assessment_id = $2',
};
const rename = {
  name: 'filing-nature',
  text: 'update filing set nature = $3 where id = $1 and assessment_id = $2',
};

const supersede = {
  name: 'check-supersede',
  text: `update document_check set superseded_at = app_now()
    where assessment_id = $1 and indicator = $2 and by = $3 and superseded_at is null`,
};
const insertCheck = {
  name: 'check-insert',
  text: `insert into document_check (id, assessment_id, indicator, items, opinion, rate, filings, by, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, app_now())`,
};

/** Every indicator is of the standard, and none holds more than the policy allows. */
const checkLoads = (ground: Ground, rows: readonly Filed[], codes: readonly string[]): void => {
  const { evidence } = ground.policy;
  for (const code of codes) {
    const indicator = ground.indicators.get(code);
    if (indicator === undefined) throw invalid('indicators', 'indicatorUnknown');
    if (!fits(loadOf(rows, code), evidence))
      throw new Fault('tooMuch', { limit: 'indicator', indicator: indicator.name, ...evidence });
  }
};

/** A filed document of an assessment. */
export type FilingOf = { readonly assessmentId: string; readonly id: string };

const ownRow = (rows: readonly FilingRow[], id: string): FilingRow => {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw new Fault('notFound', { what: 'filing' });
  return row;
};

/**
 * Files a document for its indicators: the same bytes once only, for a document once filed serves every indicator that needs it.
 * @throws Fault `invalid`, `conflict` for a document filed already, `tooMuch` beyond the policy's limits, `refused` once scored
 */
export const fileDocument = async (
  db: Db,
  scope: Scope,
  { assessmentId, ...given }: { readonly assessmentId: string; readonly [field: string]: unknown },
): Promise<{ readonly id: string }> => {
  const data = parsed(filingSchema, given);
  await demandFiling(db, scope, assessmentId);
  const file = await readFile(db, scope, data.fileId);
  const nature: FilingNature = file.screenshot && data.nature === 'photo' ? 'screenshot' : data.nature;
  const indicators = [...new Set(data.indicators)];
  const id = randomUUID();
  await db.transaction(async (tx) => {
    await tx.query(lock, [assessmentId]);
    const rows = await filingsOf(tx, assessmentId);
    const same = rows.find(({ sha256 }) => sha256 === file.sha256);
    if (same !== undefined) throw new Fault('conflict', { issue: 'filedBefore', title: same.title });
    const ground = await groundOf(tx, db.memory, assessmentId);
    checkLoads(ground, [...rows, { size: file.size, indicators }], indicators);
    await tx.query(insert, [id, assessmentId, file.id, data.title, nature, indicators, scope.personId]);
  });
  db.announce({ instances: [assessmentId] });
  return { id };
};

/** What stands of an assessment's filings, locked until the transaction ends. */
const change = async (
  db: Db,
  { assessmentId, id }: FilingOf,
  write: (tx: Sql, rows: readonly FilingRow[], row: FilingRow) => Promise<void>,
): Promise<void> => {
  await db.transaction(async (tx) => {
    await tx.query(lock, [assessmentId]);
    const rows = await filingsOf(tx, assessmentId);
    await write(tx, rows, ownRow(rows, id));
  });
  db.announce({ instances: [assessmentId] });
};

/** Gives a filed document another title, or other indicators that it serves. */
export const changeFiling = async (
  db: Db,
  scope: Scope,
  { assessmentId, id, ...given }: FilingOf & { readonly [field: string]: unknown },
): Promise<void> => {
  const { title, indicators } = parsed(filingUseSchema, given);
  await demandFiling(db, scope, assessmentId);
  await change(db, { assessmentId, id }, async (tx, rows, row) => {
    const codes = [...new Set(indicators)];
    const ground = await groundOf(tx, db.memory, assessmentId);
    checkLoads(
      ground,
      rows.map((one) => (one.id === row.id ? { ...one, indicators: codes } : one)),
      codes.filter((code) => !row.indicators.includes(code)),
    );
    await tx.query(update, [id, assessmentId, title, codes]);
  });
};

/** Takes a filed document back; one that was looked at stays. */
export const withdrawFiling = async (db: Db, scope: Scope, of: FilingOf): Promise<void> => {
  await demandFiling(db, scope, of.assessmentId);
  await change(db, of, async (tx, _rows, row) => {
    if (row.checked) throw invalid('id', 'filingChecked');
    await tx.query(withdraw, [of.id, of.assessmentId]);
  });
};

/** An assessor says what a filed document is, whatever its unit said. */
export const judgeFiling = async (
  db: Db,
  scope: Scope,
  { nature, ...of }: FilingOf & { readonly nature: FilingNature },
): Promise<void> => {
  await demandChecking(db, scope, of.assessmentId);
  await change(db, of, async (tx) => {
    await tx.query(rename, [of.id, of.assessmentId, nature]);
  });
};

/** The checklist of an indicator: its items, or the indicator itself where it has none. */
const listed = (ground: Ground, code: string): readonly string[] => {
  const indicator = ground.indicators.get(code);
  if (indicator === undefined) throw invalid('indicator', 'indicatorUnknown');
  if (!indicator.methods.includes('documentReview')) throw invalid('indicator', 'notByDocuments');
  return indicator.items.length === 0 ? [indicator.code] : indicator.items.map((item) => item.code);
};

/**
 * Keeps what an assessor found in the documents of an indicator; his earlier check of it is superseded.
 * @throws Fault `invalid`: an item missing or foreign, a document that doesn't serve the indicator, or nothing that may carry points though
 * the list says that something is met
 */
export const checkDocuments = async (
  db: Db,
  scope: Scope,
  { assessmentId, ...given }: { readonly assessmentId: string; readonly [field: string]: unknown },
): Promise<{ readonly id: string; readonly rate: number }> => {
  const data = parsed(documentCheckSchema, given);
  await demandChecking(db, scope, assessmentId);
  const id = randomUUID();
  const rate = checkRate(data.items);
  await db.transaction(async (tx) => {
    await tx.query(lock, [assessmentId]);
    const codes = listed(await groundOf(tx, db.memory, assessmentId), data.indicator);
    const given = new Set(data.items.map(({ code }) => code));
    if (
      given.size !== data.items.length ||
      codes.length !== given.size ||
      codes.some((one) => !given.has(one))
    )
      throw invalid('items', 'checklistIncomplete');
    const rows = await filingsOf(tx, assessmentId);
    const seen = data.filings.map((one) => ownRow(rows, one));
    if (seen.some(({ indicators }) => !indicators.includes(data.indicator)))
      throw invalid('filings', 'filingElsewhere');
    if (rate > 0 && !seen.some(({ nature }) => carriesPoints(nature)))
      throw invalid('filings', 'nothingCarries');
    await tx.query(supersede, [assessmentId, data.indicator, scope.personId]);
    const { indicator, items, opinion, filings } = data;
    await tx.query(insertCheck, [
      id,
      assessmentId,
      indicator,
      json(items),
      opinion,
      rate,
      filings,
      scope.personId,
    ]);
  });
  db.announce({ instances: [assessmentId] });
  return { id, rate };
};
