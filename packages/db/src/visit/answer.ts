import { randomUUID } from 'node:crypto';
import { Fault } from '@kaohe/domain';
import { personOf } from '../advance/order.ts';
import type { Recorders } from '../record/recorder.ts';
import type { Sql } from '../sql.ts';

const standing = {
  name: 'finding-to-answer',
  text: `select subject_kind as "subjectKind", signed_at is not null as "isSigned" from finding
    where visit_id = $1 and id = $2 and withdrawn_at is null`,
};
const keep = {
  name: 'finding-answer',
  text: 'insert into finding_answer (id, finding_id, visit_id, answer, words, by, at) values ($1, $2, $3, $4, $5, $6, $7)',
};
const unanswered = {
  name: 'findings-unanswered',
  text: `select count(*)::int as count from finding f where f.visit_id = $1 and f.withdrawn_at is null
    and not exists (select from finding_answer a where a.finding_id = f.id)`,
};
type Standing = { readonly subjectKind: string; readonly isSigned: boolean };

/** Throws `invalid` where the unit was not asked about a finding that stands and nobody says why. */
export const demandAnswers = async (tx: Sql, visitId: string, why: string | undefined): Promise<void> => {
  const [row] = await tx.query<{ count: number }>(unanswered, [visitId]);
  if ((row?.count ?? 0) > 0 && why === undefined)
    throw new Fault('invalid', { path: 'unanswered', issue: 'findingsUnanswered' });
};

/** What the unit says of the facts. The secretary speaks for the unit, other subjects for what concerns them. */
export const answerRecords = {
  'siteVisit.answerFinding': async (tx, { row, order, held }, { finding, answer, words }) => {
    const [found] = await tx.query<Standing>(standing, [row.id, finding]);
    if (found === undefined) throw new Fault('invalid', { path: 'finding', issue: 'findingUnknown' });
    if (!found.isSigned) throw new Fault('invalid', { path: 'finding', issue: 'findingUnsigned' });
    const speaks = held.includes('secretary') || held.some((role) => role === found.subjectKind);
    if (!speaks) throw new Fault('forbidden', { event: order.event.type });
    if (answer === 'disputed' && words === undefined)
      throw new Fault('invalid', { path: 'words', issue: 'disputeNeedsWords' });
    await tx.query(keep, [
      randomUUID(),
      finding,
      row.id,
      answer,
      words ?? null,
      personOf(order.actor),
      row.at,
    ]);
    return {};
  },
} as const satisfies Recorders<'siteVisit'>;
