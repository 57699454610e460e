import type { PolicyWords } from './words.ts';

export const issues: PolicyWords['issues'] = {
  windowTooShort: 'Shorter than the least that is allowed: make it longer.',
  weightsSum: 'The weights have to make 100 %: change one of them.',
  selfReportWithinPeriod: 'Units can’t report more often than periods end: choose the same or longer.',
  satisfactionOrder: 'The share for the last grade can’t be above the one for the best: lower it.',
  bandsDistinct: 'Two grades can’t be told apart: remove one and add it again.',
  bandsDescending: 'Grades go from the best down: change the points or the order.',
  bandsEndAtZero: 'The last grade begins at 0: set it to 0.',
  classesDistinct: 'Two classes of voters can’t be told apart: remove one and add it again.',
  choicesDistinct: 'Two choices can’t be told apart: remove one and add it again.',
  choicesDescending: 'Choices go from the best down: change the points or the order.',
  inspectorateAsked: 'The inspectorate is always asked: put it back.',
  opinionsDistinct: 'One stands there twice: take one away.',
  tiesDistinct: 'One stands there twice: take one away.',
  too_small: 'Too small, or missing: stay within what is allowed.',
  too_big: 'Too large: stay within what is allowed.',
  invalid_format: 'A key begins with a letter and has letters and figures only.',
  other: 'Not allowed: stay within the limits, or reset it to its default.',
};
