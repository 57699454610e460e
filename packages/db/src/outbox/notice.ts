import type { Db } from '../client.ts';

export type NewNotice = {
  readonly outboxId: string;
  readonly instanceId: string;
  readonly notice: string;
  readonly params: { readonly [name: string]: unknown };
  /** On the organisation's clock. */
  readonly at: Date;
  readonly people: readonly string[];
  /** Whether each gets a mail as well. */
  readonly mail: boolean;
};

const put = {
  name: 'notice-put',
  text: `insert into notice (outbox_id, person_id, channel, notice, params, instance_id, at)
    select $1, p, c, $3, $4, $5, $6 from unnest($2::uuid[]) p cross join unnest($7::text[]) c
    on conflict do nothing returning id`,
};

/** Tells each person once, however often it is called and in however many capacities the entry concerns him; returns how many rows are new. */
export const putNotices = async (db: Db, one: NewNotice): Promise<number> => {
  const channels = one.mail ? ['inbox', 'mail'] : ['inbox'];
  const values = [
    one.outboxId,
    one.people,
    one.notice,
    JSON.stringify(one.params),
    one.instanceId,
    one.at,
    channels,
  ];
  return (await db.query(put, values)).length;
};

/** A mail to send. */
export type ClaimedMail = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly notice: string;
  readonly params: { readonly [name: string]: unknown };
};

const claim = {
  name: 'mail-claim',
  text: `with mine as (
      select id from notice where outbox_id = $1 and channel = 'mail' and sent_at is null
        and (claimed_at is null or claimed_at < clock_timestamp() - make_interval(secs => $2))
      order by id limit $3 for update skip locked
    ), claimed as (
      update notice n set claimed_at = clock_timestamp() from mine where n.id = mine.id returning n.*
    )
    select c.id::text, c.person_id as "personId", p.name, p.email, p.language, c.notice, c.params
    from claimed c join person p on p.id = c.person_id order by c.id`,
};

/** Takes unsent mails of one effect, leaving those that another worker took less than `seconds` ago. */
export const claimMails = (
  db: Db,
  outboxId: string,
  { seconds, limit }: { seconds: number; limit: number },
): Promise<ClaimedMail[]> => db.query<ClaimedMail>(claim, [outboxId, seconds, limit]);

const sent = { name: 'mail-sent', text: 'update notice set sent_at = clock_timestamp() where id = $1' };
/** The server has it. */
export const markSent = async (db: Db, id: string): Promise<void> => {
  await db.query(sent, [id]);
};

const release = {
  name: 'mail-release',
  text: 'update notice set claimed_at = null where id = any($1::bigint[]) and sent_at is null',
};
/** Gives back what was claimed and couldn't be sent. */
export const releaseMails = async (db: Db, ids: readonly string[]): Promise<void> => {
  await db.query(release, [ids]);
};

const unsent = {
  name: 'mail-unsent',
  text: `select count(*)::int as count from notice where outbox_id = $1 and channel = 'mail' and sent_at is null`,
};
/** Mails of one effect that the server doesn't have yet. */
export const countUnsent = async (db: Db, outboxId: string): Promise<number> => {
  const [row] = await db.query<{ count: number }>(unsent, [outboxId]);
  return row?.count ?? 0;
};
