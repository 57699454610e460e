import { randomUUID } from 'node:crypto';
import { day, Fault, intervieweeGroups, parsed, saysName, topicSchema } from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { demand } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';
import type { Sql } from '../sql.ts';
import { checkIndicators, checkVisit, demandTeam } from './team.ts';

const short = z.string().trim().min(1).max(80);
/** An interview as it is recorded. The name is written and never read back here; absent: as it was. */
export const interviewSchema = z.strictObject({
  assessmentId: z.uuid(),
  visitId: z.uuid().nullable(),
  group: z.enum(intervieweeGroups),
  pseudonym: short,
  name: z.string().trim().min(1).max(80).optional(),
  heldOn: day,
  place: z.string().trim().max(200),
  topics: z.array(topicSchema).min(1).max(20),
});
type Given = z.infer<typeof interviewSchema>;

const insert = {
  name: 'interview-new',
  text: `insert into interview (id, assessment_id, visit_id, person_group, pseudonym, held_on, place, topics, by, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, app_now())`,
};
const update = {
  name: 'interview-saved',
  text: `update interview set person_group = $3, pseudonym = $4, held_on = $5, place = $6, topics = $7
    where id = $1 and assessment_id = $2 and concluded_at is null returning id`,
};
const keepName = {
  name: 'interviewee-kept',
  text: `insert into interviewee (interview_id, name) values ($1, $2)
    on conflict (interview_id) do update set name = excluded.name`,
};
const nameOf = { name: 'interviewee-of', text: 'select name from interviewee where interview_id = $1' };

/** True where a text says the name of the one interviewed. The name itself is not handed out. */
export const tellsInterviewee = async (sql: Sql, id: string, texts: readonly string[]): Promise<boolean> => {
  const [row] = await sql.query<{ name: string }>(nameOf, [id]);
  return row !== undefined && texts.some((one) => saysName(one, row.name));
};

const textsOf = ({ pseudonym, place, topics }: Given): readonly string[] => [
  pseudonym,
  place,
  ...topics.flatMap(({ answers }) => answers.flatMap(({ question, answer }) => [question, answer])),
];

/**
 * Writes an interview while it isn't concluded.
 * @throws Fault `invalid`, also where an answer says the interviewee's name; `forbidden`, `notFound`, `refused`
 */
export const saveInterview = async (
  db: Db,
  scope: Scope,
  { id: of, ...input }: { readonly id: string | null } & z.input<typeof interviewSchema>,
): Promise<{ readonly id: string }> => {
  const given = parsed(interviewSchema, input);
  storable(given);
  const { assessmentId, visitId, group, pseudonym, name, heldOn, place, topics } = given;
  await demandTeam(db, scope, assessmentId);
  await checkVisit(db, assessmentId, visitId);
  await checkIndicators(db, assessmentId, {
    codes: topics.map(({ indicator }) => indicator),
    path: 'topics',
  });
  if (new Set(topics.map(({ indicator }) => indicator)).size !== topics.length)
    throw new Fault('invalid', { path: 'topics', issue: 'indicatorTwice' });
  if (of === null && name === undefined) throw new Fault('invalid', { path: 'name', issue: 'required' });
  const id = of ?? randomUUID();
  await db.transaction(async (tx) => {
    const said = [group, pseudonym, heldOn, place, json(topics)];
    if (of === null) await tx.query(insert, [id, assessmentId, visitId, ...said, scope.personId]);
    else if ((await tx.query(update, [id, assessmentId, ...said])).length === 0)
      throw new Fault('conflict', { path: 'id', issue: 'concludedBefore' });
    if (name !== undefined) await tx.query(keepName, [id, name]);
    if (await tellsInterviewee(tx, id, textsOf(given)))
      throw new Fault('invalid', { path: 'topics', issue: 'nameInFacts' });
  });
  db.announce({ instances: [assessmentId] });
  return { id };
};

const placeOf = {
  name: 'interview-place',
  text: 'select assessment_id as "assessmentId", visit_id as "visitId" from interview where id = $1',
};
type Place = { readonly assessmentId: string; readonly visitId: string | null };

/**
 * The name behind a pseudonym, for the lead of the team alone: of an interview on a visit its lead, else the lead who assesses the unit.
 * Nobody else, whatever he may read besides. @throws Fault `notFound` for everybody else, so that not even the name's being there is told
 */
export const readInterviewee = async (
  db: Db,
  scope: Scope,
  id: string,
): Promise<{ readonly name: string }> => {
  const [row] = await db.query<Place>(placeOf, [id]);
  if (row === undefined) throw new Fault('notFound', { what: 'interview' });
  const { assessmentId, visitId } = row;
  const leads =
    visitId === null
      ? (await demand(db, scope, { id: assessmentId, machine: 'assessment' })).held.includes('lead')
      : scope.held.some(({ role, caseId }) => role === 'lead' && caseId === visitId);
  const [found] = leads ? await db.query<{ name: string }>(nameOf, [id]) : [];
  if (found === undefined) throw new Fault('notFound', { what: 'interview' });
  return found;
};
