import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Fault } from '@kaohe/domain';
import { tableWords } from '@kaohe/wording';
import { checkFile } from './check.ts';
import { type Options, readOptions, UsageError, usage } from './option.ts';
import { faultLine, jsonOf, linesOf } from './print.ts';

/** What a command says and how it ends: 0 nothing to mend, 1 something, 2 it can't be done. */
export type Ended = { readonly code: 0 | 1 | 2; readonly out: string; readonly err: string };

const bytesOf = (file: string): Promise<Uint8Array | null> =>
  readFile(file).catch((error: unknown) => {
    const known =
      error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
    if (known) return null;
    throw error;
  });

const done = async (options: Options, folder: string): Promise<Ended> => {
  const file = resolve(folder, options.file);
  const bytes = await bytesOf(file);
  if (bytes === null) return { code: 2, out: '', err: tableWords(options.locale).command.noFile(file) };
  try {
    const checked = await checkFile(bytes, options);
    const out = options.json
      ? JSON.stringify(checked.map(jsonOf), null, 2)
      : checked.flatMap((one) => linesOf(one, options)).join('\n');
    return { code: checked.every(({ clean }) => clean) ? 0 : 1, out, err: '' };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { code: 2, out: '', err: faultLine(error, options) };
  }
};

/** Carries out what was typed; files are named from `folder`. */
export const runCommand = async (args: readonly string[], folder: string): Promise<Ended> => {
  if (args.length === 0 || args.includes('--help')) return { code: 0, out: usage, err: '' };
  try {
    return await done(readOptions(args), folder);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, out: '', err: `${error.message}\n\n${usage}` };
  }
};
