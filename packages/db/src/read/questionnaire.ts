import {
  type AskedBefore,
  Fault,
  lintQuestions,
  type Outcome,
  type Paper,
  type PaperDifference,
  paperDifferences,
  type Question,
  type QuestionFinding,
  questionsSchema,
  registry,
  tagsOf,
  type Voters,
} from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { askedBefore } from '../questionnaire/before.ts';
import { type Entry, entriesOf, papersByClass } from '../questionnaire/paper.ts';
import { demand, type Met } from './place.ts';
import type { PersonRef, UnitRef } from './row.ts';
import type { Scope } from './scope.ts';
import { type FileRef, filesOf, personOf } from './score.ts';

type Named = { readonly key: string; readonly name: { readonly zh: string; readonly en: string } };
export type PoolUnit = { readonly assessmentId: string; readonly unit: UnitRef };
export type DebriefingView = {
  readonly subjectKind: string;
  readonly by: PersonRef | null;
  readonly text: string;
  readonly evidence: readonly FileRef[];
  readonly at: string;
  readonly comment: string | null;
  readonly commentBy: PersonRef | null;
};
export type MeetingView = {
  readonly heldOn: string;
  readonly place: string;
  readonly people: number;
  readonly attendance: readonly {
    readonly subjectKind: string;
    readonly present: boolean;
    readonly reason?: string;
  }[];
};

/** What is asked, of how many voters of each class, and what came of it. */
export type QuestionnaireView = {
  readonly version: number;
  readonly kind: 'survey' | 'ballot';
  readonly title: string;
  readonly questions: readonly Question[];
  readonly findings: readonly QuestionFinding[];
  /** Other questionnaires to the same units' people, for whoever writes the questions; empty for everybody else. */
  readonly before: readonly AskedBefore[];
  readonly voters: Voters;
  readonly handedOut: Voters;
  readonly papers: Voters;
  /** Grades of the policy, and classes of voters. */
  readonly choices: readonly (Named & { readonly points: number })[];
  readonly classes: readonly (Named & { readonly weight: number })[];
  readonly smallestGroup: number;
  readonly smallBranches: 'pooled' | 'withServed';
  /** Units whose people are asked together with the unit's own. */
  readonly pool: readonly PoolUnit[];
  readonly debriefings: readonly DebriefingView[];
  readonly meeting: MeetingView | null;
  /** Null until it is closed, and when too few answered. */
  readonly result: Outcome | null;
};

const unitJson = (unit: string): string =>
  `jsonb_build_object('id', ${unit}.id, 'name', ${unit}.name, 'shortName', ${unit}.short_name, 'path', ${unit}.path)`;
const one = {
  name: 'questionnaire-view',
  text: `select i.version, q.kind, q.title, q.questions, q.voters, q.handed_out as "handedOut", q.result, ${papersByClass('q.id')} as papers,
      (select c.policy_version from cycle c where c.id = i.cycle_id) as "policyVersion",
      (select coalesce(jsonb_agg(jsonb_build_object('assessmentId', p.assessment_id, 'unit', ${unitJson('u')}) order by u.path), '[]')
        from questionnaire_pool p join assessment a on a.id = p.assessment_id join unit u on u.id = a.unit_id
        where p.questionnaire_id = q.id) as pool,
      (select coalesce(jsonb_agg(jsonb_build_object('subjectKind', d.subject_kind, 'by', ${personOf('d.by')}, 'text', d.text,
          'evidence', ${filesOf('d.evidence')}, 'at', d.at, 'comment', d.comment, 'commentBy', ${personOf('d.comment_by')}) order by d.subject_kind desc), '[]')
        from debriefing d where d.questionnaire_id = q.id) as debriefings,
      (select jsonb_build_object('heldOn', m.held_on::text, 'place', m.place, 'people', m.people, 'attendance', m.attendance)
        from debriefing_meeting m where m.questionnaire_id = q.id) as meeting
    from questionnaire q join instance i on i.id = q.id where q.id = $1`,
};
type Row = Omit<
  QuestionnaireView,
  'questions' | 'findings' | 'before' | 'choices' | 'classes' | 'smallestGroup' | 'smallBranches'
> & {
  readonly questions: unknown;
  readonly policyVersion: number | null;
};

const stored = async (db: Db, met: Met) => {
  const [row] = await db.query<Row>(one, [met.id]);
  if (row === undefined) throw new Error('a questionnaire has no row');
  const policy = await policyOf(db, db.memory, { id: met.cycleId, version: row.policyVersion });
  return { row, policy, questions: questionsSchema.parse(row.questions) };
};

/** The questions of a questionnaire within the scope, with the debriefing before it and what came of it. Throws `notFound`. */
export const readQuestionnaire = async (db: Db, scope: Scope, id: string): Promise<QuestionnaireView> => {
  const met = await demand(db, scope, { id, machine: 'questionnaire' });
  const { row, policy, questions } = await stored(db, met);
  const { policyVersion: _, ...kept } = row;
  const { smallestGroup, smallBranches } = policy.questionnaire;
  const grades = policy.ballot.choices.map(({ key }) => key);
  const writes =
    met.held.includes('office') && tagsOf(registry.questionnaire.machine, met.stage).includes('editable');
  const before = writes ? await askedBefore(db, id) : [];
  return {
    ...kept,
    questions,
    findings: lintQuestions({ questions, kind: row.kind, voters: row.voters, smallestGroup, grades, before }),
    before,
    choices: policy.ballot.choices.map(({ key, name, points }) => ({ key, name, points })),
    classes: policy.ballot.classes,
    smallestGroup,
    smallBranches,
  };
};

const poolable = {
  name: 'questionnaire-poolable',
  text: `select a.id as "assessmentId", ${unitJson('u')} as unit from assessment a join instance i on i.id = a.id join unit u on u.id = a.unit_id
    where a.cycle_id = $1 and i.closed_at is null and a.id <> (select assessment_id from questionnaire where id = $2)
      and ($3 = '' or u.name ilike '%' || $3 || '%' or u.short_name ilike '%' || $3 || '%') order by u.path limit 50`,
};

/** Units of the cycle that might be asked together with this one, at most 50, by a part of the name. Throws `notFound`. */
export const readPoolable = async (
  db: Db,
  scope: Scope,
  { id, search }: { readonly id: string; readonly search: string },
): Promise<readonly PoolUnit[]> => {
  const met = await demand(db, scope, { id, machine: 'questionnaire' });
  if (!met.held.includes('office')) throw new Fault('forbidden');
  return db.query<PoolUnit>(poolable, [met.cycleId, met.id, search.replace(/[%_\\]/g, '\\$&')]);
};

/** A batch of papers as its reader may see it. */
export type BatchView = {
  readonly batch: number;
  readonly papers: number;
  readonly agreed: boolean;
  readonly passes: readonly { readonly pass: number; readonly mine: boolean }[];
  /** What the reader typed himself, until it agrees. */
  readonly mine: readonly Paper[] | null;
  /** Where the entries differ; told to the two who typed them. */
  readonly differences: readonly PaperDifference[];
};

const batchView = (entries: readonly Entry[], personId: string, ids: readonly string[]): BatchView => {
  const [first, second] = entries;
  const own = entries.find(({ by }) => by === personId);
  const agreed = entries.some((entry) => entry.agreed);
  return {
    batch: first?.batch ?? 0,
    papers: Math.max(...entries.map(({ papers }) => papers.length)),
    agreed,
    passes: entries.map(({ pass, by }) => ({ pass, mine: by === personId })),
    mine: own !== undefined && !agreed ? own.papers : null,
    differences:
      own !== undefined && first && second && !agreed
        ? paperDifferences(first.papers, second.papers, ids)
        : [],
  };
};

/** The batches of papers of a questionnaire, for the office that types them. Throws `notFound`, `forbidden`. */
export const readPapers = async (db: Db, scope: Scope, id: string): Promise<readonly BatchView[]> => {
  const met = await demand(db, scope, { id, machine: 'questionnaire' });
  if (!met.held.includes('office')) throw new Fault('forbidden');
  const { questions } = await stored(db, met);
  const entries = await entriesOf(db, db.memory, { id: met.id, batch: null });
  const batches = [...new Set(entries.map(({ batch }) => batch))];
  const ids = questions.map((question) => question.id);
  return batches.map((batch) =>
    batchView(
      entries.filter((entry) => entry.batch === batch),
      scope.personId,
      ids,
    ),
  );
};
