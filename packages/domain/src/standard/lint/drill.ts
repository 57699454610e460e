import { at, finding, type LintFinding, mend, type Spotted, when } from './finding.ts';

/** A limit after a failed drill needs the drill among the methods, and to be below the points that it limits. */
export const drilled = (one: Spotted): readonly LintFinding[] => {
  const { failedDrill, methods, points } = one;
  if (failedDrill === null) return [];
  const idle = one.kind !== 'score' || failedDrill >= points;
  return [
    ...when(idle, () =>
      finding('drillIdle', at(one), {
        params: { points: failedDrill, limit: points },
        fix: mend('dropDrill', one, { failedDrill: null }),
      }),
    ),
    ...when(!idle && !methods.includes('drill'), () =>
      finding('drillMissing', at(one), { fix: mend('addMethod', one, { methods: [...methods, 'drill'] }) }),
    ),
  ];
};
