import { parseArgs } from 'node:util';
import type { Locale } from '@kaohe/wording';

export const usage = `npm run standard -- check FILE [--sheet NAME] [--table N] [--together] [--map COLUMN=FIELD …] [--json] [--english]

Reads a table of indicators (.xlsx or .csv) as an import would, changes nothing, and prints what became of every row — taken, merged,
kept as text, with its cell — and what the lint says of the standard (under the default policy, for a unit with all four kinds of subject).
  --sheet NAME        only this sheet
  --table N           only the Nth table of each sheet
  --together          the tables as one standard, as an import of several makes it: dimensions of one name joined, one lint
  --map COLUMN=FIELD  what a column holds instead of the guess: a column by its letters or heading, a field by its name or Chinese word;
                      of one table of several: SHEET!COLUMN=FIELD, SHEET#2!COLUMN=FIELD for the second table of a sheet
  --json              everything as JSON
  --english           in English
Ends with 0 when nothing has to be mended, 1 when something has, 2 when the table can't be read.

npm run standard -- check 文件 [--sheet 工作表] [--table 第几个表] [--together] [--map 列=栏目 …] [--json]
按导入的办法读指标表（不改动任何数据），逐行说明：读入、并入、保留文字，附单元格地址，并给出检查结果。--together 把几个表合成一份标准。`;

export type Options = {
  readonly file: string;
  readonly sheet: string | undefined;
  readonly table: number | undefined;
  readonly together: boolean;
  readonly map: Readonly<Record<string, string>>;
  readonly json: boolean;
  readonly locale: Locale;
};

/** What was typed is no command: `message` says why. */
export class UsageError extends Error {}

const pair = (text: string): readonly [string, string] => {
  const cut = text.lastIndexOf('=');
  if (cut < 1 || cut === text.length - 1)
    throw new UsageError(`--map 列=栏目：“${text}”。 / --map COLUMN=FIELD, not “${text}”.`);
  return [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
};

const typed = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sheet: { type: 'string' },
        table: { type: 'string' },
        together: { type: 'boolean', default: false },
        map: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
        english: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

/** Reads the arguments; throws `UsageError`. */
export const readOptions = (args: readonly string[]): Options => {
  const { values, positionals } = typed(args);
  const [command, file, ...rest] = positionals;
  if (command !== 'check' || file === undefined || rest.length > 0)
    throw new UsageError('用法：check 文件。 / Usage: check FILE.');
  const table = values.table === undefined ? undefined : Number(values.table);
  if (table !== undefined && !(Number.isInteger(table) && table > 0))
    throw new UsageError(`--table ${values.table}`);
  const map = Object.fromEntries((values.map ?? []).map(pair));
  return {
    file,
    sheet: values.sheet,
    table,
    together: values.together,
    map,
    json: values.json,
    locale: values.english ? 'en' : 'zh-CN',
  };
};
