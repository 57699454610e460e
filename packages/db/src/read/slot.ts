/**
 * SQL on the place `s`: it is the person's own, or its holder no longer has the capacity and the person does (as `advance` has it).
 * @param person place of the person's id
 * @param capable condition on `s` that the person holds its capacity here
 */
export const slotOf = (
  person: string,
  capable: string,
): string => `(s.person_id = ${person}::uuid or (${capable} and not exists (
    select from appointment a where a.person_id = s.person_id and a.role = s.capacity
      and a.starts_on <= local_day(app_now()) and (a.ends_on is null or a.ends_on >= local_day(app_now())))))`;
