-- Looking for a reminder must not walk over every deadline that is due: 100,000 due in one second made each look take 300 ms.
DROP INDEX "deadline_due_idx";
CREATE INDEX "deadline_due_idx" ON "deadline" ("due_at") WHERE "kind" = 'due' AND "fired_at" IS NULL AND "due_at" IS NOT NULL;
CREATE INDEX "deadline_recall_idx" ON "deadline" ("due_at") WHERE "kind" IN ('remind', 'escalate') AND "fired_at" IS NULL AND "due_at" IS NOT NULL;
