import { Fault } from '@kaohe/domain';
import type { z } from 'zod';
import type { Job } from './job.ts';

const malformed = (path: string): Fault => new Fault('invalid', { path, issue: 'malformed', paths: [path] });

/** The two parts of a form: `file`, and `ask`, which is JSON. */
export const partsOf = async <S extends z.ZodType>(
  form: FormData,
  schema: S,
): Promise<{ ask: z.output<S>; file: Pick<Job, 'bytes' | 'name'> }> => {
  const [file, ask] = [form.get('file'), form.get('ask')];
  if (!(file instanceof File)) throw malformed('file');
  if (typeof ask !== 'string') throw malformed('ask');
  let json: unknown;
  try {
    json = JSON.parse(ask);
  } catch {
    throw malformed('ask');
  }
  return {
    ask: schema.parse(json),
    file: { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name.slice(0, 200) },
  };
};
