import { randomBytes } from 'node:crypto';
import type { Parsed } from '../advance/law.ts';
import { personOf } from '../advance/order.ts';
import type { Data } from '../birth/opening.ts';
import type { Sealed } from '../deadline/row.ts';
import { withoutContact } from './apart.ts';
import { canonical, sha256 } from './entry.ts';

/** What the journal gets of the data, and what is kept apart from it until the roll is full. */
export const seal = ({ spec, data, actor }: Parsed): { payload: Data; sealed: Sealed | undefined } => {
  const personId = personOf(actor);
  if (spec.sealed.length === 0 || !spec.signs || !personId) {
    return { payload: withoutContact(data), sealed: undefined };
  }
  const payload = Object.fromEntries(spec.sealed.map((field) => [field, data[field]]));
  const salt = randomBytes(16).toString('hex');
  const hash = sha256(`${salt}${canonical(payload)}`);
  const marks = Object.fromEntries(spec.sealed.map((field) => [field, { sealed: hash }]));
  return {
    payload: { ...data, ...marks },
    sealed: { roll: spec.signs, person_id: personId, payload, salt, hash },
  };
};
