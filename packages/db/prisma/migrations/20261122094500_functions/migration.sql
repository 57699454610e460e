-- The organisation's day of an instant (UTC+8, as packages/domain's calendar has it by default).
CREATE FUNCTION "local_day"("instant" timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ((instant AT TIME ZONE 'UTC') + interval '8 hours')::date
$$;

-- Whether a person is barred from deciding on an instance (lifecycle.md, Recusal): has scored, verified, visited, headed or recorded in the
-- case or in the unit's other cases of this cycle; is recused from it or from the unit; belongs to the unit or did within the policy's years.
-- Having decided bars nobody from the same matter (a leader may send a decision back): panels of the second level are checked by `panelClear`.
CREATE FUNCTION "took_part"("person" uuid, "lineage" uuid[], "cycle" uuid, "unit" uuid, "today" date)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
      SELECT FROM involvement v WHERE v.person_id = person AND v.kind <> 'decided'
        AND (v.case_id = ANY (lineage) OR (v.unit_id = unit AND v.cycle_id = cycle)))
    OR EXISTS (
      SELECT FROM recusal r WHERE r.person_id = person AND (r.case_id = ANY (lineage) OR r.unit_id = unit))
    OR EXISTS (
      SELECT FROM appointment a WHERE a.person_id = person AND a.unit_id = unit AND a.starts_on <= today
        AND a.role IN ('secretary', 'discipline', 'cadre', 'clerk')
        AND (a.ends_on IS NULL OR a.ends_on > today - make_interval(years => coalesce(
          (SELECT (c.policy #>> '{recusal,formerUnitYears}')::int FROM cycle c WHERE c.id = cycle), 3))))
$$;
