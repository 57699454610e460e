import { randomBytes } from 'node:crypto';
import { Fault, parsed } from '@kaohe/domain';
import { storable } from '../advance/law.ts';
import type { Actor } from '../advance/order.ts';
import type { Db } from '../client.ts';
import { json } from '../deadline/row.ts';
import { sha256 } from '../journal/entry.ts';
import { policyOf } from '../memory.ts';
import { questionsSchema, type Voters, votersSchema } from '../questionnaire/question.ts';
import { type Edit, edit, hold } from './editable.ts';

const save = {
  name: 'save-questions',
  text: 'update questionnaire set questions = $2, voters = coalesce($3, voters) where id = $1 returning kind',
};

/**
 * Writes the questions while it is a draft, and for a ballot how many voters each class has.
 * @throws Fault `invalid` with the path, `notFound`, `forbidden`, `stale`, `refused` once it is open
 */
export const saveQuestions = async (
  db: Db,
  { questions, voters, ...of }: Edit & { readonly questions: unknown; readonly voters?: unknown },
): Promise<{ readonly version: number }> => {
  const asked = parsed(questionsSchema, questions);
  const classes = voters === undefined ? undefined : parsed(votersSchema, voters);
  storable({ asked, classes });
  return edit(db, of, {
    event: 'questionnaire.open',
    write: async (tx, { id, data, cycleId, policyVersion }) => {
      const { ballot } = await policyOf(tx, db.memory, { id: cycleId, version: policyVersion });
      const known = data.kind === 'ballot' ? ballot.classes.map(({ key }) => key) : ['all'];
      const unknown = Object.keys(classes ?? {}).find((one) => !known.includes(one));
      if (unknown !== undefined)
        throw new Fault('invalid', { path: `voters.${unknown}`, issue: 'classUnknown' });
      await tx.query(save, [id, json(asked), classes === undefined ? null : json(classes)]);
    },
  });
};

/** A link to answer by, for somebody of a class. The token is told once and kept nowhere. */
export type Link = { readonly class: string; readonly token: string };

const handedOut = {
  name: 'links-handed-out',
  text: `select q.voters, (select coalesce(json_object_agg(t.class, t.count), '{}') from (select class, count(*) as count from answer_token
      where questionnaire_id = q.id group by class) t) as given from questionnaire q where q.id = $1`,
};
const keep = {
  name: 'keep-links',
  text: `insert into answer_token (hash, questionnaire_id, class)
    select t.hash, $1, t.class from jsonb_to_recordset($2::jsonb) as t(hash text, class text)`,
};
type Given = { readonly voters: Voters; readonly given: Voters };

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
    for (const [name, count] of Object.entries(wanted)) {
      const limit = so?.voters[name] ?? 0;
      if ((so?.given[name] ?? 0) + count > limit) throw new Fault('tooMuch', { class: name, limit });
    }
    const kept = links.map(({ token, ...link }) => ({ ...link, hash: sha256(token) }));
    await tx.query(keep, [row.id, json(kept.sort((a, b) => (a.hash < b.hash ? -1 : 1)))]);
  });
  return links;
};
