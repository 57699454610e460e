/** SQL expressions; `years` is how long having belonged to a unit bars. */
type Visitor = {
  readonly person: string;
  readonly lineage: string;
  readonly unit: string;
  readonly day: string;
  readonly years: string;
};

/** A visitor may have recorded and scored in the unit; what bars him is a recusal, or that he belongs or belonged to it. */
export const barredFromVisit = ({ person, lineage, unit, day, years }: Visitor): string =>
  `(exists (select from recusal r where r.person_id = ${person} and r.outcome in ('standing', 'granted') and (r.case_id = any(${lineage}) or r.unit_id = ${unit}))
    or exists (select from appointment b where b.person_id = ${person} and b.unit_id = ${unit} and b.starts_on <= ${day}
      and b.role in ('secretary', 'discipline', 'cadre', 'clerk')
      and (b.ends_on is null or b.ends_on > ${day} - make_interval(years => ${years}))))`;
