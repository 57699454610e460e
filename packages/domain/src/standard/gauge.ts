import {
  indicatorsOf,
  type Method,
  methods,
  type PlacedIndicator,
  type StandardContent,
  type SubjectKind,
  subjectKinds,
} from './content.ts';

/** How the points of a standard lie, in 1/100 of a per cent of the points of its `score` indicators; all 0 where there are none. */
export type Gauges = {
  /** The points themselves, in 1/100. */
  readonly points: number;
  /** An indicator's points are shared alike among those of its subjects that the unit category has. */
  readonly bySubject: Readonly<Record<SubjectKind, number>>;
  /** Of nobody that the category has. */
  readonly unbound: number;
  /** What can't be had without those responsible themselves, and what the office staff alone can bring in (`officePoints`). */
  readonly leadership: number;
  readonly officeStaff: number;
  /** Shared alike among an indicator's methods. */
  readonly byMethod: Readonly<Record<Method, number>>;
  readonly methodless: number;
  readonly documentsOnly: number;
  readonly form: number;
  readonly effect: number;
};

/** By documents alone: the daily record counts as not documents (lifecycle.md, Policy). */
export const isByDocuments = (one: PlacedIndicator): boolean =>
  one.methods.length > 0 &&
  one.methods.every((method) => method === 'documentReview') &&
  !one.components.includes('daily');

/**
 * Points that office staff alone can bring in: all of what documents alone prove, and of the rest the form points of an indicator that
 * names no person (secretary, discipline inspector, cadre). Everything else needs those responsible.
 */
export const officePoints = (one: PlacedIndicator): number => {
  if (isByDocuments(one)) return one.points;
  return one.subjects.some((kind) => kind !== 'organisation') ? 0 : one.form;
};

/** Divisible by every number of subjects and methods. */
const parts = 60;

/** Parts of a whole in 1/10,000, by largest remainder: they add up to 10,000 exactly. */
const shared = (amounts: readonly number[]): readonly number[] => {
  const whole = BigInt(amounts.reduce((sum, one) => sum + one, 0));
  if (whole === 0n) return amounts.map(() => 0);
  const exact = amounts.map((one, i) => {
    const scaled = BigInt(one) * 10_000n;
    return { i, floor: Number(scaled / whole), rest: scaled % whole };
  });
  const left = 10_000 - exact.reduce((sum, one) => sum + one.floor, 0);
  const raised = new Set(
    [...exact]
      .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
      .slice(0, left)
      .map((one) => one.i),
  );
  return exact.map((one) => one.floor + (raised.has(one.i) ? 1 : 0));
};

/** Shares of the points by kind, an indicator's points split alike among its kinds; what has none comes last. */
const split = <K extends string>(
  scored: readonly PlacedIndicator[],
  kinds: readonly K[],
  of: (one: PlacedIndicator) => readonly K[],
): { readonly by: Readonly<Record<K, number>>; readonly none: number } => {
  const amounts = new Map<K | null, number>();
  const add = (kind: K | null, amount: number) => amounts.set(kind, (amounts.get(kind) ?? 0) + amount);
  for (const one of scored) {
    const own = new Set(of(one));
    if (own.size === 0) add(null, one.points * parts);
    for (const kind of own) add(kind, (one.points * parts) / own.size);
  }
  const shares = shared([...kinds.map((kind) => amounts.get(kind) ?? 0), amounts.get(null) ?? 0]);
  const by = Object.fromEntries(kinds.map((kind, i) => [kind, shares[i] ?? 0])) as Record<K, number>;
  return { by, none: shares.at(-1) ?? 0 };
};

const total = (scored: readonly PlacedIndicator[], of: (one: PlacedIndicator) => number): number =>
  scored.reduce((sum, one) => sum + of(one), 0);
const pair = (one: number, other: number): readonly [number, number] => {
  const [a = 0, b = 0] = shared([one, other]);
  return [a, b];
};

/** Shares of a standard's points, for a unit category that has these kinds of subject; shown while it is drawn up. */
export const gauges = (content: StandardContent, subjects: readonly SubjectKind[]): Gauges => {
  const scored = indicatorsOf(content).filter((one) => one.kind === 'score');
  const points = total(scored, (one) => one.points);
  const office = total(scored, officePoints);
  const [leadership, officeStaff] = pair(points - office, office);
  const [form, effect] = pair(
    total(scored, (one) => one.form),
    total(scored, (one) => one.effect),
  );
  const documents = total(scored.filter(isByDocuments), (one) => one.points);
  const bySubject = split(scored, subjectKinds, (one) =>
    one.subjects.filter((kind) => subjects.includes(kind)),
  );
  const byMethod = split(scored, methods, (one) => one.methods);
  return {
    points,
    bySubject: bySubject.by,
    unbound: bySubject.none,
    leadership,
    officeStaff,
    byMethod: byMethod.by,
    methodless: byMethod.none,
    documentsOnly: pair(documents, points - documents)[0],
    form,
    effect,
  };
};
