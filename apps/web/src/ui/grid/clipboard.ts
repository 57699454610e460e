/** Cells as texts, row by row. */
export type Matrix = readonly (readonly string[])[];

const quoted = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br style="mso-data-placement:same-cell">');

/** Tab-separated, as spreadsheets put it on the clipboard. */
export const toTsv = (cells: Matrix): string => cells.map((row) => row.map(quoted).join('\t')).join('\n');

export const toHtml = (cells: Matrix): string => {
  const rows = cells.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return `<table>${rows.join('')}</table>`;
};

/** Reads tab-separated text; a quoted cell may hold tabs, line ends and doubled quotes. */
export const fromTsv = (text: string): Matrix => {
  const rows: string[][] = [[]];
  const cell = /(?:^|(?<=[\t\n]))"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '');
  for (let at = 0; at <= plain.length; at += 1) {
    cell.lastIndex = at;
    const found = cell.exec(plain);
    rows.at(-1)?.push(found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? '');
    at += found?.[0].length ?? 0;
    if (plain[at] === '\n') rows.push([]);
  }
  return rows;
};

const textOf = (cell: Element): string => {
  const copy = cell.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  // Line ends of the source mean nothing in HTML; those of the cell are breaks and paragraphs.
  const breaks = '\u2028';
  for (const end of copy.querySelectorAll('br')) end.replaceWith(breaks);
  for (const paragraph of [...copy.querySelectorAll('p, div')].slice(0, -1)) paragraph.append(breaks);
  return (copy.textContent ?? '')
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .split(breaks)
    .map((line) => line.trim())
    .join('\n')
    .trim();
};

/** The first table of an HTML text; a merged cell stands where it begins, its other places are empty. Null: no table. */
export const fromHtml = (html: string): Matrix | null => {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (table === null) return null;
  const rows = [...table.rows];
  const cells: string[][] = rows.map(() => []);
  const taken = new Set<string>();
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (taken.has(`${at}-${column}`)) column += 1;
      for (let down = 0; down < Math.max(1, cell.rowSpan); down += 1)
        for (let across = 0; across < Math.max(1, cell.colSpan); across += 1) {
          taken.add(`${at + down}-${column + across}`);
          const line = cells[at + down];
          if (line !== undefined) line[column + across] = down + across === 0 ? textOf(cell) : '';
        }
      column += 1;
    }
  }
  return cells.map((row) => Array.from(row, (cell) => cell ?? ''));
};

/** What was copied in a spreadsheet, a word processor or a text; null: nothing to paste. */
export const fromClipboard = (data: Pick<DataTransfer, 'getData'>): Matrix | null => {
  const html = data.getData('text/html');
  const table = html.includes('<table') ? fromHtml(html) : null;
  if (table !== null && table.length > 0) return table;
  const text = data.getData('text/plain');
  return text === '' ? null : fromTsv(text);
};
