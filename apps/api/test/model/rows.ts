import { child, type Of } from './relatives.ts';
import type { Scene } from './scene.ts';

/** What the event's data have to say for it; what isn't said is as usual. */
export type Data = Readonly<Record<string, unknown>>;
/** What the rows behind an event ask of its data beyond their shape. */
export type Special = (scene: Scene, of: Of, personId: string) => Promise<Data>;
/** Brings it about that the database establishes the fact so. */
export type Arrange = (scene: Scene, of: Of, value: boolean) => Promise<Data | undefined>;

export const sql = (scene: Scene, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  scene.db.query({ text }, values);
export const firstId = (rows: readonly Record<string, unknown>[]): string => String(rows[0]?.id ?? '');

/** A standard in force in the cycle, a copy of the year's. */
export const inForce = async (
  scene: Scene,
  cycleId: string,
  more: { version: number; published: boolean; force: boolean },
): Promise<string> =>
  firstId(
    await sql(
      scene,
      `insert into standard (id, cycle_id, name, category, version, content, content_hash, published_at, in_force_on)
        select gen_random_uuid(), $1, s.name, s.category, $3, s.content, s.content_hash, case when $4 then app_now() end,
          case when $5 then date '2026-01-01' end from standard s where s.id = $2 returning id`,
      [cycleId, scene.standardId, more.version, more.published, more.force],
    ),
  );

export const assessmentAt = (scene: Scene, of: Of, stage: string) =>
  child(scene, of, {
    machine: 'assessment',
    at: { stage, context: { visitPlanned: false, remanded: false, reopened: false, linked: false } },
    data: { unitId: of.unit.id },
  });
