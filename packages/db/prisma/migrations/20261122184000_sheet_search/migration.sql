-- The period as a column of the list's own, so that an early one isn't looked for row by row.
ALTER TABLE "work_sheet" DISABLE TRIGGER "work_sheet_stays";
ALTER TABLE "work_sheet" ADD COLUMN     "period" INTEGER;
UPDATE "work_sheet" w SET "period" = (r."data" ->> 'no')::int FROM "instance" r WHERE r."id" = w."review_id";
ALTER TABLE "work_sheet" ALTER COLUMN "period" SET NOT NULL;
ALTER TABLE "work_sheet" ENABLE TRIGGER "work_sheet_stays";

-- CreateIndex
CREATE INDEX "work_sheet_cycle_id_period_filed_at_id_idx" ON "work_sheet"("cycle_id", "period", "filed_at", "id");

-- Chinese has no spaces, and words of two characters are too short for trigrams: every character and every pair of neighbours, each once.
CREATE FUNCTION "grams"("said" text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 2000 AS $$
  SELECT coalesce(array_agg(DISTINCT g), '{}') FROM (
    SELECT unnest(ARRAY[c, c || lead(c) OVER (ORDER BY n)]) AS g FROM string_to_table(lower(said), NULL) WITH ORDINALITY AS s(c, n)
  ) t WHERE g IS NOT NULL
$$;
-- What of them a text must have that holds a word.
CREATE FUNCTION "word_grams"("word" text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_agg(g) FROM unnest(grams(word)) AS g WHERE char_length(g) = least(char_length(word), 2)
$$;
CREATE INDEX "work_sheet_words_idx" ON "work_sheet" USING GIN (grams("facts"));
