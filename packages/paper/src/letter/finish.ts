import type { Figure } from '@kaohe/wording';
import PizZip from 'pizzip';
import { chartXml, inlineXml } from '../figure/chart.ts';
import { charted, chartHeight, placeOfChart } from '../figure/figure.ts';
import { block, fallbacks } from './measure.ts';

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

const overrides = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart';

type Change = (text: string) => string;
const change = (zip: PizZip, name: string, by: Change): void => {
  zip.file(name, by(zip.file(name)?.asText() ?? ''));
};

/** Puts the charts where their places are kept. */
const chart = (zip: PizZip, figures: readonly Figure[]): void => {
  for (const [index, figure] of figures.map(charted).entries()) {
    const no = index + 1;
    const size = { width: block, height: chartHeight(figure) };
    zip.file(`word/charts/chart${no}.xml`, chartXml(figure));
    change(zip, '[Content_Types].xml', (xml) =>
      xml.replace(
        '</Types>',
        `<Override PartName="/word/charts/chart${no}.xml" ContentType="${overrides}"/></Types>`,
      ),
    );
    change(zip, 'word/_rels/document.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        `<Relationship Id="rIdChart${no}" Type="${relation}" Target="charts/chart${no}.xml"/></Relationships>`,
      ),
    );
    const place = `<w:t xml:space="preserve">${placeOfChart(no)}</w:t>`;
    change(zip, 'word/document.xml', (xml) => xml.replace(place, inlineXml(figure, no, size)));
  }
};

/** What the library can't say: the fallbacks of fonts, no space of Word's own between Chinese and Latin, and charts. */
export const finish = (bytes: Uint8Array, figures: readonly Figure[]): Uint8Array => {
  const zip = new PizZip(bytes);
  zip.file('word/fontTable.xml', fontTable);
  for (const name of Object.keys(zip.files).filter((one) => parts.test(one))) change(zip, name, evenSpace);
  chart(zip, figures);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
};
