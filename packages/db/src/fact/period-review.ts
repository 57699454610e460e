import { periodsPerYear } from '@kaohe/domain';
import type { Query } from './fact.ts';

const monthsBetweenReports = { quarter: 3, halfYear: 6 } as const;

/** Asked where the period ends a quarter or a half-year, as the policy has it. */
const selfReportAsked: Query = async (_tx, { birth, policy }) => {
  const { selfReport, period } = await policy();
  if (selfReport === 'off') return false;
  const months = (Number(birth.no) * 12) / periodsPerYear[period];
  return months % monthsBetweenReports[selfReport] === 0;
};

export const periodReviewQueries = { selfReportAsked };
