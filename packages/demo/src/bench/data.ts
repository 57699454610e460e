import { randomUUID } from 'node:crypto';
import { withClient } from '@kaohe/db/embedded';
import { registry } from '@kaohe/domain';
import type { Branch, World } from '../world/organisation.ts';

/** A case that may be moved back and forth for ever, with those who move it. */
export type Shuttle = { readonly id: string; readonly branch: Branch };
export type Laid = { readonly cycleId: string; readonly shuttles: readonly Shuttle[] };

type Row = {
  readonly id: string;
  readonly machine: string;
  readonly stage: string;
  readonly context: unknown;
  readonly parent: string | null;
  readonly lineage: readonly string[];
  readonly cycle: string;
  readonly unit: string | null;
  readonly path: string | null;
  readonly awaits: readonly string[];
};

const insert = `
  with r as (select * from jsonb_to_recordset($1::jsonb)
    as r(id uuid, machine text, stage text, context jsonb, parent uuid, lineage uuid[], cycle uuid, unit uuid, path text, awaits text[])),
  born as (
    insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
      awaits, tags, created_at, last_at)
    select id, machine, stage, context, '{}', '{}', 1, 1, parent, lineage, cycle, unit, path, repeat('0', 64), awaits, '{}', app_now(), app_now() from r)
  insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
  select id, 1, machine || '.opened', '{}', 'system', stage, 'bench', '{}', 1, app_now(), app_now(), '', repeat('0', 64) from r`;

const contextOf = (machine: 'cycle' | 'assessment' | 'rectification'): unknown =>
  registry[machine].machine.getInitialSnapshot(undefined as never).context;

/**
 * Lays out what is measured: one cycle, an assessment for each unit, and `count` rectification orders whose plan goes to and fro between
 * secretary and lead. The rows are made by SQL; only what is measured afterwards goes through the API.
 */
export const layOut = (databaseUrl: string, world: World, count: number): Promise<Laid> =>
  withClient(databaseUrl, async (client) => {
    const cycleId = randomUUID();
    const cycle: Row = {
      id: cycleId,
      machine: 'cycle',
      stage: 'concluding',
      context: contextOf('cycle'),
      parent: null,
      lineage: [cycleId],
      cycle: cycleId,
      unit: null,
      path: null,
      awaits: ['office'],
    };
    const assessments = world.branches.map((branch): { row: Row; branch: Branch } => {
      const id = randomUUID();
      const { unit } = branch;
      const place = {
        parent: cycleId,
        lineage: [id, cycleId],
        cycle: cycleId,
        unit: unit.id,
        path: unit.path,
      };
      const row = {
        id,
        machine: 'assessment',
        stage: 'consequences',
        context: contextOf('assessment'),
        awaits: ['secretary'],
        ...place,
      };
      return { row, branch };
    });
    const orders = Array.from({ length: count }, (_, i): { row: Row; branch: Branch } => {
      const under = assessments[i % assessments.length];
      if (!under) throw new Error('the organisation has units');
      const id = randomUUID();
      const stage = {
        machine: 'rectification',
        stage: 'planSubmitted',
        context: contextOf('rectification'),
        awaits: ['lead'],
      };
      const row = { ...under.row, ...stage, id, parent: under.row.id, lineage: [id, ...under.row.lineage] };
      return { row, branch: under.branch };
    });
    const rows = [cycle, ...assessments.map(({ row }) => row), ...orders.map(({ row }) => row)];
    await client.query(
      `insert into cycle (id, name, year, unit_id, policy) values ($1, 'bench', 2026, $2, '{}')`,
      [cycleId, world.group.id],
    );
    await client.query(insert, [JSON.stringify(rows)]);
    await client.query('vacuum analyze');
    return { cycleId, shuttles: orders.map(({ row, branch }) => ({ id: row.id, branch })) };
  });
