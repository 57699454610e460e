import { canonical, sha256 } from '../journal/entry.ts';
import type { Sql } from '../sql.ts';
import { countsNow } from './in-force.ts';

const read = {
  name: 'feedback-text',
  text: `select (select j.payload from journal j where j.instance_id = $1 and j.event = 'assessment.draftFeedback'
        order by j.seq desc limit 1) as draft,
      (select s.total from score s where s.assessment_id = $1 order by s.seq desc limit 1) as total,
      (select coalesce(json_agg(json_build_object('id', l.id, 'points', l.points, 'reason', l.reason) order by l.id), '[]')
        from score_line l where l.assessment_id = $1 and ${countsNow}) as lines`,
};

/** SHA-256 of the feedback: its achievements and problems, the score and every line in force. */
export const feedbackHash = async (tx: Sql, assessmentId: string): Promise<string> => {
  const [text] = await tx.query<{ draft: unknown; total: number | null; lines: unknown }>(read, [
    assessmentId,
  ]);
  return sha256(canonical(text));
};
