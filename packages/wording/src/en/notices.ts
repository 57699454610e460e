import { note } from '../say.ts';
import type { NoticeParams } from '../words.ts';
import { names } from './names.ts';
import { doBy, until, whose } from './sentence.ts';

/** Of the daily record and the periods of a cycle. */
const ofRecords = {
  coverageSilent: note(
    'Units without a work sheet for weeks',
    (p) =>
      `${whose(p)}: nothing has been recorded of ${p.subject ?? 'some'} units for weeks. See to it that somebody looks and records; they are listed under Records, Coverage.`,
  ),
  coverageNever: note(
    'Indicators never looked at',
    (p) =>
      `${whose(p)}: ${p.subject ?? 'some'} indicators of the daily record have no work sheet in any unit. They are listed under Records, Coverage.`,
  ),
  coverageRush: note(
    'A year-end rush of work sheets',
    (p) =>
      `${whose(p)}: of ${p.subject ?? 'some'} units most work sheets were filed in the last month. Check whether they tell of the whole year; the units are listed under Records, Coverage.`,
  ),
  minutesOverdue: note(
    'The meeting on a period is overdue',
    (p) =>
      `${whose(p)}: every unit of ${p.subject ?? 'a period'} is verified, and the time for its meeting and minutes is over. Hold and record it, then publish the bulletin.`,
  ),
} as const;

export const general = (label: (event: string) => string) => {
  const what = ({ effect, event }: NoticeParams): string =>
    [effect === undefined ? '' : names.effects[effect], event === undefined ? '' : label(event)]
      .filter((one) => one !== '')
      .join(': ');
  return {
    reminder: note('Due soon', (p) => `${whose(p)}: something awaits you. ${doBy(p, 'see to it')}`),
    dueToday: note('Due today', (p) => `${whose(p)}: something that awaits you is due today.${until(p)}`),
    overdue: note(
      'Overdue',
      (p) =>
        `${whose(p)}: something that awaits you is overdue${p.days === undefined ? '' : ` by ${p.days} ${p.days === 1 ? 'day' : 'days'}`}.`,
    ),
    escalation: note(
      'Overdue: please step in',
      (p) => `${whose(p)}: those in charge have not acted in time.${until(p)}`,
    ),
    effectFailed: note(
      'A follow-up failed',
      (p) =>
        `${whose(p)}: a follow-up (${what(p)}) failed after several tries; an administrator has to look at it.`,
    ),
    mustRefused: note(
      'A case may be stuck',
      (p) =>
        `${whose(p)}: an event that had to be taken (${what(p)}) was refused; please look into it at once.`,
    ),
    postVacant: note(
      'A post is vacant',
      (p) =>
        `${whose(p)}: nobody holds a post that has to sign here. Please appoint somebody, or the stage waits for its deadline.`,
    ),
    ...ofRecords,
    massIssued: note(
      'The feedback was issued',
      (p) =>
        `${whose(p)}: the mass issue has ended, ${p.subject ?? ''} units. Units whose feedback could not be issued are listed with the reason on its page.`,
    ),
    calendarMissing: note(
      'A calendar has to be imported',
      (p) =>
        `The calendar of ${p.subject ?? 'the coming year'} is missing, so that some due dates cannot be fixed.`,
    ),
  } as const;
};
