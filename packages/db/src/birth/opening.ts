import { type Effect, parsed } from '@kaohe/domain';
import { laws } from '../advance/law.ts';
import type { Opened } from '../advance/order.ts';
import { uuidOf } from './uuid.ts';

export type Data = { readonly [key: string]: unknown };
export const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** An instance about to be born. */
export type Opening = Opened & { readonly data: Data; readonly under: 'self' | 'parent' };

/**
 * The openings that effects ask for: one, or one for each element of a list in the data. Ids are made from the request, so that a
 * repeat finds them; throws `invalid` when the data isn't what the new instance is born with.
 */
export const openingsOf = (
  effects: readonly Effect[],
  from: { id: string; data: Data; requestId: string },
): readonly Opening[] => {
  const asked = effects.flatMap((effect): Omit<Opening, 'id'>[] => {
    if (effect.type !== 'open') return [];
    const { machine, each, under = 'self' } = effect;
    const list = each === undefined ? [from.data] : from.data[each];
    if (!Array.isArray(list) || !list.every(isData)) {
      throw new Error(`${machine} is opened for each of ${each}`);
    }
    return list.map((data) => ({ machine, data: parsed(laws[machine].data, data), under }));
  });
  return asked.map((one, index) => ({ ...one, id: uuidOf(`${from.requestId}/${index}`, from.id) }));
};

export const openedOf = (openings: readonly Opening[]): readonly Opened[] =>
  openings.map(({ id, machine }) => ({ id, machine }));
