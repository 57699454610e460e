/** The nine ways in which a request can fail; words, HTTP class and retry rule are exhaustive records elsewhere. */
export const faultCodes = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'notFound',
  'refused',
  'stale',
  'conflict',
  'tooMuch',
  'unavailable',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** What a fault says besides its code: plain JSON, never a secret, never a sentence (words are made from it). */
export type FaultDetail = {
  readonly [key: string]: string | number | boolean | null | readonly string[] | undefined;
};

/** The one error class: anything else that is thrown is a bug. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly detail: FaultDetail;
  constructor(code: FaultCode, detail: FaultDetail = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(detail)}`, { cause });
    this.code = code;
    this.detail = detail;
  }
}
