import type { FilingNature } from '@kaohe/domain';
import type { PersonRef } from '../read/row.ts';
import { personOf } from '../read/score.ts';
import type { Sql } from '../sql.ts';

/** A filed document that stands. */
export type FilingRow = {
  readonly id: string;
  readonly fileId: string;
  readonly name: string;
  readonly title: string;
  readonly nature: FilingNature;
  readonly indicators: readonly string[];
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly picture: boolean;
  readonly screenshot: boolean;
  readonly by: PersonRef | null;
  readonly at: Date;
  /** A check in force looked at it. */
  readonly checked: boolean;
};

const read = {
  name: 'filings',
  text: `select g.id, g.file_id as "fileId", f.name, g.title, g.nature, g.indicators, f.size, f.sha256, f.thumbnail is not null as picture,
      f.screenshot, ${personOf('g.by')} as by, g.at,
      exists (select from document_check c where c.assessment_id = g.assessment_id and g.id = any(c.filings) and c.superseded_at is null) as checked
    from filing g join file f on f.id = g.file_id where g.assessment_id = $1 and g.withdrawn_at is null order by g.at, g.id limit 1000`,
};

/** The filed documents of an assessment, oldest first. */
export const filingsOf = (sql: Sql, assessmentId: string): Promise<readonly FilingRow[]> =>
  sql.query<FilingRow>(read, [assessmentId]);
