/** A table as it was read from a file: what `readTables` of the table package gives, as far as it is needed here. */
export type OperatingTable = {
  readonly columns: readonly { readonly column: number; readonly heading: string }[];
  readonly rows: readonly {
    readonly no: number;
    readonly cells: readonly { readonly at: string; readonly column: number; readonly text: string }[];
  }[];
};
export type OperatingUnit = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  /** Its code: the segments from the root, `g/c1/b03`, or the last of them. */
  readonly path: string;
};

export type Target = 'safety' | 'coreTarget';
/** One unit's figures as the table has them; points on the scale of 100, in 1/100. */
export type OperatingRow = {
  /** As the sheet counts, from 1. */
  readonly no: number;
  readonly unitId: string;
  readonly points: number;
  readonly missed: readonly Target[];
  /** What says that a target was missed; empty: none was. */
  readonly document: string;
};
export const operatingIssues = [
  'columnMissing',
  'unknownUnit',
  'ambiguousUnit',
  'unitTwice',
  'performanceMissing',
  'performanceInvalid',
  'targetInvalid',
  'documentMissing',
] as const;
export type OperatingIssue = {
  readonly no: number;
  /** The cell, `C5`; null: of the row, or of the table. */
  readonly at: string | null;
  readonly issue: (typeof operatingIssues)[number];
  /** What stands there. */
  readonly text: string;
};
export type OperatingRead = {
  readonly rows: readonly OperatingRow[];
  readonly issues: readonly OperatingIssue[];
  /** Units that no row is about. */
  readonly absent: readonly string[];
  /** Heading by what it was taken for. */
  readonly columns: Readonly<Partial<Record<Field, string>>>;
};

const fields = ['unit', 'code', 'points', 'safety', 'coreTarget', 'document'] as const;
type Field = (typeof fields)[number];
const headings: Readonly<Record<Field, RegExp>> = {
  code: /编码|代码|编号|code/i,
  document: /依据|文件|文号|document/i,
  safety: /安全|safety/i,
  coreTarget: /核心|经营目标|关键指标|core/i,
  points: /绩效|得分|分数|评分|performance|points|score/i,
  unit: /单位|党组织|支部|部门|名称|unit|name/i,
};
/** Of two columns that a heading could stand for, the more particular is asked first. */
const order: readonly Field[] = ['code', 'document', 'safety', 'coreTarget', 'points', 'unit'];

/** Full-width letters and digits as the plain ones, no spaces. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');

type Columns = ReadonlyMap<Field, { readonly column: number; readonly heading: string }>;
const columnsOf = ({ columns }: OperatingTable): Columns => {
  const found = new Map<Field, { column: number; heading: string }>();
  for (const { column, heading } of columns) {
    const field = order.find((one) => !found.has(one) && headings[one].test(plain(heading)));
    if (field !== undefined) found.set(field, { column, heading });
  }
  return found;
};

const met = /^(|是|完成|已完成|达标|达到|合格|无|√|✓|yes|met|-|—)$/i;
const missed = /^(否|未完成|没有完成|未达标|未达到|不合格|×|✗|x|no|missed)$/i;
const figure = /^(\d{1,3})(?:\.(\d{1,2})0*)?分?$/;
/** Twice the scale: performance may exceed its plan. */
const most = 20_000;

/** Points in 1/100, or null where the text is no amount of them. */
const pointsOf = (text: string): number | null => {
  const [, whole, part = ''] = figure.exec(plain(text)) ?? [];
  if (whole === undefined) return null;
  const points = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return points <= most ? points : null;
};

const named = (units: readonly OperatingUnit[], code: string, name: string): readonly OperatingUnit[] => {
  const byCode = units.filter(({ path }) => path === code || path.split('/').at(-1) === code);
  if (code !== '' && byCode.length > 0) return byCode;
  const full = units.filter((one) => plain(one.name) === name);
  return name === '' || full.length > 0 ? full : units.filter((one) => plain(one.shortName) === name);
};

type Row = OperatingTable['rows'][number];
type Found = { readonly text: string; readonly at: string | null };

const readRow = (
  row: Row,
  { columns, units }: { columns: Columns; units: readonly OperatingUnit[] },
): { readonly row: OperatingRow | null; readonly issues: readonly OperatingIssue[] } => {
  const issues: OperatingIssue[] = [];
  const cell = (field: Field): Found => {
    const at = row.cells.find((one) => one.column === columns.get(field)?.column);
    return { text: at?.text ?? '', at: at?.at ?? null };
  };
  const wrong = (issue: OperatingIssue['issue'], { text, at }: Found): void => {
    issues.push({ no: row.no, at, issue, text });
  };
  const [unit, code, amount, document] = [cell('unit'), cell('code'), cell('points'), cell('document')];
  const found = named(units, plain(code.text), plain(unit.text));
  const [one] = found;
  if (one === undefined) wrong('unknownUnit', unit.text === '' ? code : unit);
  else if (found.length > 1) wrong('ambiguousUnit', unit.text === '' ? code : unit);
  const points = pointsOf(amount.text);
  if (points === null) wrong(amount.text === '' ? 'performanceMissing' : 'performanceInvalid', amount);
  const gone = (['safety', 'coreTarget'] as const).filter((target) => {
    const said = cell(target);
    if (!met.test(plain(said.text)) && !missed.test(plain(said.text))) wrong('targetInvalid', said);
    return missed.test(plain(said.text));
  });
  if (gone.length > 0 && document.text === '') wrong('documentMissing', document);
  if (one === undefined || points === null || issues.length > 0) return { row: null, issues };
  return {
    row: { no: row.no, unitId: one.id, points, missed: gone, document: gone.length > 0 ? document.text : '' },
    issues,
  };
};

/** The figures of a table, each row either taken or told with its cell; a unit counts once. */
export const readOperating = (table: OperatingTable, units: readonly OperatingUnit[]): OperatingRead => {
  const columns = columnsOf(table);
  const lacking = columns.has('points') && (columns.has('unit') || columns.has('code'));
  const told = Object.fromEntries([...columns].map(([field, { heading }]) => [field, heading]));
  if (!lacking) {
    const issue: OperatingIssue = { no: table.rows[0]?.no ?? 1, at: null, issue: 'columnMissing', text: '' };
    return { rows: [], issues: [issue], absent: units.map(({ id }) => id), columns: told };
  }
  const read = table.rows.map((row) => readRow(row, { columns, units }));
  const taken = new Map<string, OperatingRow>();
  const issues = read.flatMap((one) => one.issues);
  for (const { row } of read) {
    if (row === null) continue;
    if (taken.has(row.unitId)) {
      const name = units.find(({ id }) => id === row.unitId)?.name ?? '';
      issues.push({ no: row.no, at: null, issue: 'unitTwice', text: name });
    } else taken.set(row.unitId, row);
  }
  return {
    rows: [...taken.values()],
    issues: issues.sort((a, b) => a.no - b.no),
    absent: units.filter(({ id }) => !taken.has(id)).map(({ id }) => id),
    columns: told,
  };
};
