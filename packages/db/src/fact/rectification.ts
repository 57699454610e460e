import { registry, stagesOf, takenBy } from '@kaohe/domain';
import { asked } from './fact.ts';

const { machine } = registry.rectificationItem;
/** What is done waits for others: that is not the unit's delay. */
const undone = stagesOf(machine).filter((stage) =>
  takenBy(machine, stage).includes('rectificationItem.done'),
);

const itemsOverdue = asked(
  'items-overdue',
  `select exists (select from instance i where i.parent_id = $1 and i.machine = 'rectificationItem' and i.stage = any($2)
    and i.context -> 'overdue' = 'true') as holds`,
  ({ id }) => [id, undone],
);

export const rectificationQueries = { itemsOverdue };
