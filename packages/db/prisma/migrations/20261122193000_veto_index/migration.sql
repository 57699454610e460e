-- Grades ask every unit for its vetoes; of a million lines a handful are.
CREATE INDEX "score_line_veto_idx" ON "score_line" ("assessment_id") WHERE "kind" = 'veto';
