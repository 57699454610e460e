import type { FaultDetail } from '@kaohe/domain';

/** Reads of a fault's detail, which comes over the wire and is believed only as far as it is what it should be. */
export const text = (detail: FaultDetail, key: string): string | undefined => {
  const value = detail[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const number = (detail: FaultDetail, key: string): number | undefined => {
  const value = detail[key];
  return typeof value === 'number' ? value : undefined;
};

export const texts = (detail: FaultDetail, key: string): readonly string[] => {
  const value = detail[key];
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
};

/** The entry of the last name that the record has. */
export const labels = <T>(record: Readonly<Record<string, T>>, names: readonly string[]): T | undefined =>
  names
    .filter((name) => Object.hasOwn(record, name))
    .map((name) => record[name])
    .at(-1);
