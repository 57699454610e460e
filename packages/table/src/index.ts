export type { Cell, SheetRow } from './file/cell.ts';
export type { Encoding } from './file/csv.ts';
export type { Column, Table } from './layout/table.ts';
export { tableLimits } from './limit.ts';
export { readTables, type Workbook } from './tables.ts';
