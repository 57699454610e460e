import type { Db } from '../client.ts';
import type { FileStore } from '../file/store.ts';
import { only } from '../sql.ts';
import { keepFile } from '../write/file.ts';

export type NewLetter = {
  readonly outboxId: string;
  readonly instanceId: string;
  readonly kind: string;
  /** Whose series it is. */
  readonly organId: string;
  /** 机关代字 of its numbers. */
  readonly series: string;
  /** When it is dated, on the organisation's clock. */
  readonly at: Date;
};
/** A number that a letter has, whether it is written or not. */
export type Reserved = { readonly id: string; readonly number: string; readonly written: boolean };

const known = {
  name: 'letter-known',
  text: 'select id, number, file_id is not null as written from document where outbox_id = $1',
};
const next = {
  name: 'letter-number',
  text: `insert into letter_number (organ_id, series, year, last) values ($1, $2, extract(year from local_day($3::timestamptz)), 1)
    on conflict (organ_id, series, year) do update set last = letter_number.last + 1 returning year, last as no`,
};
const take = {
  name: 'letter-take',
  text: `insert into document (id, instance_id, outbox_id, kind, organ_id, series, year, no, number, at)
    values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9) returning id, number, false as written`,
};

/**
 * Gives a letter the next number of its series, once for each outbox row. Number and row are committed together before anything is
 * written, so that a number is neither lost nor given twice, whoever dies when; a second try finds the number of the first.
 */
export const reserveLetter = async (db: Db, letter: NewLetter): Promise<Reserved> => {
  const [before] = await db.query<Reserved>(known, [letter.outboxId]);
  if (before !== undefined) return before;
  return db.transaction(async (tx) => {
    const { organId, series, at, instanceId, outboxId, kind } = letter;
    // The counter's row is the lock of the series: who waits for it sees what was taken meanwhile.
    const { year, no } = only(await tx.query<{ year: number; no: number }>(next, [organId, series, at]));
    const [meanwhile] = await tx.query<Reserved>(known, [outboxId]);
    if (meanwhile !== undefined) {
      await tx.query(giveBack, [organId, series, year]);
      return meanwhile;
    }
    const number = `${series}〔${year}〕${no}号`;
    return only(
      await tx.query<Reserved>(take, [instanceId, outboxId, kind, organId, series, year, no, number, at]),
    );
  });
};

const giveBack = {
  name: 'letter-give-back',
  text: 'update letter_number set last = last - 1 where organ_id = $1 and series = $2 and year = $3',
};

export type WrittenLetter = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  /** The letter as data, for reading it on a page. */
  readonly content: unknown;
  readonly characters: number;
  /** The organisation's own template; null: the house's format. */
  readonly templateId: string | null;
};

const fill = {
  name: 'letter-fill',
  text: `update document set file_id = $2, content = $3, characters = $4, template_id = $5 where id = $1 and file_id is null
    returning id`,
};

/** Keeps a letter that was written under its number. False when somebody else had written it meanwhile. */
export const keepLetter = (
  db: Db,
  store: FileStore,
  { id, letter }: { readonly id: string; readonly letter: WrittenLetter },
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const { bytes, name, type, content, characters, templateId } = letter;
    const file = await keepFile(tx, store, { bytes, name, type, by: null });
    const filled = await tx.query(fill, [id, file.id, JSON.stringify(content), characters, templateId]);
    return filled.length > 0;
  });
