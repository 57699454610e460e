import { answer, issueLinks, saveQuestions } from '@kaohe/db';
import type { MachineName } from '@kaohe/domain';
import { type Branch, type Company, openCycle, openedBy, textHashOf } from './company.ts';
import { pass, pump } from './pump.ts';
import { type Person, send } from './world.ts';

/** A cycle under way. */
export type Course = {
  readonly here: Company;
  readonly cycle: string;
  readonly standard: string;
  readonly entries: readonly [Entry, Entry, Entry];
};
/** A unit in it. */
export type Entry = { readonly branch: Branch; readonly assessment: string };

export const childrenOf = async (
  here: Company,
  parent: string,
  machine: MachineName,
): Promise<readonly string[]> => {
  const rows = await here.db.query<{ id: string }>(
    {
      text: `select id from instance where parent_id = $1 and machine = $2 order by data ->> 'no', created_at, id`,
    },
    [parent, machine],
  );
  return rows.map(({ id }) => id);
};

const subjectsOf = ({ secretary, discipline, cadre }: Branch) => [secretary, discipline, cadre];

type Signed = readonly [type: string, data: unknown, who: Person];
/** Sends an event that signs, with the text as it is now. */
export const sign = async (here: Company, id: string, [type, data, who]: Signed) =>
  send(here.db, id, [type, data, who, { textHash: await textHashOf(here.db, id) }]);

/** Admitted, acknowledged, started with two periods. */
export const started = async (here: Company, policy: object = {}): Promise<Course> => {
  const { db, office, branches } = here;
  const { cycle, standard } = await openCycle(here, policy);
  const units = branches.map(({ id }) => ({ unitId: id }));
  const { opened } = await send(db, cycle, ['cycle.admitUnits', { units }, office]);
  const entry = async (index: 0 | 1 | 2): Promise<Entry> => {
    const branch = branches[index];
    const assessment = opened[index]?.id ?? '';
    for (const one of subjectsOf(branch)) await sign(here, assessment, ['assessment.acknowledge', {}, one]);
    return { branch, assessment };
  };
  const entries = [await entry(0), await entry(1), await entry(2)] as const;
  const periods = [
    { no: 1, name: '上半年', dates: { periodEnd: '2026-06-30T16:00:00.000Z' } },
    { no: 2, name: '下半年', dates: { periodEnd: '2026-10-31T16:00:00.000Z' } },
  ];
  await send(db, cycle, ['cycle.start', { periods }, office]);
  await pump(db);
  return { here, cycle, standard, entries };
};

export type Observed = Partial<{
  indicator: string;
  subjectKind: string;
  points: number;
  occurredOn: string;
  facts: string;
}>;
/** Files a sheet; positive or a problem by its points. */
export const fileSheet = async (
  { here }: Course,
  review: string,
  observed: Observed = {},
): Promise<string> => {
  const { points = 0 } = observed;
  const direction = points > 0 ? 'positive' : points < 0 ? 'problem' : 'neutral';
  const data = {
    indicator: 'A1',
    subjectKind: 'secretary',
    direction,
    occurredOn: '2026-03-02',
    facts: '抽查记录完整。',
    points,
    evidence: [await here.file()],
    ...observed,
  };
  return openedBy(await send(here.db, review, ['periodReview.fileSheet', data, here.assessors[0]]));
};
export const accept = async ({ here }: Course, { branch }: Entry, sheet: string): Promise<void> => {
  await send(here.db, sheet, ['workSheet.accept', {}, branch.secretary]);
};

/** The period ends, is verified and locked for all units. */
export const closePeriod = async (
  { here, cycle, entries }: Course,
  no: number,
  after: string,
): Promise<void> => {
  const { db, assessors, office } = here;
  await pass(db, after);
  for (const { assessment } of entries) {
    const review = (await childrenOf(here, assessment, 'periodReview'))[no - 1] ?? '';
    await send(db, review, ['periodReview.verify', { conclusion: '属实', evidence: [] }, assessors[0]]);
  }
  const meeting = { period: no, heldOn: after.slice(0, 10), minutes: '研究全部单位情况' };
  await send(db, cycle, ['cycle.recordMeeting', meeting, office]);
  await send(db, cycle, ['cycle.publishBulletin', { period: no, title: '通报', text: '正文' }, office]);
  await pump(db);
};

export type Found = { readonly indicator: string; readonly method: string };
const bothProved: readonly Found[] = [
  { indicator: 'A1', method: 'interview' },
  { indicator: 'A2', method: 'effectTest' },
];

export const planVisit = async ({ here }: Course, { assessment }: Entry, day: string): Promise<string> => {
  const { db, office, lead, assessors } = here;
  const data = {
    team: assessors.map(({ personId }) => personId),
    lead: lead.personId,
    from: day,
    to: day,
    programme: '见面会',
    sampleSeed: 's',
    dates: { visitDate: new Date(`${day}T09:00:00+08:00`).toISOString() },
  };
  return openedBy(await send(db, assessment, ['assessment.planVisit', data, office]));
};

/** The list of a kick-off to which every subject of the unit came. */
export const everybody = async ({ db }: Company, unitId: string) => {
  const rows = await db.query<{ id: string; name: string; role: string }>(
    {
      text: `select distinct p.id, p.name, a.role from appointment a join person p on p.id = a.person_id
        where a.unit_id = $1 and a.role in ('secretary', 'discipline', 'cadre')`,
    },
    [unitId],
  );
  return rows.map(({ id, name, role }) => ({ person: id, post: name, subjectKind: role, present: true }));
};

/** A visit from its announcement to its sign-off, with a finding for each indicator. */
export const liveVisit = async (
  course: Course,
  entry: Entry,
  { day, found = bothProved }: { day: string; found?: readonly Found[] },
): Promise<string> => {
  const { here } = course;
  const { db, office, lead, assessors } = here;
  const visit = await planVisit(course, entry, day);
  await send(db, visit, ['siteVisit.announce', {}, office]);
  const attendance = await everybody(here, entry.branch.id);
  await send(db, visit, ['siteVisit.kickoff', { heldOn: day, attendance }, lead]);
  for (const { indicator, method } of found) {
    const data = {
      indicator,
      method,
      subjectKind: 'secretary',
      kind: 'achievement',
      facts: '属实',
      opinion: '好',
      points: 0,
      evidence: [await here.file()],
      secondSigner: assessors[1].personId,
    };
    await send(db, visit, ['siteVisit.find', data, assessors[0]]);
  }
  const findings = await db.query<{ id: string }>(
    { text: 'select id from finding where visit_id = $1 order by at' },
    [visit],
  );
  for (const { id } of findings)
    await send(db, visit, ['siteVisit.countersign', { finding: id }, assessors[1]]);
  const unanswered = '单位当场未能核对。';
  await send(db, visit, ['siteVisit.wrapUp', { summary: '小结', comments: '认可', unanswered }, lead]);
  for (const one of [lead, ...assessors]) await sign(here, visit, ['siteVisit.sign', {}, one]);
  await pump(db);
  return visit;
};

const classes = { A: 2, B: 3, C: 2 };
export type Voices = readonly { readonly class: keyof typeof classes; readonly choice: string }[];
const allGood: Voices = [
  ...(['A', 'A', 'B', 'B', 'B', 'C', 'C'] as const).map((name) => ({ class: name, choice: 'good' })),
];

/** Every subject reports, the meeting is held, each report is commented on. */
export const debriefed = async ({ db, office }: Company, id: string, branch: Branch): Promise<void> => {
  for (const one of subjectsOf(branch))
    await send(db, id, ['questionnaire.debrief', { text: '述职', evidence: [] }, one]);
  const kinds = ['secretary', 'discipline', 'cadre'];
  const attendance = kinds.map((subjectKind) => ({ subjectKind, present: true }));
  const meeting = { heldOn: '2026-11-01', place: '会议室', people: 7, attendance };
  await send(db, id, ['questionnaire.holdMeeting', meeting, office]);
  for (const subjectKind of kinds)
    await send(db, id, ['questionnaire.comment', { subjectKind, text: '点评' }, office]);
};

/** A ballot after the debriefing, with an answer for each voice. */
export const liveBallot = async (
  { here }: Course,
  { assessment, branch }: Entry,
  voices: Voices = allGood,
): Promise<string> => {
  const { db, office } = here;
  const planned = await send(db, assessment, [
    'assessment.planSurvey',
    { kind: 'ballot', title: '测评', voters: 7 },
    office,
  ]);
  const id = openedBy(planned);
  const questions = [{ id: 'q1', text: '总体评价', kind: 'grade', required: true }];
  await saveQuestions(db, { id, version: 1, actor: office, questions, voters: classes });
  await debriefed(here, id, branch);
  await send(db, id, ['questionnaire.open', {}, office]);
  const links = [...(await issueLinks(db, { id, actor: office, voters: classes }))];
  for (const voice of voices) {
    const index = links.findIndex((link) => link.class === voice.class);
    const [link] = links.splice(index, 1);
    await answer(db, link?.token ?? '', { q1: voice.choice });
  }
  await send(db, id, ['questionnaire.close', { reasons: '收齐' }, office]);
  await pump(db);
  return id;
};

export type Points = Partial<{ A1: number; A2: number; more: readonly object[] }>;
/** On-site lines for both indicators. */
export const linesOf = async (
  here: Company,
  { A1 = 4000, A2 = 4000, more = [] }: Points = {},
): Promise<readonly object[]> => {
  const evidence = [await here.file('评分.txt')];
  const line = { component: 'onSite', reason: '逐项核对', evidence };
  return [
    { ...line, indicator: 'A1', subjectKind: 'secretary', points: A1 },
    { ...line, indicator: 'A2', subjectKind: 'cadre', points: A2 },
    ...more,
  ];
};

/** Every assessor scores; the lead reconciles with these lines. */
export const score = async (
  { here }: Course,
  { assessment }: Entry,
  lines: readonly object[],
): Promise<void> => {
  for (const one of here.assessors) await sign(here, assessment, ['assessment.score', { lines }, one]);
  await send(here.db, assessment, ['assessment.reconcile', { reasons: '核对', lines }, here.lead]);
};
/** From the start to the score of all units. */
export const scoredCourse = async (
  here: Company,
  points: readonly [Points, Points, Points],
  policy: object = {},
): Promise<Course> => {
  const { db, office } = here;
  const course = await started(here, policy);
  await pass(db, '2026-03-10T10:00:00+08:00');
  for (const entry of course.entries) {
    const [review = ''] = await childrenOf(here, entry.assessment, 'periodReview');
    await accept(course, entry, await fileSheet(course, review));
  }
  await closePeriod(course, 1, '2026-07-02T10:00:00+08:00');
  await send(db, course.cycle, ['cycle.beginVisits', {}, office]);
  await pump(db);
  await closePeriod(course, 2, '2026-11-02T10:00:00+08:00');
  for (const [index, entry] of course.entries.entries()) {
    await liveBallot(course, entry);
    await liveVisit(course, entry, { day: '2026-11-09' });
    await score(course, entry, await linesOf(here, points[index]));
  }
  return course;
};

const feedback = async (here: Company) => ({
  achievements: [{ text: '成效明显', evidence: [await here.file()] }],
  problems: [{ text: '记录不全', indicator: 'A2', subjectKind: 'cadre', evidence: [await here.file()] }],
});

/** Feedback issued and received by all units. */
export const answerableCourse = async (
  here: Company,
  points: readonly [Points, Points, Points],
  policy: object = {},
): Promise<Course> => {
  const { db, office, lead } = here;
  const course = await scoredCourse(here, points, policy);
  await send(db, course.cycle, ['cycle.beginFeedback', {}, office]);
  await pump(db);
  for (const { assessment, branch } of course.entries) {
    await send(db, assessment, ['assessment.draftFeedback', await feedback(here), lead]);
    await send(db, assessment, ['assessment.issue', {}, office]);
    await send(db, assessment, ['assessment.receive', {}, branch.secretary]);
  }
  return course;
};

export const waive = async ({ here }: Course, { assessment, branch }: Entry): Promise<void> => {
  for (const one of subjectsOf(branch)) await sign(here, assessment, ['assessment.waive', {}, one]);
};

/** Lines in force by indicator and component, `A2.onSite` → id. */
export const currentLines = async ({ here }: Course, { assessment }: Entry) => {
  const rows = await here.db.query<{ id: string; key: string; points: number; kind: string }>(
    {
      text: `select l.id, l.indicator || '.' || l.component as key, l.points, l.kind from score_line l where l.assessment_id = $1
        and not l.proposal and l.voided_at is null and not exists (select from score_line n where n.supersedes = l.id) order by key, l.kind desc`,
    },
    [assessment],
  );
  return rows;
};
export const lineId = async (course: Course, entry: Entry, key: string): Promise<string> =>
  (await currentLines(course, entry)).find((line) => line.key === key)?.id ?? '';

export const totalOf = async ({ here }: Course, { assessment }: Entry): Promise<number> => {
  const [row] = await here.db.query<{ total: number }>(
    { text: 'select total from score where assessment_id = $1 order by seq desc limit 1' },
    [assessment],
  );
  return row?.total ?? -1;
};
export { pass, pump };
