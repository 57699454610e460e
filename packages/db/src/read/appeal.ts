import type { Db } from '../client.ts';
import { demand } from './place.ts';
import type { Scope } from './scope.ts';

/** A line that an appeal disputes; points in 1/100. */
export type DisputedLine = {
  readonly id: string;
  readonly indicator: string;
  readonly subjectKind: string;
  readonly component: string;
  readonly points: number;
  readonly reason: string;
  /** By the panel; null: it stands, or the decision isn't served yet. */
  readonly decided: number | null;
  readonly remanded: boolean;
  /** How many members would change it; null until every vote is in. */
  readonly change: number | null;
  readonly votes: number | null;
};

/** The disputed lines of an appeal with the tally of the last vote, once it is complete; parties see neither before the decision is served. */
export const readDisputed = async (db: Db, scope: Scope, id: string): Promise<readonly DisputedLine[]> => {
  const met = await demand(db, scope, { id, machine: 'appeal' });
  return db.query<DisputedLine>(
    {
      text: `with served as (select exists (select from journal where instance_id = $1 and to_stage = 'served') or not $2 as yes),
          last as (select max(round) as round from slot where instance_id = $1 and roll = 'voting'),
          complete as (select coalesce(bool_and(done_at is not null), false) as yes from slot, last
            where instance_id = $1 and roll = 'voting' and slot.round = last.round),
          ballot as (select (v ->> 'line')::uuid as line, (v ->> 'change')::bool as change from sealed, last, jsonb_array_elements(payload -> 'votes') v
            where instance_id = $1 and roll = 'voting' and sealed.round = last.round and (select yes from complete) and (select yes from served))
        select l.id, l.indicator, l.subject_kind as "subjectKind", l.component, l.points, l.reason, a.remanded and served.yes as remanded,
          case when served.yes then a.points end as decided,
          (select count(*) filter (where change)::int from ballot where line = l.id having count(*) > 0) as change,
          (select count(*)::int from ballot where line = l.id having count(*) > 0) as votes
        from appeal_line a join score_line l on l.id = a.line_id cross join served where a.appeal_id = $1 order by l.indicator, l.id`,
    },
    [id, met.concerned],
  );
};
