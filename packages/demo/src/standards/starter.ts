import { boundTo, indicatorsOf, type StandardContent, type StarterKey, starters } from '@kaohe/domain';
import { type Category, categories, categoryKeys } from '../world/organisation.ts';

/** Which standard of the starter library a category of the demonstration goes by. */
export const starterOf: Readonly<Record<Category, StarterKey>> = {
  production: 'enterprise',
  office: 'office',
  research: 'research',
  service: 'service',
};

/** The standard of a category: out of the starter library, bound to the subjects that its units have. */
export const starterStandard = (category: Category): StandardContent =>
  boundTo(starters[starterOf[category]], categories[category].subjectKinds);

/** The same standard with one rule made clearer: what an amendment in mid-year looks like. */
export const amendedStandard = (category: Category): StandardContent => {
  const content = starterStandard(category);
  return {
    ...content,
    dimensions: content.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map((one) =>
        one.code === 'A2' ? { ...one, rule: `${one.rule}台账可由系统记录代替，不再要求纸质。` } : one,
      ),
    })),
  };
};

/** The points that an indicator has in every category, in 1/100: what a line may come to whatever its unit's category. */
export const pointsEverywhere = (): ReadonlyMap<string, number> => {
  const least = new Map<string, number>();
  for (const { code, points } of categoryKeys.flatMap((one) => indicatorsOf(starterStandard(one))))
    least.set(code, Math.min(points, least.get(code) ?? points));
  return least;
};
