// `npm run standard -- check FILE`: what an import would make of a table, without a page and without changing anything.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Fault } from '@kaohe/domain';
import { tableWords } from '@kaohe/wording';
import { checkFile } from './command/check.ts';
import { type Options, readOptions, UsageError, usage } from './command/option.ts';
import { faultLine, jsonOf, linesOf } from './command/print.ts';

/** npm runs scripts in the checkout; the file is named from where the command was typed. */
const placeOf = (file: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), file);

const bytesOf = (options: Options): Promise<Uint8Array | null> =>
  readFile(placeOf(options.file)).catch((error: unknown) => {
    const known =
      error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
    if (known) return null;
    throw error;
  });

const run = async (args: readonly string[]): Promise<number> => {
  const options = readOptions(args);
  const bytes = await bytesOf(options);
  if (bytes === null) {
    console.error(tableWords(options.locale).command.noFile(placeOf(options.file)));
    return 2;
  }
  try {
    const checked = await checkFile(bytes, options);
    if (options.json) console.log(JSON.stringify(checked.map(jsonOf), null, 2));
    else for (const one of checked) console.log(linesOf(one, options).join('\n'));
    return checked.every(({ clean }) => clean) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    console.error(faultLine(error, options));
    return 2;
  }
};

const args = process.argv.slice(2);
if (args.length === 0 || args.includes('--help')) console.log(usage);
else
  process.exitCode = await run(args).catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  });
