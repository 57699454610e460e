-- AlterTable
ALTER TABLE "deadline" ADD COLUMN "retry_at" TIMESTAMPTZ(3);
