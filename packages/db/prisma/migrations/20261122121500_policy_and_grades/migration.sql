-- CreateTable
CREATE TABLE "policy_change" (
    "cycle_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reasons" TEXT,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision" JSONB,

    CONSTRAINT "policy_change_pkey" PRIMARY KEY ("cycle_id","seq")
);

-- CreateTable
CREATE TABLE "grade_preview" (
    "cycle_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "grade" TEXT NOT NULL,
    "score" INTEGER NOT NULL,

    CONSTRAINT "grade_preview_pkey" PRIMARY KEY ("cycle_id","assessment_id")
);

-- CreateTable
CREATE TABLE "grade_shift" (
    "cycle_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "assessment_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "grade_before" TEXT NOT NULL,
    "grade_after" TEXT NOT NULL,
    "score_before" INTEGER NOT NULL,
    "score_after" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grade_shift_pkey" PRIMARY KEY ("cycle_id","seq","assessment_id")
);

-- CreateTable
CREATE TABLE "grade_seen" (
    "cycle_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "grade_seen_pkey" PRIMARY KEY ("cycle_id","person_id")
);
