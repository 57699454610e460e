import type { FaultDetail } from '@kaohe/domain';
import { labels, negated, number, text, texts } from '../fault-detail.ts';
import { format } from '../format.ts';
import type { Machine } from '../vocabulary.ts';
import type { ErrorWords, MachineWords } from '../words.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { names } from './names.ts';

const issues: Readonly<Record<string, string>> = {
  too_small: 'is too short, too few or too small',
  too_big: 'is too long, too many or too large',
  invalid_type: 'is missing or of the wrong kind',
  invalid_format: 'has the wrong format',
  invalid_value: 'is not one of the choices',
  unrecognized_keys: 'holds something unknown',
  invalid_union: 'is not a known action',
  calendarUnknown: 'lies in a year whose calendar is not known yet',
  dayOutsideYear: 'has a day outside the year',
  unknownEvent: 'is not a known action',
  systemEvent: 'is done by the system itself',
  text: 'holds characters that cannot be kept',
  length: 'has the wrong length',
  beyondCalendar: 'is not between the years 2000 and 2100',
  malformed: 'cannot be read',
  unknown: 'is not known',
  fileType:
    'is not a kind of file that is taken (documents, tables, slides, pictures, sound, film, plain text)',
  empty: 'is empty',
  wrongPassword: 'is not right',
  beforeStart: 'is before the first day',
  dayTwice: 'has one day twice',
  backwards: 'is in the past',
  unknownFile: 'names a file that was never uploaded',
  unknownUnit: 'names a unit that is not there',
  required: 'is missing',
  notAppointed: 'is not a role that people are appointed to',
};

const notListed = (roll: string): string =>
  `You are not on the list of “${labels(names.rolls, [roll]) ?? 'signatures'}”, or you have done it already. If in doubt, ask the assessment office.`;

const invalid = (detail: FaultDetail): string => {
  const path = text(detail, 'path');
  const field = labels(fields, path?.split('.') ?? []);
  const issue = issues[text(detail, 'issue') ?? ''] ?? 'is not as it should be';
  return `${field === undefined ? 'What was sent' : `“${field}”`} ${issue}. Please change it and send it again.`;
};

/** Words of the errors: each says what is so and what to do. */
export const errors = (machines: { readonly [M in Machine]: MachineWords<M> }): ErrorWords => {
  const refused = (detail: FaultDetail): string => {
    const lapsed = text(detail, 'lapsed');
    if (lapsed !== undefined)
      return `The time for it ran out at ${format('en', number(detail, 'offset')).due(lapsed)}. Please ask the assessment office.`;
    const roll = text(detail, 'roll');
    if (roll !== undefined) return notListed(roll);
    const unmet = texts(detail, 'facts')
      .filter((name) => !negated.includes(name))
      .map((name) => labels(facts, [name]) ?? name);
    if (unmet.length > 0) return `Not possible yet: ${unmet.join('; ')}. Please try again when that is done.`;
    const event = text(detail, 'event');
    const machine = Object.values(machines).find((one) => event !== undefined && event in one.events);
    const label = machine && labels<{ label: string }>(machine.events, [event ?? ''])?.label;
    const stage = machine && labels(machine.stages, [text(detail, 'stage') ?? '']);
    return `${label === undefined ? 'This' : `“${label}”`} is not possible ${stage === undefined ? 'now' : `while the case is at “${stage}”`}. Please reload to see what is.`;
  };
  return {
    invalid,
    unauthenticated: () => 'You are not signed in, or your session has ended. Please sign in again.',
    forbidden: () => 'This is not yours to do, or you are recused. If in doubt, ask the assessment office.',
    notFound: () => 'Nothing was found, or it is outside what you may see. Please check and try again.',
    refused,
    stale: () =>
      'Somebody changed it while you were looking. What you typed is kept: reload, compare and send it again.',
    conflict: (detail) =>
      text(detail, 'issue') === 'usedBefore'
        ? 'The number of this request was used for something else. Please reload and send it again.'
        : 'The same exists already. Please check and change it.',
    tooMuch: (detail) => {
      const seconds = number(detail, 'retryAfter');
      return seconds === undefined
        ? 'Too large or too often. Please send less, or try again later.'
        : `Too often. Please try again in ${Math.ceil(seconds)} seconds.`;
    },
    unavailable: () => 'The system is not available just now. Nothing is lost; please try again later.',
  };
};
