import { withClient } from '@kaohe/db/embedded';

/** What a run has left in the data. */
export type Figures = {
  readonly instances: number;
  readonly entries: number;
  readonly deadlinesFired: number;
  readonly reminders: number;
  readonly messages: number;
  readonly notices: number;
  readonly letters: number;
  readonly files: number;
  /** Units whose score reaches the best grade and that have no seat in it. */
  readonly lostByQuota: number;
  /** Units whose band an appeal has changed. */
  readonly changedByAppeal: number;
};

const query = `
  with best as (select distinct on (g.cycle_id, g.assessment_id) g.* from grade_entry g order by g.cycle_id, g.assessment_id, g.round desc),
  last as (select distinct on (s.assessment_id) s.* from score s order by s.assessment_id, s.seq desc),
  band as (select * from (values (0, 6000), (6000, 8000), (8000, 9000), (9000, 100000)) as b(least, below))
  select
    (select count(*)::int from instance) as instances,
    (select count(*)::int from journal) as entries,
    (select count(*)::int from journal where request_id like 'due:%') as "deadlinesFired",
    (select count(*)::int from outbox where effect = 'notify' and payload ? 'due') as reminders,
    (select count(*)::int from outbox where effect = 'send' and done_at is not null) as messages,
    (select count(*)::int from notice) as notices,
    (select count(*)::int from document) as letters,
    (select count(*)::int from file) as files,
    (select count(*)::int from best where jsonb_path_exists(why, '$[*] ? (@.rule == "noSeat")')) as "lostByQuota",
    (select count(*)::int from last l join band b on l.total >= b.least and l.total < b.below
      where l.before_total is not null and not (l.before_total >= b.least and l.before_total < b.below)) as "changedByAppeal"`;

export const readFigures = (databaseUrl: string): Promise<Figures> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<Figures>(query);
    const [row] = rows;
    if (!row) throw new Error('no figures');
    return row;
  });
