import { insertGrade } from './opening.ts';
import type { Of } from './relatives.ts';
import { assessmentAt, sql } from './rows.ts';
import type { Scene } from './scene.ts';

/** A unit of the cycle that has the best grade. */
export const graded = async (scene: Scene, of: Of) => {
  const unit = await scene.unit();
  const { id } = await assessmentAt(scene, { ...of, unit }, 'consequences');
  await sql(
    scene,
    `insert into assessment (id, cycle_id, unit_id, category, standard_id) values ($1, $2, $3, 'branch', $4) on conflict do nothing`,
    [id, of.id, unit.id, scene.standardId],
  );
  await insertGrade(scene, { cycleId: of.id, assessmentId: id, unit });
  return unit;
};
