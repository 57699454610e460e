export {
  type ArchiveSource,
  compareArchive,
  noteArchive,
  readArchive,
} from './archive/read.ts';
export { verifyEntries } from './archive/verify.ts';
export {
  type LetterheadView,
  letterheadOf,
  type OrganView,
  readOrgans,
  saveLetterhead,
} from './letter/letterhead.ts';
export { type LetterLine, type LetterLists, type LetterUnit, readLetterLists } from './letter/list.ts';
export {
  carryMassIssue,
  type MassCandidate,
  type MassProgress,
  orderMassIssue,
  readMassCandidates,
  readMassIssue,
} from './letter/mass.ts';
export {
  keepLetter,
  type NewLetter,
  type Reserved,
  reserveLetter,
  type WrittenLetter,
} from './letter/number.ts';
export { type LetterSample, type RegisterRow, readLetters, readSample } from './letter/register.ts';
export { type LetterSource, readLetterSource } from './letter/source.ts';
export {
  addTemplate,
  readTemplates,
  retireTemplate,
  type TemplateInForce,
  type TemplateView,
  templateInForce,
} from './letter/template.ts';
export {
  type DocumentView,
  type LetterView,
  readDocuments,
  readLetter,
  voidLetter,
} from './read/document.ts';
