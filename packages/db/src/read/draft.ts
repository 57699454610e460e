import type { Db } from '../client.ts';
import { demand, type Wanted } from './place.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';

/** What is prepared for an event and not sent yet. */
export type DraftView = {
  readonly event: string;
  readonly data: { readonly [field: string]: unknown };
  readonly by: PersonRef;
  /** ISO 8601. */
  readonly at: string;
};
type Row = Omit<DraftView, 'by' | 'at'> & {
  readonly personId: string;
  readonly name: string;
  readonly at: Date;
};

const open = {
  name: 'read-drafts',
  text: `select d.event, d.data, d.at, p.id as "personId", p.name from draft d join person p on p.id = d.by
    where d.instance_id = $1
      and not exists (select from journal j where j.instance_id = d.instance_id and j.event = d.event and j.seq > d.seq)
      and ($3 or d.by = $2) order by d.at`,
};

/** Drafts of a case, for the people of its unit who prepare and sign, and for those who wrote one. */
export const readDrafts = async (db: Db, scope: Scope, wanted: Wanted): Promise<readonly DraftView[]> => {
  const met = await demand(db, scope, wanted);
  const rows = await db.query<Row>(open, [met.id, scope.personId, met.concerned]);
  return rows.map(({ personId, name, at, ...row }) => ({
    ...row,
    by: { id: personId, name },
    at: at.toISOString(),
  }));
};
