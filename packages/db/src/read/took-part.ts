import type { TookPart } from './scope.ts';

export const tookPart: TookPart = ({ bind }, personId) => {
  const person = `${bind(personId)}::uuid`;
  return `(exists (select 1 from involvement v where v.person_id = ${person}
      and (v.case_id = any(i.lineage) or (v.unit_id = i.unit_id and v.cycle_id = i.cycle_id)))
    or exists (select 1 from recusal r where r.person_id = ${person} and (r.case_id = any(i.lineage) or r.unit_id = i.unit_id)))`;
};
