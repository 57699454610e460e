export type { ArchiveFacts } from './archive/content.ts';
export {
  type ArchiveBreach,
  type CheckedArchive,
  type CheckedManifest,
  checkArchive,
} from './archive/verify.ts';
export { type Archive, writeArchive } from './archive/write.ts';
export { docx, type Letterhead, lengthOf, type Written } from './letter/docx.ts';
export { marked } from './letter/mark.ts';
export { plainText } from './letter/plain.ts';
export {
  type TemplateFault,
  type TemplateIssue,
  type TemplatePlace,
  templateFaults,
} from './template/scan.ts';
export { checkTemplate, fromTemplate } from './template/template.ts';
