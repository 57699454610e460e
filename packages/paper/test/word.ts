import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PizZip from 'pizzip';

/** One part of a Word file. */
export const partOf = (bytes: Uint8Array, name: string): string => {
  const file = new PizZip(bytes).file(name);
  if (file === null) throw new Error(`no ${name} in the file`);
  return file.asText();
};

/** The text of a Word file, a line for each paragraph. */
export const textOf = (bytes: Uint8Array): string =>
  partOf(bytes, 'word/document.xml')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '');

const isThere = async (file: string): Promise<boolean> => {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** LibreOffice of this machine; undefined: there is none. */
export const findOffice = async (): Promise<string | undefined> => {
  const named = process.env.SOFFICE;
  if (named !== undefined && named !== '') return named;
  for (const folder of (process.env.PATH ?? '').split(':'))
    for (const name of ['soffice', 'libreoffice'])
      if (await isThere(join(folder, name))) return join(folder, name);
  return undefined;
};

/** Turns Word files into PDF, into the same folder. */
export const toPdf = async (office: string, folder: string, files: readonly string[]): Promise<void> => {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await promisify(execFile)(office, [
    profile,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    ...files,
  ]);
};
