-- CreateTable
CREATE TABLE "visit_key" (
    "visit_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,

    CONSTRAINT "visit_key_pkey" PRIMARY KEY ("visit_id")
);

-- CreateTable
CREATE TABLE "visit_sign_in" (
    "visit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_sign_in_pkey" PRIMARY KEY ("visit_id","person_id")
);

-- CreateTable
CREATE TABLE "visit_attendance" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "person_id" UUID,
    "post" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "present" BOOLEAN NOT NULL,
    "reason" TEXT,
    "stand_in" TEXT,

    CONSTRAINT "visit_attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_session" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "members" UUID[],
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "people" INTEGER,
    "participants" TEXT,
    "evidence" UUID[],
    "by" UUID NOT NULL,

    CONSTRAINT "visit_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_answer" (
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "words" TEXT,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "finding_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_list" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "items" TEXT[],
    "sha256" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_sample" (
    "visit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "list_id" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "positions" INTEGER[],
    "reasons" TEXT,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_sample_pkey" PRIMARY KEY ("visit_id","kind","round")
);

-- CreateTable
CREATE TABLE "visit_team" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "members" UUID[],
    "capacity" INTEGER NOT NULL,
    "away" JSONB NOT NULL,

    CONSTRAINT "visit_team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_plan" (
    "cycle_id" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_plan_pkey" PRIMARY KEY ("cycle_id")
);

-- CreateTable
CREATE TABLE "visit_plan_row" (
    "cycle_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "fixed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "visit_plan_row_pkey" PRIMARY KEY ("cycle_id","assessment_id")
);

-- CreateIndex
CREATE INDEX "visit_attendance_visit_id_idx" ON "visit_attendance"("visit_id");

-- CreateIndex
CREATE INDEX "visit_session_visit_id_idx" ON "visit_session"("visit_id");

-- CreateIndex
CREATE INDEX "finding_answer_finding_id_idx" ON "finding_answer"("finding_id");

-- CreateIndex
CREATE INDEX "finding_answer_visit_id_idx" ON "finding_answer"("visit_id");

-- CreateIndex
CREATE INDEX "visit_list_visit_id_idx" ON "visit_list"("visit_id");

-- CreateIndex
CREATE INDEX "visit_team_cycle_id_idx" ON "visit_team"("cycle_id");

-- CreateIndex
CREATE INDEX "visit_plan_row_team_id_idx" ON "visit_plan_row"("team_id");

-- What was drawn, answered or signed stays; a session is ended once.
CREATE TRIGGER "visit_sample_stays" BEFORE UPDATE OR DELETE ON "visit_sample"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite('none of its columns');
CREATE TRIGGER "visit_list_stays" BEFORE UPDATE OR DELETE ON "visit_list"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite('none of its columns');
CREATE TRIGGER "finding_answer_stays" BEFORE UPDATE OR DELETE ON "finding_answer"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite('none of its columns');
CREATE TRIGGER "visit_session_stays" BEFORE UPDATE OR DELETE ON "visit_session"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite('ends_at', 'people', 'participants', 'evidence');
