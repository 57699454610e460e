import { randomUUID } from 'node:crypto';
import type { Db } from '@kaohe/db';
import { type MachineName, metaOf, type Role, registry, tagsOf } from '@kaohe/domain';

export type Unit = { readonly id: string; readonly path: string };
export type Place = { readonly id: string; readonly lineage: readonly string[] };

type NewUnit = { readonly path: string; readonly name: string; readonly parent?: Unit };
export const makeUnit = async (db: Db, { path, name, parent }: NewUnit): Promise<Unit> => {
  const id = randomUUID();
  await db.query(
    {
      text: `insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
        values ($1, $2, $3, $4, $4, 'branch', array['organisation', 'secretary', 'discipline', 'cadre'])`,
    },
    [id, parent?.id ?? null, path, name],
  );
  return { id, path };
};

export type Held = { readonly role: Role; readonly unit?: Unit; readonly caseId?: string };

export const makePerson = async (db: Db, name: string, ...held: readonly Held[]): Promise<string> => {
  const id = randomUUID();
  await db.query({ text: 'insert into person (id, name, email) values ($1, $2, $3)' }, [
    id,
    name,
    `${id}@example.org`,
  ]);
  for (const { role, unit, caseId } of held)
    await db.query(
      {
        text: `insert into appointment (id, person_id, role, unit_id, case_id, starts_on) values (gen_random_uuid(), $1, $2, $3, $4, '2020-01-01')`,
      },
      [id, role, unit?.id ?? null, caseId ?? null],
    );
  return id;
};

export type Planted = {
  readonly machine: MachineName;
  readonly stage: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly parent?: Place;
  readonly unit?: Unit;
  readonly openedBy?: string;
};

const awaitsOf = (machine: MachineName, stage: string): readonly string[] => {
  const { awaits } = metaOf(registry[machine].machine, stage);
  if (awaits === undefined) return [];
  if (typeof awaits === 'string') return [awaits];
  if ('roll' in awaits) return [`roll:${awaits.roll}`];
  return 'child' in awaits ? [`child:${awaits.child}`] : awaits;
};

/** Puts an instance into a stage as if it had been born there. */
export const plant = async (
  db: Db,
  { machine, stage, context = {}, data = {}, ...rest }: Planted,
): Promise<Place> => {
  const id = randomUUID();
  const lineage = [id, ...(rest.parent?.lineage ?? [])];
  await db.query(
    {
      text: `with born as (insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id,
          unit_path, opened_by, head_hash, awaits, tags, created_at, last_at)
        values ($1, $2, $3, $4, $5, '{}', 1, 1, $6, $7, $8, $9, $10, $11, 'planted', $12, $13, app_now(), app_now()))
        insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
        values ($1, 1, $2 || '.planted', $5, 'system', $3, 'planted', '{}', 1, app_now(), app_now(), '', 'planted')`,
    },
    [
      id,
      machine,
      stage,
      JSON.stringify(context),
      JSON.stringify(data),
      rest.parent?.id ?? null,
      lineage,
      lineage.at(-1),
      rest.unit?.id ?? null,
      rest.unit?.path ?? null,
      rest.openedBy ?? null,
      awaitsOf(machine, stage),
      tagsOf(registry[machine].machine, stage),
    ],
  );
  return { id, lineage };
};

export type World = {
  readonly root: Unit;
  readonly unit: Unit;
  readonly other: Unit;
  readonly cycle: Place;
  readonly assessment: Place;
  readonly office: string;
  readonly administrator: string;
  readonly lead: string;
  readonly leader: string;
  readonly assessor: string;
  readonly secretary: string;
  readonly clerk: string;
};

/** A group with two branches, a cycle that runs, an assessment of the first branch, and one person for each role. */
export const makeWorld = async (db: Db): Promise<World> => {
  const root = await makeUnit(db, { path: 'g', name: '某集团党委' });
  const unit = await makeUnit(db, { path: 'g/b1', name: '第一支部', parent: root });
  const other = await makeUnit(db, { path: 'g/b2', name: '第二支部', parent: root });
  const cycle = await plant(db, {
    machine: 'cycle',
    stage: 'running',
    context: { sustained: false, reportDrafted: false, reportAdopted: false },
  });
  await db.query(
    { text: `insert into cycle (id, name, year, unit_id, policy) values ($1, '2026年度', 2026, $2, '{}')` },
    [cycle.id, root.id],
  );
  const person = (name: string, ...held: readonly Held[]) => makePerson(db, name, ...held);
  return {
    root,
    unit,
    other,
    cycle,
    assessment: await plantAssessment(db, { cycle, unit }),
    office: await person('考核办', { role: 'office' }),
    administrator: await person('管理员', { role: 'administrator' }),
    lead: await person('组长', { role: 'lead' }),
    leader: await person('领导', { role: 'leader' }),
    assessor: await person('考核员', { role: 'assessor', unit }),
    secretary: await person('书记', { role: 'secretary', unit }),
    clerk: await person('干事', { role: 'clerk', unit }),
  };
};

export const plantAssessment = (db: Db, { cycle, unit }: { cycle: Place; unit: Unit }): Promise<Place> =>
  plant(db, {
    machine: 'assessment',
    stage: 'recording',
    context: { visitPlanned: false, remanded: false, reopened: false, linked: false },
    data: { unitId: unit.id },
    parent: cycle,
    unit,
  });

export const plantReview = (db: Db, world: World, no = 1): Promise<Place> =>
  plant(db, {
    machine: 'periodReview',
    stage: 'open',
    context: { missed: false },
    data: { no, name: `第${no}季度`, dates: { periodEnd: '2026-03-31T16:00:00.000Z' } },
    parent: world.assessment,
    unit: world.unit,
  });

export const plantSheet = (db: Db, world: World, review: Place): Promise<Place> =>
  plant(db, {
    machine: 'workSheet',
    stage: 'filed',
    context: { outcome: 'none' },
    data: { indicator: 'A01', points: -100, facts: '缺少记录' },
    parent: review,
    unit: world.unit,
    openedBy: world.assessor,
  });

export type PlantedDeadline = {
  readonly event: string;
  readonly kind?: string;
  readonly window: string;
  readonly inMs: number;
};

/** Gives an instance a deadline that is due in so many milliseconds. */
export const plantDeadline = async (
  db: Db,
  { id }: Place,
  { event, kind = 'due', window, inMs }: PlantedDeadline,
): Promise<void> => {
  await db.query(
    {
      text: `insert into deadline (instance_id, event, kind, "window", from_at, due_at, counted)
        values ($1, $2, $3, $4, app_now(), app_now() + $5 * interval '1 millisecond', '{"from":"2026-01-01","windows":[]}')`,
    },
    [id, event, kind, window, inMs],
  );
};
