-- AlterTable
ALTER TABLE "recusal" ADD COLUMN     "asked_in" UUID,
ADD COLUMN     "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "by" UUID,
ADD COLUMN     "decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "decided_by" UUID,
ADD COLUMN     "decision" TEXT,
ADD COLUMN     "outcome" TEXT NOT NULL DEFAULT 'standing',
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'declared';

-- CreateIndex
CREATE INDEX "recusal_asked_in_idx" ON "recusal"("asked_in");

ALTER TABLE "recusal" ADD CONSTRAINT "recusal_source" CHECK ("source" IN ('declared', 'asked', 'files'));
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_outcome" CHECK ("outcome" IN ('standing', 'asked', 'granted', 'denied', 'lifted'));

-- As before, but for recusals that were asked for and not granted, or lifted since.
CREATE OR REPLACE FUNCTION "took_part"("person" uuid, "lineage" uuid[], "cycle" uuid, "unit" uuid, "today" date)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
      SELECT FROM involvement v WHERE v.person_id = person AND v.kind <> 'decided'
        AND (v.case_id = ANY (lineage) OR (v.unit_id = unit AND v.cycle_id = cycle)))
    OR EXISTS (
      SELECT FROM recusal r WHERE r.person_id = person AND r.outcome IN ('standing', 'granted')
        AND (r.case_id = ANY (lineage) OR r.unit_id = unit))
    OR EXISTS (
      SELECT FROM appointment a WHERE a.person_id = person AND a.unit_id = unit AND a.starts_on <= today
        AND a.role IN ('secretary', 'discipline', 'cadre', 'clerk')
        AND (a.ends_on IS NULL OR a.ends_on > today - make_interval(years => coalesce(
          (SELECT (c.policy #>> '{recusal,formerUnitYears}')::int FROM cycle c WHERE c.id = cycle), 3))))
$$;

-- Why a person is out, each reason once: what `took_part` finds, besides requests that nobody has decided yet ('asked').
CREATE FUNCTION "conflicts"("person" uuid, "lineage" uuid[], "cycle" uuid, "unit" uuid, "today" date)
RETURNS TABLE("kind" text, "relation" text, "until" date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT v.kind, null::text, null::date FROM involvement v WHERE v.person_id = person AND v.kind <> 'decided'
    AND (v.case_id = ANY (lineage) OR (v.unit_id = unit AND v.cycle_id = cycle))
  UNION
  SELECT CASE WHEN r.outcome = 'asked' THEN 'asked' WHEN r.outcome = 'granted' THEN 'granted' ELSE 'declared' END, r.kind, null
    FROM recusal r WHERE r.person_id = person AND r.outcome IN ('standing', 'granted', 'asked')
      AND (r.case_id = ANY (lineage) OR r.unit_id = unit)
  UNION
  SELECT CASE WHEN a.ends_on IS NULL OR a.ends_on >= today THEN 'belongs' ELSE 'worked' END, null,
      CASE WHEN a.ends_on < today THEN a.ends_on END
    FROM appointment a WHERE a.person_id = person AND a.unit_id = unit AND a.starts_on <= today
      AND a.role IN ('secretary', 'discipline', 'cadre', 'clerk')
      AND (a.ends_on IS NULL OR a.ends_on > today - make_interval(years => coalesce(
        (SELECT (c.policy #>> '{recusal,formerUnitYears}')::int FROM cycle c WHERE c.id = cycle), 3)))
$$;
