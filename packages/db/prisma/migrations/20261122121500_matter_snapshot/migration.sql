-- AlterTable
ALTER TABLE "work_sheet" ADD COLUMN     "matter" TEXT;

-- AlterTable
ALTER TABLE "finding" ADD COLUMN     "matter" TEXT;

-- AlterTable
ALTER TABLE "score_line" ADD COLUMN     "matter" TEXT;

-- AlterTable
ALTER TABLE "score" ADD COLUMN     "snapshot" JSONB;
