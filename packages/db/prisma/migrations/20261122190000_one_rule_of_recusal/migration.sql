-- Why a person is out: as before, but the first reason found is enough for whoever asks only whether there is one.
CREATE OR REPLACE FUNCTION "conflicts"("person" uuid, "lineage" uuid[], "cycle" uuid, "unit" uuid, "today" date)
RETURNS TABLE("kind" text, "relation" text, "until" date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT v.kind, null::text, null::date FROM involvement v WHERE v.person_id = person AND v.kind <> 'decided'
    AND (v.case_id = ANY (lineage) OR (v.unit_id = unit AND v.cycle_id = cycle))
  UNION ALL
  SELECT CASE WHEN r.outcome = 'asked' THEN 'asked' WHEN r.outcome = 'granted' THEN 'granted' ELSE 'declared' END, r.kind, null
    FROM recusal r WHERE r.person_id = person AND r.outcome IN ('standing', 'granted', 'asked')
      AND (r.case_id = ANY (lineage) OR r.unit_id = unit)
  UNION ALL
  SELECT CASE WHEN a.ends_on IS NULL OR a.ends_on >= today THEN 'belongs' ELSE 'worked' END, null,
      CASE WHEN a.ends_on < today THEN a.ends_on END
    FROM appointment a WHERE a.person_id = person AND a.unit_id = unit AND a.starts_on <= today
      AND a.role IN ('secretary', 'discipline', 'cadre', 'clerk')
      AND (a.ends_on IS NULL OR a.ends_on > today - make_interval(years => coalesce(
        (SELECT (c.policy #>> '{recusal,formerUnitYears}')::int FROM cycle c WHERE c.id = cycle), 3)))
$$;

-- One rule: somebody has taken part where there is a conflict that is more than a request nobody has decided yet.
CREATE OR REPLACE FUNCTION "took_part"("person" uuid, "lineage" uuid[], "cycle" uuid, "unit" uuid, "today" date)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT FROM conflicts(person, lineage, cycle, unit, today) c WHERE c.kind <> 'asked')
$$;

-- Whoever one entry concerns in two capacities is told of it once.
DELETE FROM "notice" n USING "notice" m WHERE n."id" > m."id" AND n."person_id" = m."person_id" AND n."channel" = m."channel"
  AND n."instance_id" = m."instance_id" AND n."notice" = m."notice" AND n."at" = m."at" AND n."params" = m."params";
CREATE UNIQUE INDEX "notice_told_once" ON "notice" ("person_id", "channel", "instance_id", "notice", "at", md5("params"::text));
