import { randomUUID } from 'node:crypto';
import { day, Fault, parsed, passPointSchema } from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import type { Scope } from '../read/scope.ts';
import { checkIndicators, checkVisit, demandTeam } from './team.ts';

const text = z.string().trim().min(1).max(4000);
export const drillSchema = z.strictObject({
  assessmentId: z.uuid(),
  visitId: z.uuid().nullable(),
  indicator: z.string().min(1).max(40),
  task: text,
  scenario: text,
  heldOn: day,
  place: z.string().trim().max(200),
  /** People of the assessment's team. */
  observers: z.array(z.uuid()).min(1).max(10),
  points: z.array(passPointSchema).min(1).max(50),
  /** In 1/100 per cent. */
  passing: z.int().min(1).max(10_000),
});

const insert = {
  name: 'drill-new',
  text: `insert into drill (id, assessment_id, visit_id, indicator, task, scenario, held_on, place, observers, points, passing, by, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, app_now())`,
};
/** Who may observe: those who assess, wherever. */
const able = {
  name: 'drill-observers',
  text: `select distinct p.id from person p join appointment a on a.person_id = p.id and a.role in ('lead', 'assessor')
      and a.starts_on <= local_day(app_now()) and (a.ends_on is null or a.ends_on >= local_day(app_now()))
    where p.id = any($1::uuid[]) and p.active`,
};

/** Sets up a drill. @throws Fault `invalid`, `forbidden`, `notFound`, `refused` */
export const planDrill = async (
  db: Db,
  scope: Scope,
  input: z.input<typeof drillSchema>,
): Promise<{ readonly id: string }> => {
  const given = parsed(drillSchema, input);
  storable(given);
  const { assessmentId, visitId, indicator, task, scenario, heldOn, place, observers, points, passing } =
    given;
  await demandTeam(db, scope, assessmentId);
  await checkVisit(db, assessmentId, visitId);
  await checkIndicators(db, assessmentId, { codes: [indicator], path: 'indicator' });
  const all = [...new Set(observers)];
  if ((await db.query(able, [all])).length < all.length)
    throw new Fault('invalid', { path: 'observers', issue: 'notEligible' });
  if (new Set(points.map(({ id }) => id)).size < points.length)
    throw new Fault('invalid', { path: 'points', issue: 'pointTwice' });
  const id = randomUUID();
  const said = [indicator, task, scenario, heldOn, place, all, json(points), passing];
  await db.query(insert, [id, assessmentId, visitId, ...said, scope.personId]);
  db.announce({ instances: [assessmentId] });
  return { id };
};

const seenSchema = z
  .array(
    z.strictObject({
      point: z.string().min(1).max(20),
      passed: z.boolean(),
      note: z.string().trim().max(1000),
    }),
  )
  .min(1)
  .max(50);
type Stored = {
  readonly assessmentId: string;
  readonly observers: readonly string[];
  readonly points: readonly { readonly id: string }[];
};
const open = {
  name: 'drill-open',
  text: `select assessment_id as "assessmentId", observers, points from drill where id = $1 and concluded_at is null`,
};
const keep = {
  name: 'drill-observed',
  text: `insert into drill_mark (drill_id, observer, point, passed, note, at)
    select $1, $2, s.point, s.passed, s.note, app_now() from jsonb_to_recordset($3::jsonb) as s(point text, passed bool, note text)
    where exists (select from drill d where d.id = $1 and d.concluded_at is null)
    on conflict (drill_id, observer, point) do update set passed = excluded.passed, note = excluded.note, at = excluded.at`,
};

/** What an observer saw, point by point; until the drill is concluded he may mend it. Each for himself alone. */
export const observeDrill = async (
  db: Db,
  scope: Scope,
  { id, seen }: { readonly id: string; readonly seen: z.input<typeof seenSchema> },
): Promise<void> => {
  const given = parsed(seenSchema, seen);
  storable(given);
  const [row] = await db.query<Stored>(open, [id]);
  if (row === undefined) throw new Fault('notFound', { what: 'drill' });
  await demandTeam(db, scope, row.assessmentId);
  if (!row.observers.includes(scope.personId))
    throw new Fault('forbidden', { event: 'assessment.concludeMethod' });
  const unknown = given.findIndex(({ point }) => !row.points.some((one) => one.id === point));
  if (unknown >= 0) throw new Fault('invalid', { path: `seen.${unknown}.point`, issue: 'recordUnknown' });
  await db.query(keep, [id, scope.personId, json(given)]);
  db.announce({ instances: [row.assessmentId] });
};
