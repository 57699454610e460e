/** Why a file is refused; each has its words and its remedy. */
export const fileIssues = [
  'emptyFile',
  'fileType',
  'fileNameType',
  'filePath',
  'fileProgram',
  'filePolyglot',
  'fileBomb',
  'fileDamaged',
  'fileMacros',
  'pictureSize',
  'pictureHeic',
  'filmTrack',
  'fileInfected',
] as const;
export type FileIssue = (typeof fileIssues)[number];

/** What a file and a picture may measure at most. */
export const fileLimits = {
  /** Of the file as it is sent. */
  bytes: 20 * 1024 * 1024,
  /** Of an office document's parts once unpacked. */
  unpacked: 200 * 1024 * 1024,
  parts: 5_000,
  /** How much larger than packed, once more than 20 MB come out. */
  ratio: 100,
  /** Of a picture: pixels of an edge, and of the whole. */
  edge: 9_999,
  pixels: 64_000_000,
} as const;
