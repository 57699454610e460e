import PizZip from 'pizzip';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of a Word file, a line for each paragraph; for looking at, not for editing. */
export const plainText = (bytes: Uint8Array): string =>
  (new PizZip(bytes).file('word/document.xml')?.asText() ?? '')
    .replaceAll(/<w:tab\/>/g, '\t')
    .replaceAll(/<w:br[^>]*\/>/g, '\n')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => entities[name] ?? '');
