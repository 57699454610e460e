import type { QueryFact } from '@kaohe/domain';
import { content, unsound } from './content.ts';
import { graded } from './graded.ts';
import { insertLines } from './opening.ts';
import { policyFacts } from './policy-facts.ts';
import { questionnaireFacts } from './questionnaire-facts.ts';
import { child, type Of } from './relatives.ts';
import { type Arrange, assessmentAt, type Data, firstId, inForce, sql } from './rows.ts';
import type { Scene } from './scene.ts';
import { openSession } from './visit.ts';

const none = (scene: Scene, of: Of, machine: string) =>
  sql(scene, `delete from instance where cycle_id = $1 and machine = $2 and id <> $1`, [of.cycleId, machine]);

const policy = (scene: Scene, of: Of, given: Data) =>
  sql(
    scene,
    'update cycle set policy = policy || $2::jsonb, policy_version = policy_version + 1 where id = $1',
    [of.cycleId, JSON.stringify(given)],
  );

const cycleFacts = {
  ...policyFacts,
  standardsPublished: async (scene, of, value) => {
    const unit = await scene.unit();
    await inForce(scene, of.id, {
      version: 1 + Math.floor(Math.random() * 1e6),
      published: true,
      force: true,
    });
    if (!value) await child(scene, { ...of, unit }, { machine: 'assessment', data: { unitId: unit.id } });
    return { units: [{ unitId: unit.id }] };
  },
  unitHasNoAppeal: async (scene, of, value) => {
    const unit = await scene.unit();
    const there = { ...of, unit };
    const placed = await assessmentAt(scene, there, 'recording');
    if (!value) await child(scene, { ...there, id: placed.id, machine: 'assessment' }, { machine: 'appeal' });
    return { unitId: unit.id };
  },
  unitsAcknowledged: async (scene, of, value) => {
    await none(scene, of, 'assessment');
    await assessmentAt(scene, of, value ? 'recording' : 'acknowledging');
  },
  periodVerified: async (scene, of, value) => {
    await none(scene, of, 'periodReview');
    const data = { no: 3, name: 'third', dates: { periodEnd: '2026-03-31T16:00:00.000Z' } };
    const at = { stage: value ? 'verified' : 'open', context: {} };
    await child(scene, of, { machine: 'periodReview', at, data });
    return { period: 3 };
  },
  earlierPeriodsLocked: async (scene, of, value) => {
    await none(scene, of, 'periodReview');
    await none(scene, of, 'assessment');
    const under = await assessmentAt(scene, of, 'recording');
    for (const no of [1, 2]) {
      const at = { stage: no === 1 && value ? 'locked' : 'open', context: {} };
      await child(
        scene,
        { ...of, id: under.id, machine: 'assessment' },
        { machine: 'periodReview', at, data: { no } },
      );
    }
  },
  assessmentsScored: async (scene, of, value) => {
    await none(scene, of, 'assessment');
    await assessmentAt(scene, of, value ? 'scored' : 'scoring');
  },
  roundScored: async (scene, of, value) => {
    await none(scene, of, 'assessment');
    await assessmentAt(scene, of, value ? 'scored' : 'scoring');
  },
  roundOpened: async (scene, of, value) => {
    await none(scene, of, 'assessment');
    await assessmentAt(scene, of, value ? 'calibrating' : 'scored');
  },
  amendmentPublished: async (scene, of, value) => {
    await sql(scene, 'delete from standard where cycle_id = $1', [of.id]);
    const replaces = await inForce(scene, of.id, { version: 1, published: true, force: true });
    const standardId = await inForce(scene, of.id, { version: 2, published: value, force: false });
    return { standardId, replaces };
  },
  gradesContested: async (scene, of, value) => {
    await sql(
      scene,
      `delete from instance where parent_id = $1 and machine = 'objection' and stage = 'sustained'`,
      [of.id],
    );
    if (value) await child(scene, of, { machine: 'objection', at: { stage: 'sustained', context: {} } });
  },
  nomineesEligible: async (scene, of, value) => {
    await sql(scene, 'update grade_round set reopened_at = null where cycle_id = $1', [of.id]);
    const unit = value ? await graded(scene, of) : await scene.unit();
    return { nominees: [{ unitId: unit.id, reasons: 'the best', byHand: true }] };
  },
  honoursLeft: async (scene, of, value) => {
    await policy(scene, of, { commendation: { quota: value ? 100 : 1 } });
    const unit = await graded(scene, of);
    if (value) return;
    await sql(
      scene,
      `update grade_entry set proposed = 'fairlyGood' where cycle_id = $1 and proposed = 'good'`,
      [of.id],
    );
    await child(scene, { ...of, unit }, { machine: 'commendation', data: { unitId: unit.id } });
  },
} satisfies Partial<Record<QueryFact, Arrange>>;

const feedback = (file: string, complete: boolean) => ({
  achievements: [{ text: 'done well', evidence: [file] }],
  problems: complete
    ? [{ text: 'to be mended', indicator: 'A1', subjectKind: 'secretary', evidence: [file] }]
    : [],
});
const lead = (scene: Scene) => {
  const [person] = scene.people('lead');
  if (person === undefined) throw new Error('no lead');
  return person;
};
/** A line that counts and that no appeal disputes. */
export const freeLine = async (scene: Scene, of: Of): Promise<string> => {
  await sql(scene, 'delete from appeal_line where assessment_id = $1', [of.id]);
  const rows = await sql(
    scene,
    `select l.id from score_line l where l.assessment_id = $1 and not l.proposal and l.voided_at is null and l.component = 'onSite'
      and not exists (select from score_line n where n.supersedes = l.id) order by l.indicator limit 1`,
    [of.id],
  );
  return firstId(rows) || String((await insertLines(scene, of.id))[0]);
};
const remand = async (scene: Scene, of: Of, open: boolean): Promise<string> => {
  const line = await freeLine(scene, of);
  const done = await child(scene, of, {
    machine: 'appeal',
    at: {
      stage: 'final',
      context: { supplemented: false, extended: false, sentBack: false, outcome: 'remanded' },
    },
  });
  await sql(
    scene,
    'insert into appeal_line (appeal_id, line_id, assessment_id, remanded, applied_at) values ($1, $2, $3, true, case when not $4 then app_now() end)',
    [done.id, line, of.id, open],
  );
  return line;
};

/** Proposals that are as far apart as can be on one indicator, or none. */
const proposals = async (scene: Scene, of: Of, points: readonly number[]): Promise<void> => {
  await sql(
    scene,
    'update score_line set voided_at = app_now() where assessment_id = $1 and proposal and voided_at is null',
    [of.id],
  );
  await sql(
    scene,
    `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, by, at, proposal)
      select gen_random_uuid(), $1, 1, 'A1', 'secretary', 'onSite', 'score', p.points, 5000, 'r', array[$2::uuid], '{}', p.by, app_now(), true
      from unnest($3::int[], $4::uuid[]) p(points, by)`,
    [of.id, scene.file, points, points.map(() => crypto.randomUUID())],
  );
};

/** Whoever proposed a change before does so again, so that another is left to confirm it. */
const calibrate = async (scene: Scene, of: Of): Promise<void> => {
  const [led] = await sql(
    scene,
    `select from journal where instance_id = $1 and event = 'assessment.proposeCalibration' and actor_id = $2`,
    [of.id, lead(scene).id],
  );
  const [office] = scene.people('office');
  const by = led === undefined && office !== undefined ? office : lead(scene);
  const change = { replaces: await freeLine(scene, of), points: 1 + Math.floor(Math.random() * 4_000) };
  await scene.done(by, {
    id: of.id,
    type: 'assessment.proposeCalibration',
    data: { reasons: 'beside its like', lines: [{ ...change, reason: 'too strict' }] },
  });
};

const assessmentFacts = {
  scoresDeviate: async (scene, of, value) => {
    await proposals(scene, of, value ? [0] : []);
  },
  deviationsAnswered: async (scene, of, value) => {
    await proposals(scene, of, [0, 5_000]);
    return { answers: value ? [{ indicator: 'A1', reason: 'looked at together once more' }] : [] };
  },
  calibrationProposed: async (scene, of, value) => {
    const [row] = await sql(
      scene,
      `select coalesce(max(seq) filter (where event = 'assessment.proposeCalibration'), 0)
          > coalesce(max(seq) filter (where event <> 'assessment.proposeCalibration'), 0) as open
        from journal where instance_id = $1 and event like 'assessment.%alibration%'`,
      [of.id],
    );
    if (value && row?.open !== true) await calibrate(scene, of);
    if (!value && row?.open === true)
      await scene.done(lead(scene), {
        id: of.id,
        type: 'assessment.dismissCalibration',
        data: { reasons: 'not needed' },
      });
  },
  componentsPresent: async (scene, of, value) => {
    await sql(scene, 'delete from left_out where assessment_id = $1', [of.id]);
    await sql(
      scene,
      `update instance set closed_at = app_now() where parent_id = $1 and machine = 'periodReview'`,
      [of.id],
    );
    if (value)
      await sql(
        scene,
        `insert into left_out (assessment_id, component, indicator, seq, at) select $1, c, '', 1, app_now() from unnest(array['daily', 'debriefing']) c`,
        [of.id],
      );
  },
  feedbackComplete: async (scene, of, value) => {
    await scene.done(lead(scene), {
      id: of.id,
      type: 'assessment.draftFeedback',
      data: feedback(scene.file, value),
    });
  },
  linesFree: async (scene, of, value) => ({
    lines: [value ? await freeLine(scene, of) : crypto.randomUUID()],
  }),
  remandOpen: async (scene, of, value) => {
    await remand(scene, of, value);
  },
  rescoresRemanded: async (scene, of, value) => {
    const line = await remand(scene, of, value);
    const [row] = await sql(scene, 'select indicator, component from score_line where id = $1', [line]);
    const given = {
      ...row,
      subjectKind: 'secretary',
      points: 2_500,
      reason: 'anew',
      evidence: [scene.file],
      replaces: line,
    };
    return { lines: [given] };
  },
  correctionProposed: async (scene, of, value) => {
    const replaces = await freeLine(scene, of);
    const rows = await sql(
      scene,
      `select coalesce(max(seq) filter (where event = 'assessment.proposeCorrection'), 0)
          > coalesce(max(seq) filter (where event <> 'assessment.proposeCorrection'), 0) as open
        from journal where instance_id = $1 and event like 'assessment.%Correction'`,
      [of.id],
    );
    if (value && rows[0]?.open !== true)
      await scene.done(lead(scene), {
        id: of.id,
        type: 'assessment.proposeCorrection',
        data: { replaces, points: 2_100, reasons: 'a slip' },
      });
    if (!value && rows[0]?.open === true)
      await scene.done(lead(scene), {
        id: of.id,
        type: 'assessment.dismissCorrection',
        data: { reasons: 'no slip' },
      });
  },
} satisfies Partial<Record<QueryFact, Arrange>>;

const visitFacts = {
  teamClear: async (scene, of, value) => {
    const [member] = scene.people('assessor');
    await sql(scene, 'delete from recusal where case_id = $1', [of.id]);
    if (!value)
      await sql(
        scene,
        `insert into recusal (id, person_id, case_id, kind, reason) values (gen_random_uuid(), $1, $2, 'declared', 'a test')`,
        [member?.id, of.id],
      );
  },
  noticeGiven: async (scene, of, value) => {
    const at = value ? new Date(Date.now() + 60 * 86_400_000) : new Date(Date.now() + 3_600_000);
    await sql(
      scene,
      `update instance set dates = dates || jsonb_build_object('visitDate', $2::text) where id = $1`,
      [of.id, at.toISOString()],
    );
  },
  findingsSigned: async (scene, of, value) => {
    await sql(scene, 'update finding set signed_at = app_now() where visit_id = $1', [of.id]);
    if (!value) await unsigned(scene, of);
  },
  sessionsEnded: async (scene, of, value) => {
    await sql(scene, 'update visit_session set ends_at = app_now() where visit_id = $1', [of.id]);
    if (!value) await openSession(scene, of);
  },
} satisfies Partial<Record<QueryFact, Arrange>>;

/** A finding that its second signer, the second assessor of the team, has yet to sign. */
export const unsigned = async (scene: Scene, of: Of): Promise<string> => {
  const [first, second] = scene.people('assessor');
  return firstId(
    await sql(
      scene,
      `insert into finding (id, visit_id, assessment_id, indicator, subject_kind, method, kind, facts, opinion, points, evidence, by, second_signer, at)
        values (gen_random_uuid(), $1, $2, 'A1', 'secretary', 'interview', 'problem', 'f', 'o', 0, array[$3::uuid], $4, $5, app_now()) returning id`,
      [of.id, of.assessmentId, scene.file, first?.id, second?.id],
    ),
  );
};

/** Votes of every place of the last round: the first `changed` of two lines are changed by all. */
const votes =
  (changedWhen: { true: number; false: number }): Arrange =>
  async (scene, of, value) => {
    const round = `(select max(r.round) from slot r where r.instance_id = $1 and r.roll = 'voting')`;
    await sql(
      scene,
      `update slot set person_id = coalesce(person_id, gen_random_uuid()) where instance_id = $1 and roll = 'voting' and round = ${round}`,
      [of.id],
    );
    await sql(scene, `delete from sealed where instance_id = $1 and roll = 'voting' and round = ${round}`, [
      of.id,
    ]);
    await sql(
      scene,
      `with l as (select line_id, row_number() over (order by line_id) as n from appeal_line where appeal_id = $1)
        insert into sealed (instance_id, roll, round, person_id, payload, salt, hash)
        select $1, 'voting', s.round, s.person_id, (select jsonb_build_object('votes', jsonb_agg(jsonb_build_object(
          'line', l.line_id, 'change', l.n <= $2, 'points', 3000))) from l), '', ''
        from (select distinct round, person_id from slot where instance_id = $1 and roll = 'voting' and round = ${round}) s`,
      [of.id, value ? changedWhen.true : changedWhen.false],
    );
  };

/** Somebody who sits on the panel; before there is one, a reviewer. */
export const sitting = async (scene: Scene, of: Of): Promise<string> => {
  const [seat] = await sql(
    scene,
    'select person_id as id from appointment where case_id = $1 order by id limit 1',
    [of.id],
  );
  return String(seat?.id ?? scene.people('reviewer')[0]?.id);
};
/** A party has asked for somebody to be recused. */
const requested = (scene: Scene, of: Of, member: string | undefined) =>
  sql(
    scene,
    `insert into recusal (id, person_id, case_id, kind, reason, source, outcome, asked_in)
      values (gen_random_uuid(), $2, gen_random_uuid(), 'kin', 'a test', 'asked', 'asked', $1)`,
    [of.id, member],
  );

const appealFacts = {
  panelClear: async (scene, of, value) => {
    const rows = await sql(
      scene,
      `select p.id from unnest($1::uuid[]) with ordinality p(id, n)
      where not exists (select from recusal r join instance i on i.id = $2 where r.person_id = p.id and r.case_id = any(i.lineage)
        and r.reason <> 'a test' and r.outcome in ('standing', 'granted', 'asked'))
        and not exists (select from appointment a where a.person_id = p.id and a.case_id = $2) order by p.n limit 3`,
      [scene.people('reviewer').map(({ id }) => id), of.id],
    );
    const members = rows.map(({ id }) => String(id));
    await sql(scene, `delete from recusal where case_id = $1 and reason = 'a test'`, [of.id]);
    if (!value)
      await sql(
        scene,
        `insert into recusal (id, person_id, case_id, kind, reason) values (gen_random_uuid(), $1, $2, 'declared', 'a test')`,
        [members[0], of.id],
      );
    const [sitting] = await sql(scene, 'select person_id as id from appointment where case_id = $1 limit 1', [
      of.id,
    ]);
    return {
      members,
      chair: members[1],
      joins: members[0],
      ...(sitting === undefined ? {} : { leaves: sitting.id }),
    };
  },
  recusalAsked: async (scene, of, value) => {
    const member = await sitting(scene, of);
    await sql(scene, 'delete from recusal where asked_in = $1', [of.id]);
    if (value) await requested(scene, of, member);
    return { member };
  },
  recusalsDecided: async (scene, of, value) => {
    await sql(scene, 'delete from recusal where asked_in = $1', [of.id]);
    if (!value) await requested(scene, of, scene.people('reviewer').at(-1)?.id);
  },
  majorityUpholds: votes({ true: 0, false: 2 }),
  majorityAdjusts: votes({ true: 2, false: 0 }),
  majorityAdjustsPartly: votes({ true: 1, false: 0 }),
  majorityChanges: votes({ true: 2, false: 0 }),
  // Lines never change: the appeal disputes others instead.
  remandable: async (scene, of, value) => {
    const disputed = await sql(scene, 'select line_id as id from appeal_line where appeal_id = $1', [of.id]);
    for (const [index, { id }] of disputed.entries()) {
      const other = crypto.randomUUID();
      await sql(
        scene,
        `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, by, at, rescored)
          select $2, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, by, at, $3
          from score_line where id = $1`,
        [id, other, !value && index === 0],
      );
      await sql(scene, 'update appeal_line set line_id = $3 where appeal_id = $1 and line_id = $2', [
        of.id,
        id,
        other,
      ]);
    }
  },
  secondLevelOpen: async (scene, of, value) => {
    await sql(
      scene,
      'update instance set origin_id = case when $2 then parent_id else gen_random_uuid() end where id = $1',
      [of.id, value],
    );
  },
} satisfies Partial<Record<QueryFact, Arrange>>;

const otherFacts = {
  lintClean: async (scene, of, value) => {
    await sql(scene, 'update standard set content = $2 where id = $1', [
      of.id,
      JSON.stringify(value ? content : unsound),
    ]);
  },
  selfReportAsked: async (scene, of, value) => {
    await policy(scene, of, { selfReport: value ? 'quarter' : 'off', period: 'quarter' });
  },
  barred: async (scene, of, value) => {
    await sql(
      scene,
      `delete from instance where cycle_id = $1 and unit_id = $2 and machine = 'rectification'`,
      [of.cycleId, of.unit.id],
    );
    if (value) await child(scene, of, { machine: 'rectification', data: { grave: true } });
  },
  anySustained: async (scene, of, value) => {
    await sql(
      scene,
      `delete from instance where parent_id = $1 and machine = 'objection' and stage = 'sustained'`,
      [of.id],
    );
    if (value) await child(scene, of, { machine: 'objection', at: { stage: 'sustained', context: {} } });
  },
  itemsOverdue: async (scene, of, value) => {
    await sql(
      scene,
      `update instance set context = context || jsonb_build_object('overdue', $2::bool),
          stage = case when $2 then 'open' else stage end, closed_at = case when $2 then null else closed_at end
        where parent_id = $1 and machine = 'rectificationItem'`,
      [of.id, value],
    );
  },
} satisfies Partial<Record<QueryFact, Arrange>>;

/** How to bring about every fact that takes a statement of its own; a missing one does not compile. */
export const arrangements: Record<QueryFact, Arrange> = {
  ...cycleFacts,
  ...assessmentFacts,
  ...visitFacts,
  ...questionnaireFacts,
  ...appealFacts,
  ...otherFacts,
};
