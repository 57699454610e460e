import { Fault } from '@kaohe/domain';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { tableLimits } from '../limit.ts';
import { columnOf } from './cell.ts';

const tooMuch = (limit: string, most: number): Fault =>
  new Fault('tooMuch', { limit: `table.${limit}`, most });
/** A file that says it is a workbook and isn't one. */
export const damaged = (cause?: unknown): Fault =>
  new Fault('invalid', { path: 'file', issue: 'tableDamaged', paths: ['file'] }, cause);

const open = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(damaged(error)) : resolve(zip),
    ),
  );

/** The entries, refused by what they claim before any is unpacked; `validateEntrySizes` then holds each to its claim. */
const entriesOf = (zip: ZipFile): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    let size = 0;
    zip.on('error', (error) => reject(damaged(error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      size += entry.uncompressedSize;
      entries.push(entry);
      if (size > tableLimits.unpacked) reject(tooMuch('unpacked', tableLimits.unpacked));
      else if (entries.length > tableLimits.parts) reject(tooMuch('parts', tableLimits.parts));
      else zip.readEntry();
    });
    zip.readEntry();
  });

const unpack = (zip: ZipFile, entry: Entry): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged(error));
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', (broken) => reject(damaged(broken)));
      stream.on('end', () => resolve(Buffer.concat(parts)));
    }),
  );

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/** How many cells a range such as `A1:C3` covers. */
const area = (range: string): number => {
  const [, left = '', top = '', right = '', bottom = ''] =
    /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(range) ?? [];
  return (
    (Math.abs((columnOf(right) ?? 1) - (columnOf(left) ?? 1)) + 1) *
    (Math.abs(Number(bottom) - Number(top)) + 1)
  );
};

type Measured = { rows: number; cells: number; merged: number };

/** Refuses a sheet that would take the reader's memory, by its markup. */
const measure = (xml: string, so: Measured): Measured => {
  const merged = xml.matchAll(/<(?:\w+:)?mergeCell\b[^>]*\bref="([^"]*)"/g);
  const sum = {
    rows: so.rows + count(xml, /<(?:\w+:)?row[\s>/]/g),
    cells: so.cells + count(xml, /<(?:\w+:)?c[\s>/]/g),
    merged: so.merged + [...merged].reduce((all, [, range = '']) => all + area(range), 0),
  };
  for (const name of ['rows', 'cells', 'merged'] as const)
    if (sum[name] > tableLimits[name]) throw tooMuch(name, tableLimits[name]);
  return sum;
};

/**
 * Refuses a workbook that is too large once unpacked, whatever it claims, before anything else reads it.
 * @throws Fault `tooMuch` with the limit, `invalid` when it is damaged
 */
export const checkArchive = async (bytes: Buffer): Promise<void> => {
  const zip = await open(bytes);
  try {
    const entries = await entriesOf(zip);
    if (!entries.some((entry) => /^xl\/workbook\.xml$/i.test(entry.fileName)))
      throw new Fault('invalid', { path: 'file', issue: 'tableFormat', paths: ['file'] });
    let sum: Measured = { rows: 0, cells: 0, merged: 0 };
    let sheets = 0;
    for (const entry of entries) {
      const part = await unpack(zip, entry);
      if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.fileName)) continue;
      sheets += 1;
      if (sheets > tableLimits.sheets) throw tooMuch('sheets', tableLimits.sheets);
      sum = measure(part.toString('utf8'), sum);
    }
  } finally {
    zip.close();
  }
};
