import PizZip from 'pizzip';
import { fonts, mm, page, red } from './measure.ts';

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (one) => `&#${one.codePointAt(0)};`);

/** A framed line at the head of the page: it lies over the margin and moves nothing of the letter. */
const banner = (words: string): string => {
  const width = page.width - mm(30);
  const border = `w:val="single" w:sz="8" w:space="4" w:color="${red}"`;
  const font = fonts.first;
  return (
    `<w:p><w:pPr><w:framePr w:w="${width}" w:wrap="through" w:vAnchor="page" w:hAnchor="page" w:x="${mm(15)}" w:y="${mm(12)}"/>` +
    `<w:pBdr><w:top ${border}/><w:left ${border}/><w:bottom ${border}/><w:right ${border}/></w:pBdr>` +
    '<w:spacing w:before="0" w:after="0" w:line="360" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>' +
    `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/><w:color w:val="${red}"/><w:sz w:val="28"/></w:rPr>` +
    `<w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`
  );
};

/** A copy of a letter that says across its head what became of it. The letter itself stays as it was. */
export const marked = (bytes: Uint8Array, words: string): Uint8Array => {
  const zip = new PizZip(bytes);
  const document = zip.file('word/document.xml')?.asText() ?? '';
  zip.file('word/document.xml', document.replace(/<w:body>/, `<w:body>${banner(words)}`));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
};
