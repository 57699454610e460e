import { allowed, registry } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { binds } from '../read/binds.ts';
import { demand } from '../read/place.ts';
import type { PersonRef } from '../read/row.ts';
import { reached, type Scope } from '../read/scope.ts';
import { personOf } from '../read/score.ts';
import { asParty, isSuperior } from '../read/superior.ts';
import { tookPart } from '../read/took-part.ts';

/** A unit with its operating performance and what it comes to; points in 1/100. */
export type LinkageRow = {
  readonly unitId: string;
  readonly unit: string;
  readonly path: string;
  readonly category: string;
  readonly grade: string | null;
  readonly score: number | null;
  readonly operating: number | null;
  readonly weight: number | null;
  /** Null: not approved, or no longer as approved. */
  readonly result: number | null;
  readonly missed: readonly string[];
  readonly acknowledgedAt: string | null;
};
export type LinkageApproval = {
  readonly round: number;
  readonly weight: number;
  readonly figures: string;
  readonly reasons: string;
  readonly basis: unknown;
  readonly by: PersonRef | null;
  readonly at: string;
};
export type LinkageExportView = {
  readonly id: string;
  readonly unitId: string;
  readonly recipient: string;
  readonly round: number;
  readonly number: string;
  readonly checksum: string;
  /** SHA-256 of the bytes. */
  readonly sha256: string;
  readonly fileId: string;
  readonly at: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: PersonRef | null;
  /** The reader is the one to acknowledge it. */
  readonly mine: boolean;
};
export type LinkageView = {
  readonly cycle: { readonly id: string; readonly name: string; readonly year: number };
  readonly stage: string;
  readonly version: number;
  /** Of the policy, in per cent. */
  readonly policyWeight: number;
  readonly rows: readonly LinkageRow[];
  /** Who may be handed it: each unit, and those above several. */
  readonly recipients: readonly { readonly id: string; readonly name: string }[];
  readonly approvals: readonly LinkageApproval[];
  readonly exports: readonly LinkageExportView[];
  readonly may: { readonly import: boolean; readonly approve: boolean; readonly export: boolean };
};

const head = {
  name: 'linkage-head',
  text: `select c.id, c.name, c.year, c.policy_version as "policyVersion", i.version, r.path as root
    from cycle c join instance i on i.id = c.id join unit r on r.id = c.unit_id where c.id = $1`,
};
type Head = {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly policyVersion: number;
  readonly version: number;
  readonly root: string;
};
const approvals = {
  name: 'linkage-approvals',
  text: `select r.round, r.weight, r.figures, r.reasons, r.basis, ${personOf('r.by')} as by, r.at
    from linkage_round r where r.cycle_id = $1 order by r.round desc limit 20`,
};
const recipients = {
  name: 'linkage-recipients',
  text: `select u.id, u.name from unit u where (u.path = $2 or starts_with(u.path, $2 || '/')) and exists (select from assessment a
    join unit o on o.id = a.unit_id where a.cycle_id = $1 and (o.path = u.path or starts_with(o.path, u.path || '/'))) order by u.path`,
};

type Asking = { readonly db: Db; readonly scope: Scope; readonly cycleId: string };

/** Those within the reader's reach; a unit sees its own once it is approved. */
const readRows = async (
  { db, scope, cycleId }: Asking,
  concerned: boolean,
): Promise<readonly LinkageRow[]> => {
  const all = binds();
  const hidden = concerned ? 'k.result is not null' : 'true';
  const rows = await db.query<Omit<LinkageRow, 'acknowledgedAt'> & { readonly acknowledgedAt: Date | null }>(
    {
      text: `select u.id as "unitId", u.name as unit, u.path, a.category, k.grade, k.score, o.points as operating, k.weight, k.result,
          k.acknowledged_at as "acknowledgedAt", coalesce((select array_agg(m.target order by m.target) from missed_target m
            where m.cycle_id = a.cycle_id and m.unit_id = a.unit_id), '{}') as missed
        from assessment a join instance i on i.id = a.id join unit u on u.id = a.unit_id left join linkage k on k.assessment_id = a.id
          left join operating o on o.cycle_id = a.cycle_id and o.unit_id = a.unit_id
        where a.cycle_id = ${all.bind(cycleId)}::uuid and not 'cancelled' = any(i.tags) and ${hidden} and ${reached(all, asParty(scope), { tookPart })}
        order by u.path`,
    },
    [...all.values],
  );
  return rows.map((row) => ({ ...row, acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null }));
};

const exportsOf = {
  name: 'linkage-exports',
  text: `select e.id, e.unit_id as "unitId", u.name as recipient, e.round, e.number, e.checksum, f.sha256, e.file_id as "fileId", e.at,
      e.acknowledged_at as "acknowledgedAt", ${personOf('e.acknowledged_by')} as "acknowledgedBy", coalesce(m.mine, false) as mine
    from linkage_export e join unit u on u.id = e.unit_id join file f on f.id = e.file_id
      left join lateral (select bool_or(m.role in ('secretary', 'leader')) as mine, true as there from appointment m
        where m.unit_id = e.unit_id and m.person_id = $2 and m.case_id is null
          and m.role in ('secretary', 'clerk', 'discipline', 'cadre', 'leader') and m.starts_on <= local_day(app_now())
          and (m.ends_on is null or m.ends_on >= local_day(app_now())) having count(*) > 0) m on true
    where e.cycle_id = $1 and ($3 or m.there) order by e.at desc, e.number desc limit 500`,
};
type StoredExport = Omit<LinkageExportView, 'at' | 'acknowledgedAt'> & {
  readonly at: Date;
  readonly acknowledgedAt: Date | null;
};

/** Operating performance, weight, approvals and what was handed over, of a cycle within the scope. */
export const readLinkage = async (db: Db, scope: Scope, cycleId: string): Promise<LinkageView> => {
  const met = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  const [row] = await db.query<Head>(head, [cycleId]);
  if (row === undefined) throw new Error('a cycle has no row');
  const { policyVersion, version, root, ...cycle } = row;
  const isAbove = met.held.some(isSuperior);
  const [policy, rows, rounds, units, handed] = await Promise.all([
    policyOf(db, db.memory, { id: cycleId, version: policyVersion }),
    readRows({ db, scope, cycleId }, !isAbove),
    db.query<Omit<LinkageApproval, 'at'> & { readonly at: Date }>(approvals, [cycleId]),
    met.held.includes('office')
      ? db.query<{ id: string; name: string }>(recipients, [cycleId, root])
      : Promise.resolve([]),
    db.query<StoredExport>(exportsOf, [cycleId, scope.personId, isAbove]),
  ]);
  const may = allowed(registry.cycle, met.stage, met.held);
  const office = met.held.includes('office') && met.stage !== 'closed' && met.stage !== 'cancelled';
  return {
    cycle,
    stage: met.stage,
    version,
    policyWeight: policy.linkage.weight,
    rows,
    recipients: units,
    approvals: rounds.map((one) => ({ ...one, at: one.at.toISOString() })),
    exports: handed.map((one) => ({
      ...one,
      at: one.at.toISOString(),
      acknowledgedAt: one.acknowledgedAt?.toISOString() ?? null,
    })),
    may: { import: office, approve: may.includes('cycle.approveLinkage'), export: office },
  };
};
