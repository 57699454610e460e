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
  checkTemplate,
  fromTemplate,
  type TemplateFault,
  type TemplateIssue,
  templateFaults,
} from './template/template.ts';
