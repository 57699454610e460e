/** SQL expressions; `years` is how long having belonged to a unit bars. */
type Visitor = {
  readonly person: string;
  readonly lineage: string;
  readonly unit: string;
  readonly day: string;
  readonly years: string;
};

// A visitor may have recorded and scored in the unit; what bars him is a recusal, or that he belongs or belonged to it.
const recused = `r.outcome in ('standing', 'granted')`;
const belongs = ({ day, years }: Pick<Visitor, 'day' | 'years'>): string =>
  `b.starts_on <= ${day} and b.role in ('secretary', 'discipline', 'cadre', 'clerk')
      and (b.ends_on is null or b.ends_on > ${day} - make_interval(years => ${years}))`;

/** Whether one person is barred from a visit. */
export const barredFromVisit = ({ person, lineage, unit, day, years }: Visitor): string =>
  `(exists (select from recusal r where r.person_id = ${person} and ${recused} and (r.case_id = any(${lineage}) or r.unit_id = ${unit}))
    or exists (select from appointment b where b.person_id = ${person} and b.unit_id = ${unit} and ${belongs({ day, years })}))`;

/**
 * Who is barred from which of many cases: pairs of `id` and `person`, each once. `cases`: a relation with `id`, `unit_id`, `lineage`
 * and `day`; `people`: an array.
 */
export const barredFromVisits = (cases: string, people: string, years: string): string =>
  `select k.id, r.person_id as person from ${cases} k join recusal r on r.unit_id = k.unit_id where r.person_id = any(${people}) and ${recused}
    union select k.id, r.person_id from ${cases} k cross join unnest(k.lineage) l join recusal r on r.case_id = l
      where r.person_id = any(${people}) and ${recused}
    union select k.id, b.person_id from ${cases} k join appointment b on b.unit_id = k.unit_id
      where b.person_id = any(${people}) and ${belongs({ day: 'k.day', years })}`;
