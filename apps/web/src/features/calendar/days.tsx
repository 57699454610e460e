export type ImportedDay = { readonly day: string; readonly workday: boolean; readonly name?: string };

const line = /^(\d{4}-\d{2}-\d{2})[\s,，]+(work|rest|班|休)(?:[\s,，]+(.+))?$/;

const read = (text: string): ImportedDay | null => {
  const [, day, kind, name] = line.exec(text) ?? [];
  if (day === undefined || kind === undefined || Number.isNaN(Date.parse(day))) return null;
  return {
    day,
    workday: kind === 'work' || kind === '班',
    ...(name === undefined ? {} : { name: name.trim() }),
  };
};

/** Days as typed, one a line: `2027-02-06 休 春节`. `wrong` are the numbers of lines that don't read. */
export const readDays = (typed: string): { days: readonly ImportedDay[]; wrong: readonly number[] } => {
  const lines = typed.split('\n').map((text, at) => ({ at: at + 1, text: text.trim() }));
  const filled = lines.filter(({ text }) => text !== '');
  return {
    days: filled.flatMap(({ text }) => read(text) ?? []),
    wrong: filled.filter(({ text }) => read(text) === null).map(({ at }) => at),
  };
};
