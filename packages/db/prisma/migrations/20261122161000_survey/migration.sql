-- Answers are kept sealed until they are counted, and only what they came to is kept afterwards.
DROP TABLE "answer";
DROP TABLE "answer_buffer";

-- A spent link is gone: no row says which ones were used, nor when.
DELETE FROM "answer_token" WHERE "spent";
ALTER TABLE "answer_token" DROP COLUMN "spent";

ALTER TABLE "questionnaire" ADD COLUMN "handed_out" JSONB NOT NULL DEFAULT '{}';
UPDATE "questionnaire" SET "questions" = coalesce((
  SELECT jsonb_agg(CASE q ->> 'kind'
      WHEN 'choice' THEN q || '{"kind": "grade", "required": true}'
      WHEN 'text' THEN q || '{"required": false}' ELSE q END ORDER BY n)
  FROM jsonb_array_elements("questions") WITH ORDINALITY AS t (q, n)), '[]');

CREATE TABLE "sealed_answer" (
    "id" UUID NOT NULL,
    "questionnaire_id" UUID NOT NULL,
    "box" BYTEA NOT NULL,
    CONSTRAINT "sealed_answer_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "sealed_answer_questionnaire_id_idx" ON "sealed_answer"("questionnaire_id");

CREATE TABLE "questionnaire_pool" (
    "questionnaire_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    CONSTRAINT "questionnaire_pool_pkey" PRIMARY KEY ("questionnaire_id","assessment_id")
);
CREATE INDEX "questionnaire_pool_assessment_id_idx" ON "questionnaire_pool"("assessment_id");

CREATE TABLE "paper_entry" (
    "questionnaire_id" UUID NOT NULL,
    "batch" INTEGER NOT NULL,
    "pass" INTEGER NOT NULL,
    "by" UUID NOT NULL,
    "papers" INTEGER NOT NULL,
    "classes" JSONB NOT NULL,
    "agreed" BOOLEAN NOT NULL DEFAULT false,
    "box" BYTEA NOT NULL,
    CONSTRAINT "paper_entry_pkey" PRIMARY KEY ("questionnaire_id","batch","pass")
);

CREATE TABLE "debriefing" (
    "questionnaire_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "evidence" UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "comment" TEXT,
    "comment_by" UUID,
    CONSTRAINT "debriefing_pkey" PRIMARY KEY ("questionnaire_id","subject_kind")
);

CREATE TABLE "debriefing_meeting" (
    "questionnaire_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "attendance" JSONB NOT NULL,
    CONSTRAINT "debriefing_meeting_pkey" PRIMARY KEY ("questionnaire_id")
);

-- Whose a questionnaire is: its own assessment's, and that of every other whose people were asked with it.
CREATE VIEW "questionnaire_of" AS
  SELECT id AS questionnaire_id, assessment_id FROM "questionnaire"
  UNION ALL SELECT questionnaire_id, assessment_id FROM "questionnaire_pool";
