/** Rows of comma-separated values: quoted fields may hold commas, line breaks and doubled quotes; a byte order mark is dropped. */
export const parseCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  const endField = (): void => {
    rows.at(-1)?.push(field);
    field = '';
  };
  for (let i = text.startsWith('\ufeff') ? 1 : 0; i < text.length; i += 1) {
    const letter = text[i] ?? '';
    if (quoted) {
      if (letter !== '"') field += letter;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ',') endField();
    else if (letter === '\n') {
      endField();
      rows.push([]);
    } else if (letter !== '\r') field += letter;
  }
  endField();
  return rows.filter((row) => row.some((cell) => cell.trim() !== ''));
};
