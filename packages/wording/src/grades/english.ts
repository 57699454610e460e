import { format } from '../format.ts';
import type { GradeWords, Told } from './words.ts';

const points = (hundredths: number): string => `${format('en').points(hundredths)} points`;
const share = (satisfied: number, voices: number): string =>
  voices === 0 ? '' : `${(Math.floor((satisfied * 1000) / voices) / 10).toFixed(1)} %`;
const gated = (gate: 'top' | 'bottom', { best, last }: Told): string =>
  gate === 'top' ? `so not “${best}”` : `so “${last}”`;
const parted = {
  score: 'its score is lower than the last seat’s',
  onSite: 'equal in score, but lower in the on-site component than the last seat',
  satisfaction: 'equal in score, but lower in satisfaction than the last seat',
} as const;

/** 1 seat, 2 seats. */
const seatsOf = (count: number): string => (count === 1 ? '1 seat' : `${count} seats`);

export const english: GradeWords = {
  title: 'Grades',
  why: {
    band: ({ band, score }, { grade }) => `${points(score)}, by its band “${grade(band)}”.`,
    veto: ({ gate, indicator, document }, told) =>
      `Vetoed by ${indicator} (${document}), ${gated(gate, told)}.`,
    safety: ({ gate, document }, told) => `Missed its safety target (${document}), ${gated(gate, told)}.`,
    coreTarget: ({ gate, document }, told) =>
      `Missed a core operating target (${document}), ${gated(gate, told)}.`,
    satisfaction: ({ gate, below, satisfied, voices }, told) =>
      `${share(satisfied, voices)} satisfied (${satisfied} of ${voices}), below ${below} %, ${gated(gate, told)}.`,
    seat: ({ seats, rank, tied }, { best, unit }) =>
      `${seatsOf(seats)} of “${best}”; place ${rank}, within the quota${tied.length === 0 ? '' : `, equal to ${tied.map(unit).join(', ')}: all are in`}.`,
    appealSeat: ({ seats, rank }, { best }) =>
      `Reaches “${best}” by its appeal (${seatsOf(seats)}, now at place ${rank}): its seat is added and takes nobody’s.`,
    told: ({ seats, rank }, { best }) =>
      `Was told “${best}” and doesn’t fall through what others won (${seatsOf(seats)}, now at place ${rank}).`,
    noSeat: ({ seats, rank, by }, { best }) =>
      seats === 0
        ? `Its category has no seat of “${best}”.`
        : `${seatsOf(seats)} of “${best}”; place ${rank}, outside the quota${by === null ? '' : `: ${parted[by]}`}.`,
  },
  targets: { safety: 'Safety', coreTarget: 'Core operating target' },
  ties: { onSite: 'on-site points', satisfaction: 'satisfaction' },
  denominators: { listed: 'all units', eligible: 'units that no gate keeps out' },
  says: {
    now: 'As it would be now',
    nowHint:
      'Computed from the present scores and policy, not kept; what counts is the computation of the proposal.',
    notYet: (count) => `${count} units are not scored yet and have no grade.`,
    round: (no) => `List ${no}`,
    stands: {
      posted: (day) => `proposed on ${day}`,
      returned: (day) => `returned on ${day}`,
      confirmed: (day) => `confirmed on ${day}`,
      reopened: (day) => `reopened on ${day}`,
    },
    search: 'Find a unit by name',
    category: 'Category',
    all: 'All',
    grade: 'Grade',
    unit: 'Unit',
    score: 'Score',
    onSite: 'On site',
    satisfaction: 'Satisfaction',
    why: 'Why',
    shown: (shown, all) => (shown === all ? `${all} units` : `${shown} of ${all} units`),
    more: 'Show more',
    none: 'No unit fits.',
    unscored: 'not scored',
    wonByAppeal: (won) => `${won} won by appeal`,
    toldBefore: (grade) => `was told “${grade}”`,
    otherwise: (grade) => `“${grade}” by the policy in force`,
    instead: (grade, score) => `compared: “${grade}”, ${score}`,
    quota: 'Use of the quota',
    seats: ({ denominator, share: part, seats, given }) =>
      `${part} % of ${denominator} units: ${seatsOf(seats)}, ${given} given`,
    ties: (list) => `Ties are parted by ${list}; those still equal are all in.`,
    noTies: 'Those equal in score are all in.',
    falls: 'Units whose points reach the best grade and which do not have it',
    fallsHint: 'Kept out by a gate or the quota; each with the reason.',
    nobodyFalls: 'Every unit whose points reach the best grade has it.',
    whatIf: 'What if',
    whatIfHint:
      'Change these parameters and see what becomes of the grades; nothing is saved. Once the visits have begun the quota can’t be amended: this is for analysis only.',
    tried: (count) =>
      `With these parameters ${count} units would have another grade than by the policy in force.`,
    triedSame: 'With these parameters every unit has the same grade as by the policy in force.',
    stopTrying: 'Back to the policy in force',
    shifts: 'What changed',
    noShifts: 'Since the feedback began no previewed grade and no score that was told has changed.',
    shift: (unit, before, after) =>
      before === after ? `${unit}: still “${after}”` : `${unit}: “${before}” → “${after}”`,
    shiftedScore: (before, after) => `${before} → ${after}`,
    fresh: (count) => `${count} changes since you last looked.`,
    isNew: 'new',
    seen: 'I have seen them',
    compare: 'Compare',
    compareWith: 'Compare with',
    nothing: 'nothing',
    differences: (count) => (count === 0 ? 'The two are the same.' : `${count} units differ.`),
    rounds: 'Lists proposed',
    noRounds: 'None yet. The office proposes once every appeal is over.',
    export: 'Export the table',
    act: 'Act on it',
    ownOnly: 'The list is for office, leaders and auditors.',
    ownHint: 'The grade of your own unit, with every step, is on its assessment.',
  },
};
