import { dataSchema } from '@kaohe/domain';
import { sample } from '../sample.ts';
import { eventsOf } from '../stated.ts';
import { freeLine, sitting, unsigned } from './facts.ts';
import { insertGrade, items, observation } from './opening.ts';
import { child, type Of } from './relatives.ts';
import type { Data, Special } from './rows.ts';
import type { Scene } from './scene.ts';
import { visitData } from './visit.ts';

const line = (scene: Scene, indicator: string) => ({
  indicator,
  subjectKind: 'secretary',
  component: 'onSite',
  points: 2_000,
  reason: 'by what was seen',
  evidence: [scene.file],
});
const lines = (scene: Scene): Data => ({ lines: ['A1', 'A2'].map((code) => line(scene, code)) });
const later = '2027-07-01T16:00:00.000Z';
const plan = { from: '2027-07-02', to: '2027-07-03', dates: { visitDate: later } };

/** An interview on which all was said. */
const interview = async (scene: Scene, of: Of): Promise<string> => {
  const topics = [{ indicator: 'A1', answers: [{ question: 'q', answer: 'a' }], verdict: 'borneOut' }];
  const rows = await scene.db.query<{ id: string }>(
    {
      text: `insert into interview (id, assessment_id, person_group, pseudonym, held_on, place, topics, by, at)
        values (gen_random_uuid(), $1, 'member', 'M1', '2026-05-05', 'p', $2, gen_random_uuid(), app_now()) returning id`,
    },
    [of.id, JSON.stringify(topics)],
  );
  return rows[0]?.id ?? '';
};

/** A unit that the cycle assesses. */
const unitIn = async (scene: Scene, of: Of): Promise<string> => {
  const unit = await scene.unit();
  await child(scene, { ...of, unit }, { machine: 'assessment', data: { unitId: unit.id } });
  return unit.id;
};

/** Every unit of the cycle has a confirmed score and its operating performance. */
const linkable = async (scene: Scene, of: Of): Promise<void> => {
  const context = { visitPlanned: true, reopened: false, linked: false };
  const { id } = await child(scene, of, {
    machine: 'assessment',
    at: { stage: 'consequences', context },
    data: { unitId: of.unit.id },
  });
  await scene.db.query(
    {
      text: `with a as (insert into assessment (id, cycle_id, unit_id, category, standard_id) values ($1, $2, $3, 'branch', $4)
            on conflict do nothing returning id, cycle_id, unit_id),
          every as (select id, cycle_id, unit_id from a union select id, cycle_id, unit_id from assessment where cycle_id = $2),
          k as (insert into linkage (assessment_id, cycle_id, unit_id, grade, score, weight, points, at)
            select id, cycle_id, unit_id, 'good', 9000, 15, 1350, app_now() from every on conflict do nothing)
        insert into operating (cycle_id, unit_id, points, file_id, at) select distinct cycle_id, unit_id, 9000, $5::uuid, app_now() from every
          on conflict do nothing`,
    },
    [id, of.id, of.unit.id, scene.standardId, scene.file],
  );
};

/** What the rows behind an event ask of its data beyond their shape. */
const special: { readonly [event: string]: Special } = {
  'cycle.missTarget': async (scene, of) => ({ unitId: await unitIn(scene, of), document: 'report 3' }),
  'cycle.clearTarget': async (scene, of) => {
    const unitId = await unitIn(scene, of);
    await scene.db.query(
      {
        text: `insert into missed_target (cycle_id, unit_id, target, document, at) values ($1, $2, 'safety', 'd', app_now())`,
      },
      [of.id, unitId],
    );
    return { unitId, target: 'safety' };
  },
  // Whoever is on the list is there once, and has a score.
  'cycle.proposeGrades': async (scene, of) => {
    await scene.db.query(
      {
        text: `delete from assessment a using assessment b where a.cycle_id = $1 and b.cycle_id = $1 and a.unit_id = b.unit_id and a.id > b.id`,
      },
      [of.id],
    );
    await scene.db.query(
      {
        text: `insert into score (assessment_id, seq, total, on_site, detail, at) select a.id, 1, 9500, 4800, '{}', app_now() from assessment a
          where a.cycle_id = $1 and not exists (select from score s where s.assessment_id = a.id)`,
      },
      [of.id],
    );
    return {};
  },
  'cycle.start': async () => ({ periods: [{ no: 1, name: 'first', dates: { periodEnd: later } }] }),
  'cycle.openLatePeriods': async (_scene, of) => ({
    unitId: of.unit.id,
    periods: [{ no: 1, name: 'first', dates: { periodEnd: later } }],
  }),
  'cycle.recordMeeting': async (scene, of) => {
    const data = { no: 3, name: 'third', dates: { periodEnd: later } };
    await child(scene, of, { machine: 'periodReview', at: { stage: 'verified', context: {} }, data });
    return { period: 3, heldOn: '2026-01-02' };
  },
  'cycle.adoptAmendment': async ({ db }) => {
    const [row] = await db.query<{ today: string }>({ text: 'select local_day(app_now())::text as today' });
    return { inForceOn: row?.today };
  },
  'cycle.object': async (scene, of) => {
    await insertGrade(scene, of);
    return { unitId: of.unit.id, text: 'not so' };
  },
  'cycle.approveLinkage': async (scene, of) => {
    await linkable(scene, of);
    return { weight: 15 };
  },
  'standard.amend': async (scene, of) => {
    const [row] = await scene.db.query<{ category: string }>(
      { text: `select data ->> 'category' as category from instance where id = $1` },
      [of.id],
    );
    return { category: row?.category };
  },
  'assessment.openPeriods': async () => ({
    periods: [{ no: 1, name: 'first', dates: { periodEnd: later } }],
  }),
  'assessment.planVisit': async (scene) => {
    const [lead] = scene.people('lead');
    const team = [lead, ...scene.people('assessor').slice(0, 2)].map((one) => one?.id);
    return { team, lead: lead?.id, programme: 'p', sampleSeed: 's', ...plan };
  },
  'assessment.concludeMethod': async (scene, of) => ({
    method: 'interview',
    record: await interview(scene, of),
    facts: 'heard',
  }),
  'assessment.withdrawMethod': async (scene, of) => {
    const record = await interview(scene, of);
    await scene.db.query(
      {
        text: `insert into method_trace (id, assessment_id, seq, method, record_id, indicator, facts, rate, evidence, held_on, at)
          values (gen_random_uuid(), $1, 1, 'interview', $2, 'A1', 'heard', 10000, '{}', '2026-05-05', app_now())`,
      },
      [of.id, record],
    );
    return { method: 'interview', record };
  },
  'assessment.score': async (scene) => lines(scene),
  'assessment.reconcile': async (scene) => lines(scene),
  'assessment.reweigh': async (scene, of) => {
    await scene.db.query({ text: 'delete from left_out where assessment_id = $1' }, [of.id]);
    await scene.db.query(
      {
        text: `update instance set closed_at = app_now() where parent_id = $1 and machine in ('periodReview', 'questionnaire')`,
      },
      [of.id],
    );
    return {};
  },
  'assessment.proposeCalibration': async (scene, of) => ({
    lines: [
      {
        replaces: await freeLine(scene, of),
        points: 1 + Math.floor(Math.random() * 4_000),
        reason: 'beside its like',
      },
    ],
  }),
  'assessment.proposeCorrection': async (scene, of) => ({
    replaces: await freeLine(scene, of),
    points: 2_100,
  }),
  'assessment.orderRectification': async () => ({ title: 'put it right', items: items(1) }),
  'periodReview.fileSheet': async (scene) => observation(scene.file),
  'workSheet.supersede': async (scene) => observation(scene.file),
  'siteVisit.postpone': async () => plan,
  'siteVisit.find': async (scene, _of, personId) => {
    const other = scene.people('assessor').find(({ id }) => id !== personId);
    return { indicator: 'A1', secondSigner: other?.id };
  },
  ...visitData,
  'siteVisit.countersign': async (scene, of) => ({ finding: await unsigned(scene, of) }),
  'siteVisit.withdrawFinding': async (scene, of) => ({ finding: await unsigned(scene, of) }),
  'appeal.askRecusal': async (scene, of) => ({ member: await sitting(scene, of) }),
  'appeal.vote': async (scene, of) => {
    const rows = await scene.db.query<{ line: string }>(
      { text: 'select line_id as line from appeal_line where appeal_id = $1' },
      [of.id],
    );
    return { votes: rows.map((row) => ({ ...row, change: true, points: 3_000 })) };
  },
};

type Asked = { readonly event: string; readonly personId: string; readonly facts: Data };
/** The data of an event that fit the case, with what the facts ask of them. */
export const dataOf = async (scene: Scene, of: Of, { event, personId, facts }: Asked): Promise<Data> => {
  const spec = eventsOf(of.machine)[event];
  if (spec === undefined) throw new Error(`${event} is unknown`);
  const more = { ...(await special[event]?.(scene, of, personId)), ...facts };
  const known: Data = { unitId: of.unit.id, evidence: [scene.file], subjectKind: 'secretary', ...more };
  const data = sample(dataSchema(spec), { field: 'data', hint: (field) => known[field] });
  return data as Data;
};
