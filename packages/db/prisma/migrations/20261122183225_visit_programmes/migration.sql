-- CreateTable
CREATE TABLE "period_presence" (
    "cycle_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "presence" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "period_presence_pkey" PRIMARY KEY ("cycle_id","no","unit_id")
);

-- CreateTable
CREATE TABLE "unit_closure" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unit_closure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unit_closure_unit_id_to_on_idx" ON "unit_closure"("unit_id", "to_on");

-- Days on which units can't were part of a plan's settings; they are the unit's own now.
INSERT INTO "unit_closure" ("id", "unit_id", "from_on", "to_on", "reason", "by", "at")
  SELECT gen_random_uuid(), b.key::uuid, (s.value ->> 'from')::date, (s.value ->> 'to')::date, '编排时登记', p."by", p."at"
  FROM "visit_plan" p CROSS JOIN jsonb_each(p."settings" -> 'busy') b CROSS JOIN jsonb_array_elements(b.value) s;
UPDATE "visit_plan" SET "settings" = "settings" - 'busy';
