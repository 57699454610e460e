import { Fault, type Policy, type Role, registry, takenBy } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { demand } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';
import { type HonourQuota, type HonourVerdict, honourCandidates, honourQuota } from './candidate.ts';

/** Who sees everything against everybody: what is weighed about others is nobody else's. */
const listed: readonly Role[] = ['office', 'leader', 'auditor', 'inspectorate'];

/** Where one commendation stands. */
export type HonourCase = {
  readonly id: string;
  readonly unitId: string;
  readonly stage: string;
  readonly dueAt: string | null;
  readonly asked: number;
  readonly clear: number;
  readonly held: number;
  readonly objections: number;
  readonly openObjections: number;
};
export type HonourList = {
  /** Units may be nominated now. */
  readonly open: boolean;
  readonly rules: Policy['commendation'] & { readonly bands: Policy['grades']['bands'] };
  readonly quota: HonourQuota;
  readonly rows: readonly HonourVerdict[];
  readonly cases: readonly HonourCase[];
};

const cases = {
  name: 'honour-cases',
  text: `select i.id, i.unit_id as "unitId", i.stage, i.due_at as "dueAt", o.asked, o.clear, o.held, b.objections, b.open as "openObjections"
    from instance i
      cross join lateral (select count(*)::int as asked,
          count(*) filter (where j.event = 'commendation.clear')::int as clear, count(*) filter (where j.event = 'commendation.hold')::int as held
        from slot s left join lateral (select e.event from journal e where s.done_at is not null and e.instance_id = i.id
            and e.actor_id = s.person_id and e.event in ('commendation.clear', 'commendation.hold') order by e.seq desc limit 1) j on true
        where s.instance_id = i.id and s.roll = 'opinion'
          and s.round = (select max(l.round) from slot l where l.instance_id = i.id and l.roll = 'opinion')) o
      cross join lateral (select count(*)::int as objections, count(*) filter (where c.closed_at is null)::int as open
        from instance c where c.parent_id = i.id and c.machine = 'objection') b
    where i.cycle_id = $1 and i.machine = 'commendation' and not 'cancelled' = any(i.tags) order by i.created_at, i.id limit 1000`,
};
type Stored = Omit<HonourCase, 'dueAt'> & { readonly dueAt: Date | null };

/** Every unit of the cycle: eligible, by hand only, or out and why; and where each commendation stands. Throws `notFound`, `forbidden`. */
export const readHonourList = async (db: Db, scope: Scope, cycleId: string): Promise<HonourList> => {
  const { held, stage } = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  if (!held.some((role) => listed.includes(role))) throw new Fault('forbidden');
  const policy = await policyOf(db, db.memory, { id: cycleId, version: null });
  const [rows, found] = await Promise.all([
    honourCandidates(db, cycleId, policy),
    db.query<Stored>(cases, [cycleId]),
  ]);
  return {
    open: takenBy(registry.cycle.machine, stage).includes('cycle.nominate'),
    rules: { ...policy.commendation, bands: policy.grades.bands },
    quota: honourQuota(rows, policy),
    rows,
    cases: found.map((one) => ({ ...one, dueAt: one.dueAt?.toISOString() ?? null })),
  };
};
