-- AlterTable
ALTER TABLE "document" ADD COLUMN     "characters" INTEGER,
ADD COLUMN     "content" JSONB,
ADD COLUMN     "no" INTEGER,
ADD COLUMN     "organ_id" UUID,
ADD COLUMN     "series" TEXT,
ADD COLUMN     "template_id" UUID,
ADD COLUMN     "void_reason" TEXT,
ADD COLUMN     "voided_at" TIMESTAMPTZ(3),
ADD COLUMN     "voided_by" UUID,
ADD COLUMN     "year" INTEGER,
ALTER COLUMN "file_id" DROP NOT NULL;

-- Numbers given before: one series for all organisations, kept as they were told.
UPDATE "document" d SET
  "organ_id" = c."unit_id",
  "series" = split_part(d."number", '〔', 1),
  "year" = substring(d."number" from '〔(\d+)〕')::int,
  "no" = substring(d."number" from '〕(\d+)号')::int
FROM "instance" i JOIN "cycle" c ON c."id" = i."cycle_id" WHERE i."id" = d."instance_id";

ALTER TABLE "document" ALTER COLUMN "organ_id" SET NOT NULL,
ALTER COLUMN "series" SET NOT NULL,
ALTER COLUMN "year" SET NOT NULL,
ALTER COLUMN "no" SET NOT NULL;

-- CreateTable
CREATE TABLE "letter_number" (
    "organ_id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "letter_number_pkey" PRIMARY KEY ("organ_id","series","year")
);

INSERT INTO "letter_number" ("organ_id", "series", "year", "last")
SELECT "organ_id", "series", "year", max("no") FROM "document" GROUP BY "organ_id", "series", "year";

-- CreateTable
CREATE TABLE "letterhead" (
    "unit_id" UUID NOT NULL,
    "mark" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "sealed" BOOLEAN NOT NULL,
    "copies" TEXT[],
    "printer" TEXT NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letterhead_pkey" PRIMARY KEY ("unit_id")
);

-- CreateTable
CREATE TABLE "letter_template" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mass_issue" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "mass_issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mass_issue_unit" (
    "issue_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "fault" JSONB,

    CONSTRAINT "mass_issue_unit_pkey" PRIMARY KEY ("issue_id","assessment_id")
);

-- CreateTable
CREATE TABLE "archive" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "checksum" TEXT NOT NULL,
    "files" INTEGER NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "archive_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_organ_id_series_year_no_key" ON "document"("organ_id", "series", "year", "no");

-- CreateIndex
CREATE UNIQUE INDEX "letter_template_unit_id_kind_version_key" ON "letter_template"("unit_id", "kind", "version");

-- CreateIndex
CREATE INDEX "mass_issue_cycle_id_idx" ON "mass_issue"("cycle_id");

-- CreateIndex
CREATE INDEX "archive_assessment_id_idx" ON "archive"("assessment_id");

-- AddForeignKey
ALTER TABLE "mass_issue_unit" ADD CONSTRAINT "mass_issue_unit_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "mass_issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;
