import { hasGraveOrder, hasVeto } from '../score/in-force.ts';
import { asked } from './fact.ts';

const barred = asked(
  'barred',
  `select ${hasVeto('$1', '$2')} or ${hasGraveOrder('$1', '$2')} as holds`,
  ({ cycleId, unitId }) => [cycleId, unitId],
);

const anySustained = asked(
  'any-sustained',
  `select exists (select from instance o where o.parent_id = $1 and o.machine = 'objection' and o.stage = 'sustained') as holds`,
  ({ id }) => [id],
);

export const commendationQueries = { barred, anySustained };
