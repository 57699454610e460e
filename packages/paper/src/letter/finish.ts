import PizZip from 'pizzip';
import { fallbacks } from './measure.ts';

const names = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Which font stands in for one that is missing: they are named in the file, never bundled with it. */
const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${names}">${Object.entries(
  fallbacks,
)
  .map(
    ([font, other]) =>
      `<w:font w:name="${font}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`;

/**
 * No space between Chinese and Latin of either kind; and the pitch of lines and characters is what the paragraph says: LibreOffice would
 * give a character of 16 pt two cells of 15.79 pt.
 */
const evenSpace = (xml: string): string =>
  xml.replaceAll(
    /<w:autoSpaceDN[^>]*\/>/g,
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>',
  );

const parts = /^word\/(document|header\d*|footer\d*)\.xml$/;

/** What the library can't say: the fallbacks of fonts, and no space of Word's own between Chinese and Latin. */
export const finish = (bytes: Uint8Array): Uint8Array => {
  const zip = new PizZip(bytes);
  zip.file('word/fontTable.xml', fontTable);
  for (const name of Object.keys(zip.files).filter((one) => parts.test(one)))
    zip.file(name, evenSpace(zip.file(name)?.asText() ?? ''));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
};
