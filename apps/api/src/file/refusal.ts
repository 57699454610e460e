import { Fault, type FileIssue } from '@kaohe/domain';

/** A file that isn't taken, by its reason; `detail` is said in its words. */
export const refusal = (
  issue: FileIssue,
  detail: Readonly<Record<string, string | number>> = {},
  cause?: unknown,
): Fault => new Fault('invalid', { path: 'file', paths: ['file'], issue, ...detail }, cause);
