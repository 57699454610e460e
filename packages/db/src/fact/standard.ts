import { isClean } from '@kaohe/domain';
import { lintedContent } from '../standard/content.ts';
import type { Query } from './fact.ts';

const lintClean: Query = async (tx, { id, memory }) => {
  const linted = await lintedContent(tx, memory, id);
  return linted !== undefined && isClean(linted.findings);
};

export const standardQueries = { lintClean };
