-- CreateTable
CREATE TABLE "test_question" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "indicator" TEXT NOT NULL,
    "question" JSONB NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "test_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "visit_id" UUID,
    "person_group" TEXT NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "topics" JSONB NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "concluded_at" TIMESTAMPTZ(3),

    CONSTRAINT "interview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interviewee" (
    "interview_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "interviewee_pkey" PRIMARY KEY ("interview_id")
);

-- CreateTable
CREATE TABLE "effect_test" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "visit_id" UUID,
    "title" TEXT NOT NULL,
    "indicators" TEXT[],
    "count" INTEGER NOT NULL,
    "passing" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "counted" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "pool" JSONB,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "concluded_at" TIMESTAMPTZ(3),
    "result" JSONB,

    CONSTRAINT "effect_test_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_paper" (
    "id" UUID NOT NULL,
    "test_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "who" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "questions" UUID[],
    "answers" JSONB,
    "marks" JSONB,
    "score" INTEGER,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "test_paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drill" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "visit_id" UUID,
    "indicator" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "observers" UUID[],
    "points" JSONB NOT NULL,
    "passing" INTEGER NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "concluded_at" TIMESTAMPTZ(3),
    "result" JSONB,

    CONSTRAINT "drill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drill_mark" (
    "drill_id" UUID NOT NULL,
    "observer" UUID NOT NULL,
    "point" TEXT NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drill_mark_pkey" PRIMARY KEY ("drill_id","observer","point")
);

-- CreateTable
CREATE TABLE "method_trace" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "indicator" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "rate" INTEGER NOT NULL,
    "passed" BOOLEAN,
    "evidence" UUID[],
    "held_on" DATE NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "method_trace_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "test_question_cycle_id_indicator_idx" ON "test_question"("cycle_id", "indicator");

-- CreateIndex
CREATE INDEX "interview_assessment_id_idx" ON "interview"("assessment_id");

-- CreateIndex
CREATE INDEX "effect_test_assessment_id_idx" ON "effect_test"("assessment_id");

-- CreateIndex
CREATE UNIQUE INDEX "test_paper_token_key" ON "test_paper"("token");

-- CreateIndex
CREATE UNIQUE INDEX "test_paper_test_id_no_attempt_key" ON "test_paper"("test_id", "no", "attempt");

-- CreateIndex
CREATE INDEX "drill_assessment_id_idx" ON "drill"("assessment_id");

-- CreateIndex
CREATE INDEX "method_trace_assessment_id_idx" ON "method_trace"("assessment_id");

-- CreateIndex
CREATE UNIQUE INDEX "method_trace_record_id_indicator_key" ON "method_trace"("record_id", "indicator");

-- What was concluded or handed in stays as it was: score lines rest on it.
CREATE TRIGGER "method_trace_stays" BEFORE UPDATE OR DELETE ON "method_trace"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite('withdrawn_at');
CREATE TRIGGER "interview_stays" BEFORE UPDATE OR DELETE ON "interview"
  FOR EACH ROW WHEN (OLD."concluded_at" IS NOT NULL) EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "effect_test_stays" BEFORE UPDATE OR DELETE ON "effect_test"
  FOR EACH ROW WHEN (OLD."concluded_at" IS NOT NULL) EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "drill_stays" BEFORE UPDATE OR DELETE ON "drill"
  FOR EACH ROW WHEN (OLD."concluded_at" IS NOT NULL) EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "test_paper_stays" BEFORE UPDATE OR DELETE ON "test_paper"
  FOR EACH ROW WHEN (OLD."submitted_at" IS NOT NULL) EXECUTE FUNCTION refuse_rewrite();
