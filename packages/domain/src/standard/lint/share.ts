import { pointsAtMost } from '../content.ts';
import { isByDocuments, officePoints } from '../gauge.ts';
import { changed, finding, type LintFinding, type Spotted, total, when, whole } from './finding.ts';
import type { Fix } from './fix.ts';
import { furtherMethod } from './indicator.ts';
import type { LintLimits } from './limits.ts';

/** From this share on, in per cent, a standard is one for those responsible; below it, one for their office staff. */
export const leadershipFrom = 50;

/** A method besides documents for the largest indicators that have none, until the share is kept. */
const mixed = (scored: readonly Spotted[], allowed: number): Fix => {
  const alone = scored.filter(isByDocuments).toSorted((a, b) => b.points - a.points);
  let left = total(alone);
  const chosen = alone.filter((one) => {
    const needed = left > allowed;
    if (needed) left -= one.points;
    return needed;
  });
  return {
    name: 'mixMethods',
    changes: chosen.map((one) =>
      changed(one, { methods: [...new Set([...one.methods, furtherMethod(one)])] }),
    ),
  };
};

/** Points move where form has most of them, in halves of a point or, of a great many, in steps that come to an end soon. */
const moved = (scored: readonly Spotted[], need: number): Fix | null => {
  const able = scored.filter((one) => new Set(one.methods).size > 1);
  const left = new Map(able.map((one) => [one, Math.min(one.form, pointsAtMost - one.effect)]));
  const step = 50 * Math.max(1, Math.ceil(need / 10_000));
  for (let wanted = need; wanted > 0; ) {
    const [from, form] = [...left].reduce<[Spotted | null, number]>(
      (most, one) => (one[1] > most[1] ? one : most),
      [null, 0],
    );
    if (from === null) return null;
    const points = Math.min(step, form);
    left.set(from, form - points);
    wanted -= points;
  }
  const changes = [...left].flatMap(([one, form]) => {
    const points = Math.min(one.form, pointsAtMost - one.effect) - form;
    return points === 0 ? [] : [changed(one, { form: one.form - points, effect: one.effect + points })];
  });
  return { name: 'moveToEffect', changes };
};

/** The policy's shares: documents alone at most, effect at least; and a warning where most can be brought in by office staff. */
export const shares = (scored: readonly Spotted[], limits: LintLimits): readonly LintFinding[] => {
  const all = total(scored);
  const documents = total(scored.filter(isByDocuments));
  const effect = scored.reduce((sum, one) => sum + one.effect, 0);
  const leadership = all - scored.reduce((sum, one) => sum + officePoints(one), 0);
  const { documentShare, effectShare } = limits;
  return [
    ...when(documents * 100 > documentShare * all, () =>
      finding('documentShare', whole, {
        params: { points: documents, total: all, limit: documentShare },
        fix: mixed(scored, (documentShare * all) / 100),
      }),
    ),
    ...when(effect * 100 < effectShare * all, () =>
      finding('effectShare', whole, {
        params: { points: effect, total: all, limit: effectShare },
        fix: moved(scored, Math.ceil((effectShare * all) / 100) - effect),
      }),
    ),
    ...when(leadership * 100 < leadershipFrom * all, () =>
      finding('leadershipShare', whole, {
        params: { points: leadership, total: all, limit: leadershipFrom },
      }),
    ),
  ];
};
