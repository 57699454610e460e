-- AlterTable
ALTER TABLE "rectification_item" ADD COLUMN     "number" INTEGER,
ADD COLUMN     "relapse_of" UUID,
ADD COLUMN     "reported_at" TIMESTAMPTZ(3);

-- Items of before are numbered in the order of their orders.
UPDATE "rectification_item" r SET "number" = n."number" FROM (
  SELECT i."id", (row_number() OVER (PARTITION BY i."cycle_id" ORDER BY s."created_at", i."order_id", i."no", i."id"))::int AS "number"
  FROM "rectification_item" i LEFT JOIN "instance" s ON s."id" = i."id") n WHERE n."id" = r."id";

ALTER TABLE "rectification_item" ALTER COLUMN "number" SET NOT NULL;

-- CreateTable
CREATE TABLE "spent_challenge" (
    "nonce" TEXT NOT NULL,
    "request_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_challenge_pkey" PRIMARY KEY ("nonce")
);

-- CreateIndex
CREATE INDEX "spent_challenge_expires_at_idx" ON "spent_challenge"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "rectification_item_cycle_id_number_key" ON "rectification_item"("cycle_id", "number");

-- CreateIndex
CREATE INDEX "rectification_item_relapse_of_idx" ON "rectification_item"("relapse_of");
