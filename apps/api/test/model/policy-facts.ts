import type { QueryFact } from '@kaohe/domain';
import type { Of } from './relatives.ts';
import { type Arrange, assessmentAt, inForce, sql } from './rows.ts';
import type { Scene } from './scene.ts';

/** Whether a standard of the cycle is published. */
const publish = async (scene: Scene, of: Of, value: boolean): Promise<undefined> => {
  await sql(scene, 'delete from standard where cycle_id = $1', [of.id]);
  if (value) await inForce(scene, of.id, { version: 1, published: true, force: true });
};

/** The third period of the cycle, with this said of it. */
const onPeriod = async (scene: Scene, of: Of, set: string): Promise<void> => {
  await sql(scene, 'insert into cycle_period (cycle_id, no) values ($1, 3) on conflict do nothing', [of.id]);
  await sql(scene, `update cycle_period set ${set} where cycle_id = $1 and no = 3`, [of.id]);
};

/** What the rules, the periods and the list of a cycle are asked about. */
export const policyFacts = {
  periodDiscussed: async (scene, of, value) => {
    await onPeriod(scene, of, `held_on = ${value ? 'local_day(app_now())' : 'null'}`);
    return { period: 3 };
  },
  bulletinDue: async (scene, of, value) => {
    await onPeriod(scene, of, `published_at = ${value ? 'null' : 'app_now()'}`);
    return { period: 3 };
  },
  policyOpen: (scene, of, value) => publish(scene, of, !value),
  policyFrozen: publish,
  clocksOnly: async (scene, of, value) => {
    await sql(scene, `update cycle set policy = '{}', policy_version = policy_version + 1 where id = $1`, [
      of.id,
    ]);
    const clocks = { windows: { minutes: { count: 4, unit: 'workingDays' } } };
    return { policy: value ? clocks : { composite: { bonusCap: 300 } } };
  },
  policyProposed: async (scene, of, value) => {
    await sql(scene, `update policy_change set outcome = 'lapsed' where cycle_id = $1`, [of.id]);
    if (value)
      await sql(
        scene,
        `insert into policy_change (cycle_id, seq, before, after, at, outcome)
          select $1, 1000 + count(*), '{}', '{}', app_now(), 'proposed' from policy_change`,
        [of.id],
      );
  },
  gradesShifted: async (scene, of, value) => {
    await sql(scene, 'delete from grade_preview where cycle_id = $1', [of.id]);
    if (!value) return;
    const placed = await assessmentAt(scene, { ...of, unit: await scene.unit() }, 'settled');
    await sql(
      scene,
      `insert into score (assessment_id, seq, total, on_site, detail, at) values ($1, 1, 9500, 4800, '{}', app_now())`,
      [placed.id],
    );
    await sql(
      scene,
      `insert into grade_preview (cycle_id, assessment_id, unit_id, grade, score)
        select a.cycle_id, a.id, a.unit_id, 'poor', 1000 from assessment a where a.id = $1`,
      [placed.id],
    );
  },
} satisfies Partial<Record<QueryFact, Arrange>>;
