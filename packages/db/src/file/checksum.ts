import { canonical, sha256 } from '../journal/entry.ts';

/** SHA-256 of data in their canonical form, lower-case hexadecimal: the same content has the same, however it was put together. */
export const checksumOf = (content: unknown): string => sha256(canonical(content));
