import { Fault } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { Stored } from '../journal/chain.ts';
import { entriesOf } from '../journal/read.ts';
import { binds } from '../read/binds.ts';
import { demand } from '../read/place.ts';
import { reached, type Scope } from '../read/scope.ts';
import { asSuperior } from '../read/superior.ts';
import { tookPart } from '../read/took-part.ts';

/** One process of the case with its whole journal. */
export type ArchivedCase = {
  readonly id: string;
  readonly machine: string;
  readonly stage: string;
  readonly seq: number;
  readonly headHash: string;
  readonly entries: readonly Stored[];
};
/** A letter or a piece of evidence; its bytes lie under its hash. */
export type ArchivedFile = {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  /** Of a letter. */
  readonly number: string | null;
  readonly kind: string | null;
  readonly instanceId: string;
};
export type ArchiveSource = {
  readonly assessmentId: string;
  readonly unit: string;
  readonly cycle: string;
  readonly at: string;
  readonly cases: readonly ArchivedCase[];
  readonly letters: readonly ArchivedFile[];
  readonly evidence: readonly ArchivedFile[];
  /** Names of the people who acted. */
  readonly people: { readonly [id: string]: string };
};

type Case = Omit<ArchivedCase, 'entries'>;
type Head = { readonly unit: string; readonly cycle: string; readonly at: Date };

/** The processes of one unit and cycle that the reader sees as office, leader, inspectorate or auditor. */
const readCases = async (db: Db, scope: Scope, assessmentId: string): Promise<readonly Case[]> => {
  const all = binds();
  return db.query<Case>(
    {
      text: `select i.id, i.machine, i.stage, i.seq, i.head_hash as "headHash" from instance i
        where (i.lineage @> array[${all.bind(assessmentId)}]::uuid[]
            or (i.machine in ('commendation', 'objection') and (i.cycle_id, i.unit_id) = (select a.cycle_id, a.unit_id from assessment a where a.id = ${all.bind(assessmentId)}::uuid)))
          and ${reached(all, asSuperior(scope), { tookPart })}
        order by i.created_at, i.id`,
    },
    [...all.values],
  );
};

const letters = {
  text: `select f.id, f.name, f.sha256, f.size, d.number, d.kind, d.instance_id as "instanceId" from document d join file f on f.id = d.file_id
    where d.instance_id = any($1::uuid[]) order by d.outbox_id`,
};
const evidence = {
  text: `select distinct on (f.sha256) f.id, f.name, f.sha256, f.size, null as number, null as kind, c.instance_id as "instanceId"
    from citation c join file f on f.id = c.file_id where c.instance_id = any($1::uuid[]) order by f.sha256, f.id`,
};

/**
 * Everything that is kept of one unit in one cycle. Throws `notFound` for who does not see it as a superior: a unit's own people read
 * their case in the system, as far as it is told to them. Throws `forbidden` to who is recused: it holds the unit's appeals.
 */
export const readArchive = async (db: Db, scope: Scope, assessmentId: string): Promise<ArchiveSource> => {
  const met = await demand(db, scope, { id: assessmentId, machine: 'assessment' });
  if (met.recused) throw new Fault('forbidden', { what: 'archive' });
  const cases = await readCases(db, scope, assessmentId);
  const [head] = await db.query<Head>(
    {
      text: `select u.name as unit, c.name as cycle, app_now() as at from assessment a join unit u on u.id = a.unit_id
        join cycle c on c.id = a.cycle_id where a.id = $1`,
    },
    [assessmentId],
  );
  if (head === undefined || !cases.some(({ id }) => id === assessmentId))
    throw new Fault('notFound', { what: 'instance' });
  const ids = cases.map(({ id }) => id);
  const rows = Map.groupBy(await entriesOf(db, ids), ({ instanceId }) => instanceId);
  const actors = [...rows.values()].flat().flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const people = await db.query<{ id: string; name: string }>(
    { text: 'select id, name from person where id = any($1::uuid[])' },
    [[...new Set(actors)]],
  );
  return {
    assessmentId,
    unit: head.unit,
    cycle: head.cycle,
    at: head.at.toISOString(),
    cases: cases.map((one) => ({ ...one, entries: rows.get(one.id) ?? [] })),
    letters: await db.query<ArchivedFile>(letters, [ids]),
    evidence: await db.query<ArchivedFile>(evidence, [ids]),
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
  };
};

type Kept = {
  readonly id: string;
  readonly assessmentId: string;
  readonly checksum: string;
  readonly files: number;
};

/** Notes which content was handed out, for whoever checks the zip later. */
export const noteArchive = async (db: Db, scope: Scope, kept: Kept): Promise<void> => {
  await db.query(
    {
      text: 'insert into archive (id, assessment_id, checksum, files, by, at) values ($1, $2, $3, $4, $5, app_now())',
    },
    [kept.id, kept.assessmentId, kept.checksum, kept.files, scope.personId],
  );
};

export type ArchivedHead = { readonly instanceId: string; readonly seq: number; readonly hash: string };

/** What the database says otherwise than an archive: entries that are not, or are others, and an archive that was never handed out. */
export const compareArchive = async (
  db: Db,
  { checksum, heads }: { readonly checksum: string; readonly heads: readonly ArchivedHead[] },
): Promise<{ readonly known: boolean; readonly differing: readonly ArchivedHead[] }> => {
  const known = await db.query({ text: 'select from archive where checksum = $1' }, [checksum]);
  const same = await db.query<{ instanceId: string }>(
    {
      text: `select h."instanceId" from jsonb_to_recordset($1::jsonb) as h("instanceId" uuid, seq int, hash text)
        join journal j on j.instance_id = h."instanceId" and j.seq = h.seq and j.hash = h.hash`,
    },
    [JSON.stringify(heads)],
  );
  const sound = new Set(same.map(({ instanceId }) => instanceId));
  return { known: known.length > 0, differing: heads.filter(({ instanceId }) => !sound.has(instanceId)) };
};
