import type { Of } from './relatives.ts';
import { firstId, type Special, sql } from './rows.ts';
import type { Scene } from './scene.ts';

/** A session under way. */
export const openSession = async (scene: Scene, of: Of): Promise<string> =>
  firstId(
    await sql(
      scene,
      `insert into visit_session (id, visit_id, method, place, members, starts_at, evidence, by)
        values (gen_random_uuid(), $1, 'interview', 'p', array[$2::uuid], '2026-03-01T00:00:00Z', '{}', $2) returning id`,
      [of.id, scene.people('assessor')[0]?.id],
    ),
  );

/** A finding that two have signed, for the unit to answer. */
const signedFinding = async (scene: Scene, of: Of): Promise<string> => {
  const [first, second] = scene.people('assessor');
  return firstId(
    await sql(
      scene,
      `insert into finding (id, visit_id, assessment_id, indicator, subject_kind, method, kind, facts, opinion, points, evidence, by,
          second_signer, signed_at, at)
        values (gen_random_uuid(), $1, $2, 'A1', 'secretary', 'interview', 'problem', 'f', 'o', 0, array[$3::uuid], $4, $5, app_now(), app_now())
        returning id`,
      [of.id, of.assessmentId, scene.file, first?.id, second?.id],
    ),
  );
};

const passOf = async (scene: Scene, of: Of): Promise<string> => {
  const [lead] = scene.people('lead');
  if (lead === undefined) throw new Error('nobody leads');
  await sql(scene, 'delete from visit_sign_in where visit_id = $1', [of.id]);
  const answer = await (await scene.as(lead)).mutate('siteVisit.pass', { id: of.id });
  // At another stage there is none to be had; the answer to the event is what counts.
  return answer.error === null ? String((answer.data as { pass: string }).pass) : 'none';
};

/** What the rows of a visit ask of its events' data. */
export const visitData: { readonly [event: string]: Special } = {
  'siteVisit.kickoff': async (scene, of) => {
    const rows = await sql(
      scene,
      `select distinct person_id as id from appointment where unit_id = $1 and role in ('secretary', 'discipline', 'cadre')`,
      [of.unit.id],
    );
    const attendance = rows.map(({ id }) => ({
      person: id,
      post: 'p',
      subjectKind: 'secretary',
      present: true,
    }));
    return { attendance: [...attendance, { post: 'guest', subjectKind: 'organisation', present: true }] };
  },
  'siteVisit.signIn': async (scene, of) => ({ pass: await passOf(scene, of) }),
  'siteVisit.drawSample': async (scene, of) => {
    const rows = await sql(
      scene,
      `insert into visit_list (id, visit_id, kind, items, sha256, by, at)
        values (gen_random_uuid(), $1, 'place', '{a,b,c}', '', $2, app_now()) returning id`,
      [of.id, scene.people('lead')[0]?.id],
    );
    return { list: firstId(rows), count: 2, reasons: 'once more' };
  },
  'siteVisit.arrange': async () => ({
    agenda: [{ dayNo: 1, begins: '09:00', ends: '10:00', activity: 'kickoff' }],
  }),
  'siteVisit.beginSession': async (_scene, _of, personId) => ({ members: [personId] }),
  'siteVisit.endSession': async (scene, of) => ({
    session: await openSession(scene, of),
    evidence: [scene.file],
  }),
  'siteVisit.answerFinding': async (scene, of) => ({ finding: await signedFinding(scene, of) }),
  'siteVisit.wrapUp': async () => ({ unanswered: 'nobody was there' }),
};
