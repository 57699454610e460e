-- AlterTable
ALTER TABLE "deadline" DROP COLUMN "pending",
ADD COLUMN     "counted" JSONB NOT NULL;

CREATE INDEX "deadline_pending_idx" ON "deadline" ("instance_id") WHERE "kind" = 'due' AND "fired_at" IS NULL AND "due_at" IS NULL AND "held_at" IS NULL;


