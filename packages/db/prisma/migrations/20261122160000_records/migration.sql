-- The list of 100,000 sheets is read in the order of this table, so it carries what it is filtered by.
ALTER TABLE "work_sheet" DISABLE TRIGGER "work_sheet_stays";
ALTER TABLE "work_sheet" ADD COLUMN     "cycle_id" UUID,
ADD COLUMN     "unit_id" UUID,
ADD COLUMN     "disputed_at" TIMESTAMPTZ(3);
UPDATE "work_sheet" w SET "cycle_id" = i."cycle_id", "unit_id" = i."unit_id",
  "disputed_at" = (SELECT max(j."at") FROM "journal" j WHERE j."instance_id" = w."id" AND j."event" = 'workSheet.dispute')
  FROM "instance" i WHERE i."id" = w."id";
ALTER TABLE "work_sheet" ALTER COLUMN "cycle_id" SET NOT NULL,
ALTER COLUMN "unit_id" SET NOT NULL;

DROP TRIGGER "work_sheet_stays" ON "work_sheet";
CREATE TRIGGER "work_sheet_stays" BEFORE UPDATE OR DELETE ON "work_sheet"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite('outcome', 'disputed_at');

-- CreateIndex
CREATE INDEX "work_sheet_cycle_id_filed_at_id_idx" ON "work_sheet"("cycle_id", "filed_at", "id");

-- CreateIndex
CREATE INDEX "work_sheet_cycle_id_indicator_filed_at_id_idx" ON "work_sheet"("cycle_id", "indicator", "filed_at", "id");

-- CreateIndex
CREATE INDEX "work_sheet_cycle_id_outcome_filed_at_id_idx" ON "work_sheet"("cycle_id", "outcome", "filed_at", "id");

-- CreateIndex
CREATE INDEX "work_sheet_unit_id_filed_at_id_idx" ON "work_sheet"("unit_id", "filed_at", "id");

-- CreateIndex
CREATE INDEX "work_sheet_filed_by_filed_at_id_idx" ON "work_sheet"("filed_by", "filed_at", "id");

-- CreateTable
CREATE TABLE "cycle_period" (
    "cycle_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "held_on" DATE,
    "attendance" TEXT,
    "minutes" TEXT,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3),
    "title" TEXT,
    "text" TEXT,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "cycle_period_pkey" PRIMARY KEY ("cycle_id","no")
);

-- What the journal has of meetings and bulletins; of several the last.
INSERT INTO "cycle_period" ("cycle_id", "no", "held_on", "attendance", "minutes", "recorded_by", "recorded_at")
  SELECT DISTINCT ON ("instance_id", ("payload" ->> 'period')::int) "instance_id", ("payload" ->> 'period')::int, ("payload" ->> 'heldOn')::date,
    "payload" ->> 'attendance', "payload" ->> 'minutes', "actor_id", "at"
  FROM "journal" WHERE "event" = 'cycle.recordMeeting' ORDER BY "instance_id", ("payload" ->> 'period')::int, "seq" DESC;
INSERT INTO "cycle_period" ("cycle_id", "no", "title", "text", "published_at")
  SELECT DISTINCT ON ("instance_id", ("payload" ->> 'period')::int) "instance_id", ("payload" ->> 'period')::int, "payload" ->> 'title',
    "payload" ->> 'text', "at"
  FROM "journal" WHERE "event" = 'cycle.publishBulletin' ORDER BY "instance_id", ("payload" ->> 'period')::int, "seq" DESC
  ON CONFLICT ("cycle_id", "no") DO UPDATE SET "title" = excluded."title", "text" = excluded."text", "published_at" = excluded."published_at";
