import { Fault } from '../kernel/error.ts';
import type { Satisfaction } from './ballot.ts';

/** What units are ranked by: the composite, then (for ties) the on-site component; in 1/100. */
export type Standing = { readonly score: number; readonly onSite: number };

export type Veto = { readonly indicator: string; readonly document: string };
export type MissedTarget = { readonly target: 'safety' | 'coreTarget'; readonly document: string };

/** A unit on the list of proposed grades. */
export type Candidate = Standing & {
  readonly unit: string;
  readonly category: string;
  /** Null or without voices: the gate doesn't apply. */
  readonly satisfaction: Satisfaction | null;
  readonly vetoes: readonly Veto[];
  readonly missed: readonly MissedTarget[];
  /** Where it stood without the appeals that it won; null when none changed it. */
  readonly before: Standing | null;
  /** A veto stood on it that an appeal has lifted since. */
  readonly vetoedBefore?: boolean;
  /** The grade that it was told. */
  readonly told: string | null;
};

/** `top` keeps from the best grade, `bottom` puts into the last. */
export type Gate = 'top' | 'bottom';
export type GradeRules = {
  /** Best first, the last from 0. */
  readonly bands: readonly { readonly key: string; readonly from: number }[];
  readonly quota: {
    readonly share: number;
    readonly shares: Readonly<Record<string, number>>;
    readonly denominator: 'listed' | 'eligible';
    readonly rounding: 'floor' | 'half' | 'ceiling';
    readonly atLeastOne: boolean;
    readonly ties: readonly ('onSite' | 'satisfaction')[];
    readonly appealSeats: boolean;
  };
  readonly gates: {
    readonly veto: Gate;
    readonly safety: Gate;
    readonly coreTarget: Gate;
    readonly satisfaction: { readonly topBelow: number; readonly bottomBelow: number };
  };
};

/** A gate that shut, with what shut it. */
export type Shut =
  | { readonly rule: 'veto'; readonly gate: Gate; readonly indicator: string; readonly document: string }
  | { readonly rule: 'safety' | 'coreTarget'; readonly gate: Gate; readonly document: string }
  | ({ readonly rule: 'satisfaction'; readonly gate: Gate; readonly below: number } & Satisfaction);

const proof = (document: string, unit: string): string => {
  if (document.trim() === '') throw new Fault('invalid', { issue: 'documentMissing', unit });
  return document;
};

const satisfactionGate = (candidate: Candidate, rules: GradeRules): readonly Shut[] => {
  const { satisfaction } = candidate;
  if (satisfaction === null) return [];
  const { topBelow, bottomBelow } = rules.gates.satisfaction;
  // Without voices neither side is smaller: an empty one doesn't apply.
  const under = (share: number) => satisfaction.satisfied * 100 < share * satisfaction.voices;
  if (under(bottomBelow))
    return [{ rule: 'satisfaction', gate: 'bottom', below: bottomBelow, ...satisfaction }];
  return under(topBelow) ? [{ rule: 'satisfaction', gate: 'top', below: topBelow, ...satisfaction }] : [];
};

/** The gates that shut on a unit, apart from its points. Throws `invalid` for a veto or a missed target without its document. */
export const gatesShut = (candidate: Candidate, rules: GradeRules): readonly Shut[] => [
  ...candidate.vetoes.map(({ indicator, document }): Shut => {
    return { rule: 'veto', gate: rules.gates.veto, indicator, document: proof(document, candidate.unit) };
  }),
  ...candidate.missed.map(({ target, document }): Shut => {
    return { rule: target, gate: rules.gates[target], document: proof(document, candidate.unit) };
  }),
  ...satisfactionGate(candidate, rules),
];

/** Place of the band that a score reaches, 0 the best. */
export const bandOf = (score: number, { bands }: GradeRules): number => {
  const place = bands.findIndex((band) => score >= band.from);
  if (place < 0) throw new Fault('invalid', { issue: 'bandsEndAtZero', score });
  return place;
};
