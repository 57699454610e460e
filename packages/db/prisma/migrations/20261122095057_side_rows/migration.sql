-- CreateTable
CREATE TABLE "citation" (
    "file_id" UUID NOT NULL,
    "instance_id" UUID NOT NULL,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("file_id","instance_id")
);

-- CreateTable
CREATE TABLE "honour" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "basis" JSONB NOT NULL,
    "conferred_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "honour_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objection_receipt" (
    "number" TEXT NOT NULL,
    "instance_id" UUID NOT NULL,
    "contact" TEXT,

    CONSTRAINT "objection_receipt_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "linkage" (
    "assessment_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "grade" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "weight" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_by" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "linkage_pkey" PRIMARY KEY ("assessment_id")
);

-- CreateTable
CREATE TABLE "rectification_item" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "problem" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "standard" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "due_on" TIMESTAMPTZ(3) NOT NULL,
    "grave" BOOLEAN NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "evidence" UUID[],
    "closed_at" TIMESTAMPTZ(3),
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "effect" TEXT,

    CONSTRAINT "rectification_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "work_sheet" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "indicator" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "facts" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "evidence" UUID[],
    "filed_by" UUID,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL,
    "delay" INTEGER NOT NULL,
    "corrects" UUID,
    "outcome" TEXT,

    CONSTRAINT "work_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "indicator" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "opinion" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "evidence" UUID[],
    "by" UUID NOT NULL,
    "second_signer" UUID NOT NULL,
    "signed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "questions" JSONB NOT NULL,
    "voters" JSONB NOT NULL,
    "result" JSONB,

    CONSTRAINT "questionnaire_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_token" (
    "hash" TEXT NOT NULL,
    "questionnaire_id" UUID NOT NULL,
    "class" TEXT NOT NULL,
    "spent" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "answer_token_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "answer_buffer" (
    "id" UUID NOT NULL,
    "questionnaire_id" UUID NOT NULL,
    "class" TEXT NOT NULL,
    "answers" JSONB NOT NULL,

    CONSTRAINT "answer_buffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "questionnaire_id" UUID NOT NULL,
    "class" TEXT NOT NULL,
    "answers" JSONB NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "standard_id" UUID NOT NULL,
    "feedback" TEXT,
    "issued_at" TIMESTAMPTZ(3),

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score_line" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "indicator" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "most" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" UUID[],
    "sources" UUID[],
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "proposal" BOOLEAN NOT NULL DEFAULT false,
    "supersedes" UUID,
    "appeal_id" UUID,
    "rescored" BOOLEAN NOT NULL DEFAULT false,
    "lifted" BOOLEAN NOT NULL DEFAULT false,
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "score_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score" (
    "assessment_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "on_site" INTEGER NOT NULL,
    "before_total" INTEGER,
    "before_on_site" INTEGER,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "score_pkey" PRIMARY KEY ("assessment_id","seq")
);

-- CreateTable
CREATE TABLE "left_out" (
    "assessment_id" UUID NOT NULL,
    "component" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "left_out_pkey" PRIMARY KEY ("assessment_id","component","indicator")
);

-- CreateTable
CREATE TABLE "appeal_line" (
    "appeal_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "points" INTEGER,
    "kept" INTEGER,
    "remanded" BOOLEAN NOT NULL DEFAULT false,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "appeal_line_pkey" PRIMARY KEY ("appeal_id","line_id")
);

-- CreateTable
CREATE TABLE "grade_round" (
    "cycle_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "quotas" JSONB NOT NULL,
    "basis" JSONB NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "returned_at" TIMESTAMPTZ(3),
    "confirmed_by" JSONB,
    "confirmed_at" TIMESTAMPTZ(3),
    "reopened_at" TIMESTAMPTZ(3),

    CONSTRAINT "grade_round_pkey" PRIMARY KEY ("cycle_id","round")
);

-- CreateTable
CREATE TABLE "grade_entry" (
    "cycle_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "on_site" INTEGER NOT NULL,
    "proposed" TEXT NOT NULL,
    "told" TEXT,
    "why" JSONB NOT NULL,

    CONSTRAINT "grade_entry_pkey" PRIMARY KEY ("cycle_id","round","assessment_id")
);

-- CreateTable
CREATE TABLE "missed_target" (
    "cycle_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "missed_target_pkey" PRIMARY KEY ("cycle_id","unit_id","target")
);

-- CreateTable
CREATE TABLE "standard" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "replaces" UUID,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "in_force_on" DATE,

    CONSTRAINT "standard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "instance_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("instance_id","event")
);

-- CreateIndex
CREATE INDEX "citation_instance_id_idx" ON "citation"("instance_id");

-- CreateIndex
CREATE INDEX "honour_unit_id_idx" ON "honour"("unit_id");

-- CreateIndex
CREATE INDEX "honour_cycle_id_idx" ON "honour"("cycle_id");

-- CreateIndex
CREATE UNIQUE INDEX "objection_receipt_instance_id_key" ON "objection_receipt"("instance_id");

-- CreateIndex
CREATE INDEX "linkage_cycle_id_idx" ON "linkage"("cycle_id");

-- CreateIndex
CREATE INDEX "rectification_item_order_id_idx" ON "rectification_item"("order_id");

-- CreateIndex
CREATE INDEX "rectification_item_cycle_id_unit_id_idx" ON "rectification_item"("cycle_id", "unit_id");

-- CreateIndex
CREATE INDEX "work_sheet_assessment_id_idx" ON "work_sheet"("assessment_id");

-- CreateIndex
CREATE INDEX "work_sheet_review_id_idx" ON "work_sheet"("review_id");

-- CreateIndex
CREATE INDEX "finding_visit_id_idx" ON "finding"("visit_id");

-- CreateIndex
CREATE INDEX "finding_assessment_id_idx" ON "finding"("assessment_id");

-- CreateIndex
CREATE INDEX "questionnaire_assessment_id_idx" ON "questionnaire"("assessment_id");

-- CreateIndex
CREATE INDEX "answer_token_questionnaire_id_idx" ON "answer_token"("questionnaire_id");

-- CreateIndex
CREATE INDEX "answer_buffer_questionnaire_id_idx" ON "answer_buffer"("questionnaire_id");

-- CreateIndex
CREATE INDEX "answer_questionnaire_id_idx" ON "answer"("questionnaire_id");

-- CreateIndex
CREATE INDEX "assessment_cycle_id_idx" ON "assessment"("cycle_id");

-- CreateIndex
CREATE UNIQUE INDEX "score_line_supersedes_key" ON "score_line"("supersedes");

-- CreateIndex
CREATE INDEX "score_line_assessment_id_idx" ON "score_line"("assessment_id");

-- CreateIndex
CREATE UNIQUE INDEX "score_line_appeal_id_supersedes_key" ON "score_line"("appeal_id", "supersedes");

-- CreateIndex
CREATE INDEX "appeal_line_assessment_id_idx" ON "appeal_line"("assessment_id");

-- CreateIndex
CREATE INDEX "appeal_line_line_id_idx" ON "appeal_line"("line_id");

-- CreateIndex
CREATE INDEX "grade_entry_assessment_id_idx" ON "grade_entry"("assessment_id");

-- CreateIndex
CREATE INDEX "standard_cycle_id_category_idx" ON "standard"("cycle_id", "category");

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A change of anything but the columns named is refused (lifecycle.md, What must hold, 5): what was observed, scored or published stays.
CREATE FUNCTION "refuse_rewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - TG_ARGV IS DISTINCT FROM to_jsonb(OLD) - TG_ARGV THEN
    RAISE EXCEPTION 'rows of % never change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "work_sheet_stays" BEFORE UPDATE OR DELETE ON "work_sheet"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite('outcome');
CREATE TRIGGER "score_line_stays" BEFORE UPDATE OR DELETE ON "score_line"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite('voided_at');
CREATE TRIGGER "finding_stays" BEFORE UPDATE OR DELETE ON "finding"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite('signed_at', 'withdrawn_at');
CREATE TRIGGER "standard_stays" BEFORE UPDATE ON "standard"
  FOR EACH ROW WHEN (OLD."published_at" IS NOT NULL) EXECUTE FUNCTION refuse_rewrite('in_force_on');
