import { fileLimits } from '@kaohe/domain';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { refusal } from './refusal.ts';

/** Below this much unpacked no ratio is dangerous; text shrinks a hundredfold by itself. */
const small = 20 * 1024 * 1024;
const program = /\.(exe|dll|scr|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|jar|msi|lnk|sh)$/i;

const open = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(refusal('fileDamaged', {}, error)) : resolve(zip),
    ),
  );

/** Unpacks into nothing; an entry that holds more than it claims ends as damaged. */
const drain = (zip: ZipFile, entry: Entry): Promise<void> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(refusal('fileDamaged', {}, error));
      stream.on('error', (broken) => reject(refusal('fileDamaged', {}, broken)));
      stream.on('end', resolve);
      stream.resume();
    }),
  );

const refusePart = (entry: Entry): void => {
  if (/(^|\/)vbaProject\.bin$/i.test(entry.fileName)) throw refusal('fileMacros');
  if (program.test(entry.fileName)) throw refusal('fileProgram');
};

/** The entries, refused by what they claim before any is unpacked. */
const entriesOf = (zip: ZipFile, packed: number): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    let size = 0;
    zip.on('error', (error) => reject(refusal('fileDamaged', {}, error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      size += entry.uncompressedSize;
      entries.push(entry);
      const bursts = size > small && size > packed * fileLimits.ratio;
      if (bursts || size > fileLimits.unpacked || entries.length > fileLimits.parts)
        reject(refusal('fileBomb'));
      else zip.readEntry();
    });
    zip.readEntry();
  });

/**
 * Refuses an office document that would burst when opened, that holds macros or programs, or that can't be unpacked.
 * @throws Fault `invalid`: `fileBomb`, `fileMacros`, `fileProgram`, `fileDamaged`
 */
export const checkParts = async (bytes: Buffer): Promise<void> => {
  const zip = await open(bytes);
  try {
    const entries = await entriesOf(zip, bytes.length);
    for (const entry of entries) refusePart(entry);
    for (const entry of entries) await drain(zip, entry);
  } finally {
    zip.close();
  }
};
