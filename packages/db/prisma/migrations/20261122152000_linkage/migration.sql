-- AlterTable
ALTER TABLE "linkage" ADD COLUMN     "operating" INTEGER,
ADD COLUMN     "result" INTEGER,
ADD COLUMN     "round" INTEGER;

-- CreateTable
CREATE TABLE "operating" (
    "cycle_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operating_pkey" PRIMARY KEY ("cycle_id","unit_id")
);

-- CreateTable
CREATE TABLE "linkage_round" (
    "cycle_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "weight" INTEGER NOT NULL,
    "figures" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "basis" JSONB NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "linkage_round_pkey" PRIMARY KEY ("cycle_id","round")
);

-- CreateTable
CREATE TABLE "linkage_export" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_by" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "linkage_export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "linkage_export_number_key" ON "linkage_export"("number");

-- CreateIndex
CREATE INDEX "linkage_export_unit_id_idx" ON "linkage_export"("unit_id");

-- CreateIndex
CREATE INDEX "linkage_export_file_id_idx" ON "linkage_export"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "linkage_export_cycle_id_round_unit_id_key" ON "linkage_export"("cycle_id", "round", "unit_id");
