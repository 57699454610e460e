import { randomBytes } from 'node:crypto';
import { Fault, parsed, questionsSchema, surveyClasses, type Voters, votersSchema } from '@kaohe/domain';
import { z } from 'zod';
import { storable } from '../advance/law.ts';
import type { Actor } from '../advance/order.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { sha256 } from '../journal/entry.ts';
import { policyOf } from '../memory.ts';
import { papersByClass } from '../questionnaire/paper.ts';
import type { Sql } from '../sql.ts';
import { type Edit, edit, hold } from './editable.ts';

export type NewQuestions = {
  readonly questions: unknown;
  readonly voters?: unknown;
  /** Other assessments of the cycle; not given: as they were. */
  readonly pool?: unknown;
};

const save = {
  name: 'save-questions',
  text: 'update questionnaire set questions = $2, voters = coalesce($3, voters) where id = $1 returning kind',
};

/** Other assessments of the same cycle that are still open, and don't ask for the same thing on their own. */
const joined = {
  name: 'save-pool',
  text: `with old as (delete from questionnaire_pool where questionnaire_id = $1 and not assessment_id = any($2::uuid[]))
    insert into questionnaire_pool (questionnaire_id, assessment_id)
    select $1, a.id from assessment a join instance i on i.id = a.id
    where a.id = any($2::uuid[]) and a.cycle_id = $3 and i.closed_at is null and i.parent_id is not null
      and a.id <> (select assessment_id from questionnaire where id = $1)
    on conflict do nothing`,
};
const pooledWith = {
  name: 'pool-size',
  text: 'select count(*)::int as count from questionnaire_pool where questionnaire_id = $1',
};
const poolSchema = z.array(z.uuid()).max(50);
const join = async (
  tx: Sql,
  row: { id: string; cycleId: string },
  pool: readonly string[],
): Promise<void> => {
  await tx.query(joined, [row.id, pool, row.cycleId]);
  const [found] = await tx.query<{ count: number }>(pooledWith, [row.id]);
  if (found?.count !== new Set(pool).size) throw new Fault('invalid', { path: 'pool', issue: 'notInCycle' });
};

/**
 * Writes the questions while it is a draft, how many voters each class has, and whose people are asked together with the unit's own.
 * @throws Fault `invalid` with the path, `notFound`, `forbidden`, `stale`, `refused` once it is open
 */
export const saveQuestions = async (
  db: Db,
  { questions, voters, pool, ...of }: Edit & NewQuestions,
): Promise<{ readonly version: number }> => {
  const asked = parsed(questionsSchema, questions);
  const classes = voters === undefined ? undefined : parsed(votersSchema, voters);
  const others = pool === undefined ? undefined : parsed(poolSchema, pool);
  storable({ asked, classes });
  return edit(db, of, {
    event: 'questionnaire.open',
    write: async (tx, { id, data, cycleId, policyVersion }) => {
      const { ballot } = await policyOf(tx, db.memory, { id: cycleId, version: policyVersion });
      const known = data.kind === 'ballot' ? ballot.classes.map(({ key }) => key) : surveyClasses;
      const unknown = Object.keys(classes ?? {}).find((one) => !known.some((name) => name === one));
      if (unknown !== undefined)
        throw new Fault('invalid', { path: `voters.${unknown}`, issue: 'classUnknown' });
      await tx.query(save, [id, json(asked), classes === undefined ? null : json(classes)]);
      if (others !== undefined) await join(tx, { id, cycleId }, others);
    },
  });
};

/** A link to answer by, for somebody of a class. The token is told once and kept nowhere. */
export type Link = { readonly class: string; readonly token: string };

const handedOut = {
  name: 'links-handed-out',
  text: `select q.voters, q.handed_out as given, ${papersByClass('q.id')} as papers from questionnaire q where q.id = $1`,
};
const count = { name: 'links-counted', text: 'update questionnaire set handed_out = $2 where id = $1' };
const keep = {
  name: 'keep-links',
  text: `insert into answer_token (hash, questionnaire_id, class)
    select t.hash, $1, t.class from jsonb_to_recordset($2::jsonb) as t(hash text, class text)`,
};
type Given = { readonly voters: Voters; readonly given: Voters; readonly papers: Voters };

/**
 * Makes links while the questionnaire is open, no more of a class than it has voters; only their hashes are kept, with no person.
 * @throws Fault `tooMuch` with the limit, `invalid`, `notFound`, `forbidden`, `refused` while it isn't open
 */
export const issueLinks = async (
  db: Db,
  { id, actor, voters }: { readonly id: string; readonly actor: Actor; readonly voters: unknown },
): Promise<readonly Link[]> => {
  const wanted = parsed(votersSchema, voters);
  const links = Object.entries(wanted).flatMap(([name, count]) =>
    Array.from(
      { length: count },
      (): Link => ({ class: name, token: randomBytes(24).toString('base64url') }),
    ),
  );
  await db.transaction(async (tx) => {
    const row = await hold(tx, { id, actor }, { event: 'questionnaire.open', tag: 'public' });
    const [so] = await tx.query<Given>(handedOut, [row.id]);
    for (const [name, more] of Object.entries(wanted)) {
      const limit = so?.voters[name] ?? 0;
      const voting = (so?.given[name] ?? 0) + (so?.papers[name] ?? 0);
      if (voting + more > limit) throw new Fault('tooMuch', { class: name, limit });
    }
    const given = Object.entries(wanted).map(([name, more]) => [name, (so?.given[name] ?? 0) + more]);
    await tx.query(count, [row.id, json({ ...so?.given, ...Object.fromEntries(given) })]);
    const kept = links.map(({ token, ...link }) => ({ ...link, hash: sha256(token) }));
    await tx.query(keep, [row.id, json(kept.sort((a, b) => (a.hash < b.hash ? -1 : 1)))]);
  });
  return links;
};
