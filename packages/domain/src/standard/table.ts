/** What a column of an imported table may hold. Of `level` each row says what it is: a dimension, an indicator, an item. */
export const tableFields = [
  'level',
  'code',
  'sequence',
  'dimension',
  'subdimension',
  'indicator',
  'item',
  'kind',
  'points',
  'form',
  'effect',
  'rule',
  'scoring',
  'cap',
  'failedDrill',
  'subjects',
  'methods',
  'components',
  'assessor',
  'frequency',
  'evidence',
  'questions',
  'remark',
  'ignore',
] as const;
export type TableField = (typeof tableFields)[number];

/** What a row says it is, where a column says so. */
export const tableLevels = ['standard', 'dimension', 'indicator', 'item', 'more'] as const;
export type TableLevel = (typeof tableLevels)[number];

/**
 * What may be said of a cell of an imported table. An `error` has to be mended before or after the table is taken over; of a `warning`
 * the reading should be looked at; a `text` was kept in words beside what was understood of it.
 */
export const tableIssues = {
  pointsMissing: 'error',
  pointsUnreadable: 'error',
  nameMissing: 'error',
  cellError: 'error',
  tooManyDimensions: 'error',
  tooManyIndicators: 'error',
  tooManyItems: 'error',
  textTooLong: 'error',
  nameTooLong: 'warning',
  pointsTooHigh: 'error',
  truncated: 'warning',
  rangeTaken: 'warning',
  dateTaken: 'warning',
  hiddenRow: 'warning',
  kindUnknown: 'warning',
  subjectsUnknown: 'warning',
  methodsUnknown: 'warning',
  componentsUnknown: 'warning',
  frequencyUnknown: 'warning',
  capUnreadable: 'warning',
  drillUnreadable: 'warning',
  scoringUnreadable: 'warning',
  pointsDiffer: 'warning',
  dimensionDiffers: 'warning',
  totalDiffers: 'warning',
  alternativesTaken: 'text',
  ruleByJudgement: 'text',
  keptAsText: 'text',
  assessorFound: 'text',
  outsideTable: 'text',
} as const satisfies Record<string, TableSeverity>;
export type TableIssue = keyof typeof tableIssues;
export const tableSeverities = ['error', 'warning', 'text'] as const;
export type TableSeverity = (typeof tableSeverities)[number];

/** Something to be said of a cell; points in `params` are in 1/100. */
export type TableFinding = {
  readonly issue: TableIssue;
  readonly severity: TableSeverity;
  /** The cell's address, `C5`. */
  readonly at: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What became of a row: read into the standard, joined to the row before it, a heading, or kept in words. */
export const tableFates = ['title', 'header', 'taken', 'merged', 'text', 'refused'] as const;
export type TableFate = (typeof tableFates)[number];
