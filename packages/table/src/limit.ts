/** What a table may measure at most: far above an office's work, far below what would fill the memory. */
export const tableLimits = {
  /** Of the file. */
  bytes: 5 * 1024 * 1024,
  /** Of a workbook's parts once unpacked. */
  unpacked: 48 * 1024 * 1024,
  parts: 1_000,
  sheets: 50,
  /** Of all sheets together. */
  rows: 20_000,
  cells: 400_000,
  columns: 100,
  /** Cells that one merge may cover, and all of them. */
  merged: 50_000,
} as const;
