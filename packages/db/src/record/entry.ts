import type { Deed } from '../advance/deed.ts';
import { personOf } from '../advance/order.ts';
import { feedbackHash } from '../score/feedback.ts';
import type { Entry } from '../score/line.ts';
import type { Sql } from '../sql.ts';
import type { Recorded } from './recorder.ts';

/** The entry of the assessment's journal that is about to be written. */
export const entryOf = ({ row, order }: Deed): Entry => ({
  assessmentId: row.id,
  seq: row.seq + 1,
  by: personOf(order.actor),
  at: row.at,
});

const issued = {
  name: 'assessment-issued',
  text: 'update assessment set feedback = $2, issued_at = $3 where id = $1',
};

/** The feedback as it is now: the text that the subjects sign or waive from here on. */
export const served = async (tx: Sql, { row }: Deed): Promise<Recorded> => {
  const textHash = await feedbackHash(tx, row.id);
  await tx.query(issued, [row.id, textHash, row.at]);
  return { textHash };
};
