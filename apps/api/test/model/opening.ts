import type { MachineName } from '@kaohe/domain';
import { client } from '../client.ts';
import type { TestUnit } from '../people.ts';
import { prove } from '../proof.ts';
import type { Case, Receipt, Scene } from './scene.ts';

const first = <T>(list: readonly T[]): T => {
  const [head] = list;
  if (head === undefined) throw new Error('nothing there');
  return head;
};
const openedOf = ({ opened }: Receipt): string => first(opened).id;

type Opener = (scene: Scene) => Promise<Case>;
const later = '2027-06-01T16:00:00.000Z';

const assessment: Opener = async (scene) => {
  const unit = await scene.unit();
  await scene.moveTo('cycle', scene.cycleId, 'standardSetting');
  const type = 'cycle.admitUnits';
  const admitted = await scene.done(first(scene.people('office')), {
    id: scene.cycleId,
    type,
    data: { units: [{ unitId: unit.id }] },
  });
  const id = openedOf(admitted);
  // An effect is scored only where somebody looked into it otherwise than on paper.
  await scene.db.query(
    {
      text: `insert into finding (id, visit_id, assessment_id, indicator, subject_kind, method, kind, facts, opinion, points, evidence, by,
          second_signer, signed_at, at)
        select gen_random_uuid(), gen_random_uuid(), $1, i, 'secretary', 'interview', 'achievement', 'f', 'o', 0, array[$2::uuid], $3, $3,
          app_now(), app_now() from unnest(array['A1', 'A2']) i`,
    },
    [id, scene.file, first(scene.people('lead')).id],
  );
  return { id, machine: 'assessment', cycleId: scene.cycleId, unit, assessmentId: id };
};

type Below = { readonly stage: string; readonly send: (scene: Scene, parent: Case) => Promise<string> };
const below =
  (machine: MachineName, { stage, send }: Below): Opener =>
  async (scene) => {
    const parent = await assessment(scene);
    await scene.moveTo('assessment', parent.id, stage);
    return { ...parent, machine, id: await send(scene, parent) };
  };

/** Score lines that count, one for each indicator and two for the first. */
export const insertLines = async (scene: Scene, assessmentId: string): Promise<readonly string[]> => {
  const rows = await scene.db.query<{ id: string }>(
    {
      text: `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, by, at)
        select gen_random_uuid(), $1, 1, i, 'secretary', 'onSite', 'score', 2000, 5000, 'r', array[$2::uuid], '{}', $3, app_now()
        from unnest(array['A1', 'A2']) i returning id`,
    },
    [assessmentId, scene.file, first(scene.people('assessor')).id],
  );
  return rows.map(({ id }) => id);
};

/** A grade of the unit on a list that is confirmed. */
export const insertGrade = async (
  scene: Scene,
  { cycleId, assessmentId, unit }: Pick<Case, 'cycleId' | 'assessmentId' | 'unit'>,
): Promise<void> => {
  await scene.db.query(
    {
      text: `with r as (insert into grade_round (cycle_id, round, quotas, basis, proposed_at, confirmed_at) values ($1, 1, '[]', '{}', app_now(), app_now())
          on conflict (cycle_id, round) do update set confirmed_at = app_now() returning round)
        insert into grade_entry (cycle_id, assessment_id, round, unit_id, category, score, on_site, proposed, why)
        select $1, $2, r.round, $3, 'branch', 9500, 4800, 'good', '[]' from r on conflict do nothing`,
    },
    [cycleId, assessmentId, unit.id],
  );
};

const review = (scene: Scene, parent: Case): Promise<string> => {
  const periods = [{ no: 1, name: 'first', dates: { periodEnd: later } }];
  return scene.system(parent.id, 'assessment.openPeriods', { periods }).then(openedOf);
};
export const observation = (file: string) => ({
  indicator: 'A1',
  subjectKind: 'secretary',
  direction: 'positive',
  occurredOn: '2026-03-02',
  facts: 'what was seen',
  points: 10,
  evidence: [file],
});
/** So many days from now. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
export const items = (n: number, file?: string) =>
  Array.from({ length: n }, (_, i) => ({
    no: i + 1,
    problem: `problem ${file ?? ''}`,
    subjectKind: 'secretary',
    standard: 'the standard to meet',
    measure: 'what will be done',
    class: 'oneMonth',
    dates: { dueOn: inDays(20) },
  }));

const order = (scene: Scene, parent: Case): Promise<string> =>
  scene
    .done(first(scene.people('office')), {
      id: parent.id,
      type: 'assessment.orderRectification',
      data: { title: 'put it right', items: items(2) },
    })
    .then(openedOf);

const visit = async (scene: Scene, parent: Case): Promise<string> => {
  const [lead, ...team] = [first(scene.people('lead')), ...scene.people('assessor').slice(0, 2)];
  const data = {
    team: [lead, ...team].map(({ id }) => id),
    lead: lead.id,
    from: '2027-06-02',
    to: '2027-06-03',
    programme: 'p',
    sampleSeed: 's',
    dates: { visitDate: later },
  };
  const planned = await scene.done(first(scene.people('office')), {
    id: parent.id,
    type: 'assessment.planVisit',
    data,
  });
  return openedOf(planned);
};

const appeal = async (scene: Scene, parent: Case): Promise<string> => {
  const lines = await insertLines(scene, parent.id);
  const data = { lines, grounds: 'it was otherwise', relief: 'score it anew', evidence: [scene.file] };
  const filed = await scene.done(first(scene.people('secretary')), {
    id: parent.id,
    type: 'assessment.appeal',
    data,
  });
  await scene.moveTo('assessment', parent.id, 'underAppeal');
  return openedOf(filed);
};

const survey = (scene: Scene, parent: Case): Promise<string> =>
  scene
    .done(first(scene.people('office')), {
      id: parent.id,
      type: 'assessment.planSurvey',
      data: { kind: 'survey', title: 'what do you think', voters: 20 },
    })
    .then(openedOf);

const nominate: Opener = async (scene) => {
  const parent = await assessment(scene);
  await insertGrade(scene, parent);
  await scene.moveTo('cycle', scene.cycleId, 'concluding');
  const nominees = [{ unitId: parent.unit.id, reasons: 'the best' }];
  const named = await scene.done(first(scene.people('office')), {
    id: scene.cycleId,
    type: 'cycle.nominate',
    data: { nominees },
  });
  return { ...parent, machine: 'commendation', id: openedOf(named) };
};

const object: Opener = async (scene) => {
  const parent = await assessment(scene);
  await insertGrade(scene, parent);
  await scene.moveTo('cycle', scene.cycleId, 'resultsNotice');
  const said = {
    id: scene.cycleId,
    requestId: crypto.randomUUID(),
    unitId: parent.unit.id,
    text: 'not so',
    proof: await prove(scene.url),
  };
  const answer = await client(scene.url).mutate('public.object', said);
  if (answer.error !== null) throw new Error(answer.text);
  const [row] = await scene.db.query<{ id: string }>({
    text: `select id from instance where machine = 'objection' order by created_at desc, id limit 1`,
  });
  return { ...parent, machine: 'objection', id: row?.id ?? '' };
};

const begin: Opener = async (scene) => {
  const unit: TestUnit = await scene.unit();
  const data = { name: 'another year', year: 2026, unitId: scene.root.id };
  const begun = await (await scene.as(first(scene.people('office')))).mutate('cycle.begin', {
    requestId: crypto.randomUUID(),
    data,
  });
  if (begun.error !== null) throw new Error(begun.text);
  const [row] = await scene.db.query<{ id: string }>({
    text: `select id from instance where machine = 'cycle' order by created_at desc limit 1`,
  });
  const id = row?.id ?? '';
  return { id, machine: 'cycle', cycleId: id, unit, assessmentId: id };
};

const draft: Opener = async (scene) => {
  const unit = await scene.unit();
  await scene.moveTo('cycle', scene.cycleId, 'standardSetting');
  const category = `kind ${unit.path}`;
  await scene.db.query({ text: 'update unit set category = $2 where id = $1' }, [unit.id, category]);
  const data = { name: 'another', category };
  const drafted = await scene.done(first(scene.people('office')), {
    id: scene.cycleId,
    type: 'cycle.draftStandard',
    data,
  });
  return { id: openedOf(drafted), machine: 'standard', cycleId: scene.cycleId, unit, assessmentId: '' };
};

const itemOf = async (scene: Scene, parent: Case): Promise<string> => {
  const id = await order(scene, parent);
  const [row] = await scene.db.query<{ id: string }>(
    { text: 'select id from instance where parent_id = $1 limit 1' },
    [id],
  );
  return row?.id ?? '';
};
const sheet = async (scene: Scene, parent: Case): Promise<string> => {
  const id = await review(scene, parent);
  const data = observation(scene.file);
  return openedOf(
    await scene.done(first(scene.people('assessor')), { id, type: 'periodReview.fileSheet', data }),
  );
};

/** How an instance of each process comes to be: by the event that opens it in the year. */
export const openings: { readonly [M in MachineName]: Opener } = {
  cycle: begin,
  standard: draft,
  assessment,
  periodReview: below('periodReview', { stage: 'recording', send: review }),
  workSheet: below('workSheet', { stage: 'recording', send: sheet }),
  siteVisit: below('siteVisit', { stage: 'visit', send: visit }),
  questionnaire: below('questionnaire', { stage: 'recording', send: survey }),
  appeal: below('appeal', { stage: 'answerable', send: appeal }),
  commendation: nominate,
  objection: object,
  rectification: below('rectification', { stage: 'settled', send: order }),
  rectificationItem: below('rectificationItem', { stage: 'settled', send: itemOf }),
};
