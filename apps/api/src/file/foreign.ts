import { refusal } from './refusal.ts';

/** Where readers still look for the head of a PDF or a page. */
const headSize = 1024;
/** The end record of a ZIP, and the longest comment after it. */
const tailSize = 65_557;

const page = /<(script|html|svg|iframe|\?php|!doctype)/i;
/** Long enough never to come about by chance in a compressed picture, which a whole file is searched for. */
const long = /<(script|iframe|!doctype|html[\s>]|\?php\s)/i;
const endRecord = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const directory = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

const isPacked = (type: string): boolean => type.includes('openxmlformats') || type === 'application/ofd';

/** True when an unpacker would find an archive in the bytes: an end record that points at a directory. */
const endsAsArchive = (bytes: Buffer): boolean => {
  const from = Math.max(0, bytes.length - tailSize);
  for (let at = bytes.indexOf(endRecord, from); at >= 0; at = bytes.indexOf(endRecord, at + 1)) {
    if (at + 22 > bytes.length) return false;
    const start = at - bytes.readUInt32LE(at + 12);
    if (start >= 0 && bytes.subarray(start, start + 4).equals(directory)) return true;
  }
  return false;
};

const says = (bytes: Buffer, words: RegExp): boolean => words.test(bytes.toString('latin1'));

/**
 * Refuses a file that is two things at once, such as a picture that unpacks or a document that opens as a page: one reader would be shown
 * what another never saw. Phones append a film to a picture; that is no second kind and falls away when the picture is written anew.
 * @throws Fault `invalid`: `filePolyglot`
 */
export const refuseForeign = (bytes: Buffer, type: string): void => {
  if (type === 'text/plain') return;
  const head = bytes.subarray(0, headSize);
  if (!isPacked(type) && endsAsArchive(bytes)) throw refusal('filePolyglot');
  if (type !== 'application/pdf' && head.includes('%PDF-')) throw refusal('filePolyglot');
  if (!isPacked(type) && says(head, page)) throw refusal('filePolyglot');
  if (type.startsWith('image/') && says(bytes, long)) throw refusal('filePolyglot');
};
