import { type Calendar, type Policy, policyFrom } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { calendarFrom } from '../memory.ts';
import { demand } from './place.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';
import { personOf } from './score.ts';

/** Who changed the policy, when, from what to what; what is kept of a policy is what differs from the defaults. */
export type PolicyChangeView = {
  readonly seq: number;
  readonly outcome: 'set' | 'proposed' | 'adopted' | 'declined' | 'lapsed';
  readonly before: unknown;
  readonly after: unknown;
  readonly reasons: string | null;
  readonly by: PersonRef | null;
  readonly at: string;
  readonly decidedBy: PersonRef | null;
  readonly decidedAt: string | null;
  readonly decision: unknown;
};
export type PolicyView = {
  readonly name: string;
  readonly year: number;
  readonly policy: Policy;
  /** A standard is published: it changes by amendment only. */
  readonly frozen: boolean;
  /** Newest first, at most 100. What was not adopted is told to who manages only. */
  readonly changes: readonly PolicyChangeView[];
  /** What the dates of the preview are counted by. */
  readonly calendar: Calendar;
};

type Stored = {
  readonly name: string;
  readonly year: number;
  readonly policy: unknown;
  readonly frozen: boolean;
};
type StoredChange = Omit<PolicyChangeView, 'at' | 'decidedAt'> & {
  readonly at: Date;
  readonly decidedAt: Date | null;
};
const shownAtMost = 100;

/** The policy of a cycle as it is, and what became of it. Throws `notFound` beyond the scope. */
export const readPolicy = async (db: Db, scope: Scope, cycleId: string): Promise<PolicyView> => {
  const met = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  const [row] = await db.query<Stored>(
    {
      text: `select c.name, c.year, c.policy,
        exists (select from standard s where s.cycle_id = c.id and s.published_at is not null) as frozen from cycle c where c.id = $1`,
    },
    [cycleId],
  );
  const changes = await db.query<StoredChange>(
    {
      text: `select h.seq, h.outcome, h.before, h.after, h.reasons, ${personOf('h.by')} as by, h.at, ${personOf('h.decided_by')} as "decidedBy",
          h.decided_at as "decidedAt", h.decision
        from policy_change h where h.cycle_id = $1 and (not $2 or h.outcome = 'adopted') order by h.seq desc limit ${shownAtMost}`,
    },
    [cycleId, met.concerned],
  );
  return {
    name: row?.name ?? '',
    year: row?.year ?? 0,
    policy: policyFrom(row?.policy ?? {}),
    frozen: row?.frozen ?? false,
    changes: changes.map((change) => ({
      ...change,
      at: change.at.toISOString(),
      decidedAt: change.decidedAt?.toISOString() ?? null,
    })),
    calendar: await calendarFrom(db),
  };
};
