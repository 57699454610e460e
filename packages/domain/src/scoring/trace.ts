/** What may be kept of a method so that score lines rest on it; `survey` and `ballot` are what questionnaires came to. */
export const traceKinds = [
  'finding',
  'workSheet',
  'documentCheck',
  'survey',
  'ballot',
  'interview',
  'effectTest',
  'drill',
] as const;
export type TraceKind = (typeof traceKinds)[number];
