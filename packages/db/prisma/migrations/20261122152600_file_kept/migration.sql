-- AlterTable
ALTER TABLE "file" ADD COLUMN     "scanned_at" TIMESTAMPTZ(3),
ADD COLUMN     "screenshot" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "thumbnail" TEXT;
