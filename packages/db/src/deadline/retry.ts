import type { Sql } from '../sql.ts';

/** Of deadlines `d`: not one that went wrong a moment ago. */
export const untried = '(d.retry_at is null or d.retry_at <= clock_timestamp())';

const later = {
  name: 'put-off',
  text: `update deadline set retry_at = clock_timestamp() + interval '30 seconds' where instance_id = $1 and event = $2 and kind = $3`,
};

/** Tries a row again half a minute later, so that it never holds up the others. */
export const putOff = async (
  sql: Sql,
  { instanceId, event, kind }: { readonly instanceId: string; readonly event: string; readonly kind: string },
): Promise<void> => {
  await sql.query(later, [instanceId, event, kind]);
};
