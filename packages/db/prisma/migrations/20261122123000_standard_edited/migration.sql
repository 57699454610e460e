-- AlterTable
ALTER TABLE "standard" ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "edited_by" UUID;
