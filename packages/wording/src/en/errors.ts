import type { FaultDetail, FileIssue } from '@kaohe/domain';
import { labels, number, text, texts } from '../fault-detail.ts';
import { format } from '../format.ts';
import type { Machine } from '../vocabulary.ts';
import type { ErrorWords, MachineWords } from '../words.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { actLoad, fileRefusals, overLoad } from './files.ts';
import { issues } from './issues.ts';
import { names } from './names.ts';

const notListed = (roll: string): string =>
  `You are not on the list of “${labels(names.rolls, [roll]) ?? 'signatures'}”, or you have done it already. If in doubt, ask the assessment office.`;

const isFile = (issue: string | undefined): issue is FileIssue =>
  issue !== undefined && issue in fileRefusals;

const invalid = (detail: FaultDetail): string => {
  const about = text(detail, 'issue');
  if (isFile(about)) return fileRefusals[about](detail);
  const path = text(detail, 'path');
  const field = labels({ ...fields, file: 'The file' }, path?.split('.') ?? []);
  const issue = issues[text(detail, 'issue') ?? ''] ?? 'is not as it should be';
  return `${field === undefined ? 'What was sent' : `“${field}”`} ${issue}. Please change it and send it again.`;
};

/** What exists or was done already, by the name of the issue. */
const conflicts: Readonly<Record<string, string>> = {
  amendmentUnderWay: 'This standard is being amended already. Please adopt or withdraw that amendment first.',
  usedBefore: 'The number of this request was used for something else. Please reload and send it again.',
  answeredBefore: 'This link has been used: your answer was received, and cannot be sent again.',
  signedBefore: 'This finding has been signed already; nothing more is needed.',
  filedBefore:
    'This document has been filed already and serves every indicator: tick the indicator in the list instead of filing it again.',
};

/** How large a file or a table may be, by the limit that it exceeds. */
const tableMeasures: Readonly<Record<string, (most: number) => string>> = {
  body: (most) =>
    `This is more than ${Math.floor(most / 1024 / 1024)} MB and was not taken; what you typed is still on the page. Please shorten it, or send it in parts.`,
  file: (most) =>
    `The file is larger than ${Math.floor(most / 1024 / 1024)} MB. Compress it, leave out what isn’t needed, or split it.`,
  'table.time': () =>
    'The table takes too long to read. Remove what is not needed, or split it into several files.',
  'table.memory': () =>
    'The table holds too much. Remove what is not needed, or split it into several files.',
  'table.bytes': (most) =>
    `The file is larger than ${Math.floor(most / 1024 / 1024)} MB. Remove pictures and sheets that are not needed.`,
  'table.unpacked': (most) =>
    `Unpacked, the file is larger than ${Math.floor(most / 1024 / 1024)} MB. Remove pictures and sheets that are not needed.`,
  'table.parts': (most) => `The workbook has more than ${most} parts. Remove pictures and attachments.`,
  'table.sheets': (most) => `The workbook has more than ${most} sheets. Remove those that are not needed.`,
  'table.rows': (most) => `The table has more than ${most} rows. Split it into several files.`,
  'table.cells': (most) =>
    `The table has more than ${most} cells. Delete rows and columns that are formatted but blank.`,
  'table.columns': (most) => `The table has more than ${most} columns. Delete those that are not needed.`,
  'table.merged': (most) => `Merged cells cover more than ${most} cells. Undo the large merges.`,
};

/** Words of the errors: each says what is so and what to do. */
export const errors = (machines: { readonly [M in Machine]: MachineWords<M> }): ErrorWords => {
  const refused = (detail: FaultDetail): string => {
    const lapsed = text(detail, 'lapsed');
    if (lapsed !== undefined)
      return `The time for it ran out at ${format('en', number(detail, 'offset')).due(lapsed)}. Please ask the assessment office.`;
    const roll = text(detail, 'roll');
    if (roll !== undefined) return notListed(roll);
    const unmet = texts(detail, 'facts').map((name) => labels(facts, [name]) ?? name);
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
      conflicts[text(detail, 'issue') ?? ''] ?? 'The same exists already. Please check and change it.',
    tooMuch: (detail) => {
      if (text(detail, 'limit') === 'indicator') return overLoad(detail);
      if (text(detail, 'limit') === 'act') return actLoad(detail);
      const measure = tableMeasures[text(detail, 'limit') ?? ''];
      if (measure !== undefined) return measure(number(detail, 'most') ?? number(detail, 'bytes') ?? 0);
      const seconds = number(detail, 'retryAfter');
      return seconds === undefined
        ? 'Too large or too often. Please send less, or try again later.'
        : `Too often. Please try again in ${Math.ceil(seconds)} seconds.`;
    },
    unavailable: (detail) =>
      text(detail, 'store') === 'scanner'
        ? 'The virus scanner can’t be reached, so the file was not taken. Try again later; if it goes on, tell the administrator.'
        : 'The system is not available just now. Nothing is lost; please try again later.',
  };
};
