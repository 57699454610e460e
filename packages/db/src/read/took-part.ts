import type { TookPart } from './scope.ts';

/** The same function of the database by which `advance` bars a person. */
export const tookPart: TookPart = ({ bind }, personId) =>
  `took_part(${bind(personId)}::uuid, i.lineage, i.cycle_id, i.unit_id, local_day(app_now()))`;
