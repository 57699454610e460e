import { type FaultDetail, type FileIssue, fileLimits } from '@kaohe/domain';
import { number, text } from '../fault-detail.ts';
import type { FileWords, FilingWords } from '../zh-CN/files.ts';

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** Why a file was refused, and what to do. */
export const fileRefusals: Readonly<Record<FileIssue, (detail: FaultDetail) => string>> = {
  emptyFile: () => 'The file is empty. Check it and choose it again.',
  fileType: () =>
    'This kind of file can’t be uploaded. PDF, OFD, Word, Excel, PowerPoint, pictures (JPG, PNG, WebP), sound, film and plain text can; convert it first.',
  fileNameType: (detail) =>
    `The name ends in .${text(detail, 'said') ?? ''}, but the file is a .${text(detail, 'type') ?? ''} file. Give it its own name back, or save it in the right format.`,
  filePath: () => 'The name of the file holds a path. Rename it without “/” and “\\”.',
  fileProgram: () =>
    'The file is a program, a script or a web page, or holds one, and can’t serve as material. Upload a document or a picture.',
  filePolyglot: () =>
    'The file is two formats at once, such as a picture that hides an archive or a page. Export it or take the picture again.',
  fileBomb: () =>
    `The file unpacks to an abnormal size (more than ${megabytes(fileLimits.unpacked)}, or more than ${fileLimits.ratio} times its own). Save it as a new file.`,
  fileDamaged: () =>
    'The file is damaged or incomplete. Open it on your computer, save it anew and upload that.',
  fileMacros: () => 'The document holds macros. Save it as .docx, .xlsx or .pptx without macros.',
  pictureSize: (detail) =>
    `The picture has ${number(detail, 'width') ?? 0} × ${number(detail, 'height') ?? 0} pixels; each edge must be under 10,000 and the whole at most 64 million. Make it smaller first.`,
  pictureHeic: () =>
    'This is a HEIC photo, which few computers open and whose location can’t be removed. Choose “Most Compatible” under Settings – Camera – Formats, or convert it to JPG.',
  filmTrack: () =>
    'The film carries a track of places or other data that can’t be taken out. Save it anew in the phone’s gallery or export it from an editor, then upload that.',
  fileInfected: (detail) =>
    `The virus scanner found ${text(detail, 'found') ?? 'a virus'} in the file. Scan this computer first, then use a clean copy.`,
};

/** More is attached to one act of a unit than the policy allows. */
export const actLoad = (detail: FaultDetail): string =>
  `At most ${number(detail, 'files') ?? 0} files, ${number(detail, 'megabytes') ?? 0} MB together, may be attached at a time. Keep what shows most; what was filed already need not be attached again, name it in the text.`;

/** More is filed for an indicator than the policy allows. */
export const overLoad = (detail: FaultDetail): string =>
  `“${text(detail, 'indicator') ?? ''}” holds as much as it may (${number(detail, 'files') ?? 0} documents, ${number(detail, 'megabytes') ?? 0} MB together). Keep what shows most, or take back what isn’t needed.`;

export const fileWords: FileWords = {
  choose: 'Choose files',
  camera: 'Take a photo',
  drop: 'Files can be dropped here; photos are compressed and lose the place where they were taken.',
  sent: ({ name, share }) => `${name}: ${share}% sent`,
  examined: (name) => `${name}: being examined`,
  waiting: (name) => `${name}: connection lost, trying again; what was sent is not sent again`,
  done: (name) => `${name} uploaded`,
  left: (count) =>
    count === 1
      ? 'One file is still on its way; wait for it before you submit.'
      : `${count} files are still on their way; wait for them before you submit.`,
  again: (name) => `Upload ${name} again`,
  retry: 'Upload again',
  stop: (name) => `Stop uploading ${name}`,
  dismiss: (name) => `Dismiss ${name}`,
  size: (bytes) =>
    bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
  preview: (name) => `${name} (thumbnail)`,
  screenshot: 'Screenshot',
  screenshotHint: 'A screenshot may be kept for reference; it carries no points.',
};

export const filingWords: FilingWords = {
  title: 'Documents',
  of: (unit) => `${unit} · documents`,
  back: 'Back to the assessment',
  open: 'Open the documents',
  panelHint:
    'A document is filed once and serves every indicator that needs it; the team checks it here, item by item.',
  burden: 'Burden of documents',
  total: ({ files, size }) => `${files === 1 ? '1 document' : `${files} documents`}, ${size}`,
  spared: (count) => `${count} fewer to file, because one serves several indicators`,
  meter: ({ name, done, of }) => `${name}: ${done} filed, ${of} at most`,
  count: ({ done, of }) => `${done}/${of}`,
  attached: 'Attached besides, to answers, appeals and reports',
  attachedOf: ({ acts, files, size }) =>
    `${acts} ${acts === 1 ? 'time' : 'times'}, ${files} ${files === 1 ? 'file' : 'files'}, ${size}`,
  attachedLimit: ({ files, megabytes }) =>
    `At most ${files} files, ${megabytes} MB, each time; what was filed already isn’t counted again.`,
  list: 'Filed documents',
  none: 'Nothing has been filed yet',
  noneHint: 'What is filed is listed here and can serve several indicators.',
  add: 'File a document',
  file: 'File',
  name: 'Title',
  nature: 'What it is',
  natures: { document: 'Document or record', photo: 'Photo', screenshot: 'Screenshot', checkIn: 'Check-in' },
  noPoints: 'Screenshots and check-ins may be kept for reference; they carry no points.',
  serves: 'Indicators it serves',
  choose: 'Choose indicators',
  submit: 'File',
  submitted: (name) => `Filed: ${name}`,
  change: (name) => `Change the indicators of “${name}”`,
  withdraw: 'Take back',
  withdrawOf: (name) => `Take back “${name}”`,
  natureOf: (name) => `What “${name}” is`,
  checked: 'Checked',
  review: 'Document review',
  reviewHint:
    'Check what was filed, indicator by indicator, item by item. Score lines may rest on the result.',
  pick: 'Indicator',
  looked: 'Documents looked at',
  nothing: 'The unit has filed nothing for this indicator.',
  outcomes: { met: 'Met', partly: 'Partly met', missing: 'Missing' },
  note: (item) => `Note on “${item}”`,
  notePlaceholder: 'Note (optional)',
  opinion: 'Opinion',
  save: 'Save the check',
  saved: (rate) => `Saved: ${rate} % met`,
  result: ({ who, rate }) => `Checked by ${who}: ${rate} % met`,
};
