-- AlterTable
ALTER TABLE "draft" ADD COLUMN     "seq" INTEGER NOT NULL;
