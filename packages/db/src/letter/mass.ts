import { Fault, type FaultDetail, registry, stagesOf, takenBy } from '@kaohe/domain';
import { advance } from '../advance/advance.ts';
import type { Db } from '../client.ts';
import { binds } from '../read/binds.ts';
import { demand } from '../read/place.ts';
import { reached, type Scope } from '../read/scope.ts';
import { asSuperior } from '../read/superior.ts';
import { tookPart } from '../read/took-part.ts';

const event = 'assessment.issue';
const { machine } = registry.assessment;
const issuable = stagesOf(machine).filter((stage) => takenBy(machine, stage).includes(event));

/** A unit whose feedback may be issued now, or is still to be drafted. */
export type MassCandidate = {
  readonly assessmentId: string;
  readonly unit: string;
  /** Its feedback has been drafted; whether that is complete is decided when it is issued. */
  readonly drafted: boolean;
};

const office = (scope: Scope): Scope => {
  const superior = asSuperior(scope);
  return { ...superior, held: superior.held.filter(({ role }) => role === 'office') };
};

/** Units of a cycle whose feedback waits to be issued by the reader's office. */
export const readMassCandidates = async (
  db: Db,
  scope: Scope,
  cycleId: string,
): Promise<readonly MassCandidate[]> => {
  const all = binds();
  return db.query<MassCandidate>(
    {
      text: `select i.id as "assessmentId", u.name as unit,
          exists (select from journal j where j.instance_id = i.id and j.event = 'assessment.draftFeedback') as drafted
        from instance i join unit u on u.id = i.unit_id
        where i.machine = 'assessment' and i.cycle_id = ${all.bind(cycleId)}::uuid and i.stage = any(${all.bind(issuable)}::text[])
          and ${reached(all, office(scope), { tookPart })} order by u.path limit 10000`,
    },
    [...all.values],
  );
};

type NewMassIssue = { readonly id: string; readonly cycleId: string };

/**
 * Orders the feedback of every unit that is drafted to be issued, in the name of who orders it; the same id again changes nothing.
 * Returns how many.
 */
export const orderMassIssue = async (
  db: Db,
  scope: Scope,
  { id, cycleId }: NewMassIssue,
): Promise<number> => {
  await demand(db, scope, { id: cycleId, machine: 'cycle' });
  const ready = (await readMassCandidates(db, scope, cycleId)).filter(({ drafted }) => drafted);
  if (ready.length === 0) throw new Fault('refused', { issue: 'nothingToIssue' });
  await db.transaction(async (tx) => {
    const made = await tx.query(
      {
        text: 'insert into mass_issue (id, cycle_id, by, at) values ($1, $2, $3, app_now()) on conflict (id) do nothing returning id',
      },
      [id, cycleId, scope.personId],
    );
    if (made.length > 0)
      await tx.query(
        { text: 'insert into mass_issue_unit (issue_id, assessment_id) select $1, unnest($2::uuid[])' },
        [id, ready.map(({ assessmentId }) => assessmentId)],
      );
  });
  db.announce({ outbox: true });
  return ready.length;
};

/** How far an order is; `letters`: written so far. */
export type MassProgress = {
  readonly id: string;
  readonly at: string;
  readonly total: number;
  readonly done: number;
  readonly issued: number;
  readonly letters: number;
  readonly finishedAt: string | null;
  /** Units whose feedback was not issued, and why. */
  readonly refused: readonly {
    readonly assessmentId: string;
    readonly unit: string;
    readonly fault: { readonly code: string; readonly detail: FaultDetail };
  }[];
};
type Stored = Omit<MassProgress, 'at' | 'finishedAt' | 'refused'> & {
  readonly at: Date;
  readonly finishedAt: Date | null;
};

/** The last order of a cycle; null: there was none. */
export const readMassIssue = async (db: Db, scope: Scope, cycleId: string): Promise<MassProgress | null> => {
  await demand(db, office(scope), { id: cycleId, machine: 'cycle' });
  const [row] = await db.query<Stored>(
    {
      text: `select m.id, m.at, m.finished_at as "finishedAt", count(*)::int as total, count(u.done_at)::int as done,
          (count(*) filter (where u.done_at is not null and u.fault is null))::int as issued,
          (count(*) filter (where exists (select from document d where d.instance_id = u.assessment_id and d.kind = 'feedbackLetter'
            and d.file_id is not null and d.at >= m.at)))::int as letters
        from mass_issue m join mass_issue_unit u on u.issue_id = m.id
        where m.id = (select id from mass_issue where cycle_id = $1 order by at desc limit 1) group by m.id`,
    },
    [cycleId],
  );
  if (row === undefined) return null;
  const refused = await db.query<MassProgress['refused'][number]>(
    {
      text: `select u.assessment_id as "assessmentId", n.name as unit, u.fault from mass_issue_unit u join instance i on i.id = u.assessment_id
        join unit n on n.id = i.unit_id where u.issue_id = $1 and u.fault is not null order by n.path limit 1000`,
    },
    [row.id],
  );
  return {
    ...row,
    at: row.at.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    refused,
  };
};

type Claimed = { readonly issueId: string; readonly assessmentId: string; readonly by: string };
const claim = {
  name: 'mass-claim',
  text: `select u.issue_id as "issueId", u.assessment_id as "assessmentId", m.by from mass_issue_unit u join mass_issue m on m.id = u.issue_id
    where m.finished_at is null and u.done_at is null order by u.issue_id, u.assessment_id limit $1 for update of u skip locked`,
};
const settle = {
  name: 'mass-settle',
  text: `update mass_issue_unit u set done_at = app_now(), fault = r.fault
    from jsonb_to_recordset($1::jsonb) as r("issueId" uuid, "assessmentId" uuid, fault jsonb)
    where u.issue_id = r."issueId" and u.assessment_id = r."assessmentId"`,
};
/** Whoever ordered it is told once: the notice is committed with the end. */
const finish = {
  name: 'mass-finish',
  text: `with ended as (
      update mass_issue m set finished_at = app_now()
      where m.finished_at is null and not exists (select from mass_issue_unit u where u.issue_id = m.id and u.done_at is null)
      returning m.id, m.cycle_id
    )
    insert into outbox (instance_id, seq, effect, payload, at)
    select e.cycle_id, i.seq, 'notify', jsonb_build_object('type', 'notify', 'to', 'office', 'notice', 'massIssued', 'subject',
      (select count(*) filter (where u.fault is null) || '/' || count(*) from mass_issue_unit u where u.issue_id = e.id)), app_now()
    from ended e join instance i on i.id = e.cycle_id returning id`,
};

const issueOne = async (db: Db, { issueId, assessmentId, by }: Claimed): Promise<unknown> => {
  try {
    await advance(db, {
      instanceId: assessmentId,
      event: { type: event, data: {} },
      actor: { kind: 'person', personId: by },
      // The same for whoever tries again after a death in between.
      requestId: `mass-${issueId}`,
    });
    return null;
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'unavailable') throw error;
    return { code: error.code, detail: error.detail };
  }
};

/**
 * Issues the next `limit` letters that were ordered, `abreast` at a time, and ends orders that are done. The rows are held while it works:
 * several workers share an order, and what one leaves when it dies, another takes up. Returns how many.
 */
export const carryMassIssue = async (
  db: Db,
  { limit, abreast }: { readonly limit: number; readonly abreast: number },
): Promise<number> => {
  const count = await db.transaction(async (tx) => {
    const claimed = await tx.query<Claimed>(claim, [limit]);
    const results: { issueId: string; assessmentId: string; fault: unknown }[] = [];
    for (let from = 0; from < claimed.length; from += abreast) {
      const some = claimed.slice(from, from + abreast);
      const faults = await Promise.all(some.map((one) => issueOne(db, one)));
      for (const [index, { issueId, assessmentId }] of some.entries())
        results.push({ issueId, assessmentId, fault: faults[index] ?? null });
    }
    if (results.length > 0) await tx.query(settle, [JSON.stringify(results)]);
    return results.length;
  });
  if ((await db.query(finish)).length > 0) db.announce({ outbox: true });
  return count;
};
