-- CreateTable
CREATE TABLE "filing" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "indicators" TEXT[],
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "filing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_check" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "indicator" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "opinion" TEXT NOT NULL,
    "rate" INTEGER NOT NULL,
    "filings" UUID[],
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "filing_assessment_id_idx" ON "filing"("assessment_id");

-- CreateIndex
CREATE INDEX "filing_file_id_idx" ON "filing"("file_id");

-- CreateIndex
CREATE INDEX "document_check_assessment_id_idx" ON "document_check"("assessment_id");
