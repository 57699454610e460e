import type { StandardContent, SubjectKind } from '../content.ts';
import { enterprise } from './enterprise.ts';
import { service } from './logistics.ts';
import { office } from './office.ts';
import { research } from './research.ts';
import { school } from './school.ts';

export const starterKeys = ['enterprise', 'office', 'school', 'research', 'service'] as const;
export type StarterKey = (typeof starterKeys)[number];

/** Standards to start from, in our own words: complete, and without a finding of the lint under the default policy. */
export const starters: Readonly<Record<StarterKey, StandardContent>> = {
  enterprise,
  office,
  school,
  research,
  service,
};

/** A text for units that have these kinds of subject: a kind that they don't have is left out where another answers as well. */
export const boundTo = (content: StandardContent, subjects: readonly SubjectKind[]): StandardContent => ({
  ...content,
  dimensions: content.dimensions.map((dimension) => ({
    ...dimension,
    indicators: dimension.indicators.map((one) => {
      const own = one.subjects.filter((kind) => subjects.includes(kind));
      return own.length === 0 ? one : { ...one, subjects: own };
    }),
  })),
});
