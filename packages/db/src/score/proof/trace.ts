import { Fault, firstUncarried, type TraceKind } from '@kaohe/domain';
import { filesOf, personOf } from '../../read/score.ts';
import type { Sql } from '../../sql.ts';

/** What an interview, a test or a drill said of one indicator when it was concluded. */
const ofMethod = (
  method: 'interview' | 'effectTest' | 'drill',
): string => `select m.id, '${method}', m.assessment_id, m.indicator, m.method,
      case when m.passed is null then '${method}' when m.passed then 'passed' else 'failed' end, m.facts, 0, m.rate, ${filesOf('m.evidence')},
      ${personOf('m.by')}, null, m.held_on::text, m.at, false, m.record_id
    from method_trace m where m.assessment_id = $1 and m.method = '${method}' and m.withdrawn_at is null`;

/**
 * What stands of each kind for the assessment `$1`, as SQL with the columns of `ProofView`: what is open, unsigned, struck or withdrawn is
 * no trace. A new kind is a line of `traceKinds` and a select here; `rate` is how much of the points it speaks for, in 1/100 per cent.
 */
const selects: Readonly<Record<TraceKind, string>> = {
  finding: `select f.id, 'finding' as source, f.visit_id as "caseId", f.indicator, f.method, f.kind, f.facts, f.points, null::int as rate,
      ${filesOf('f.evidence')} as evidence, ${personOf('f.by')} as by, ${personOf('f.second_signer')} as "secondSigner",
      null as "occurredOn", f.at, false as late, null::uuid as "recordId"
    from finding f where f.assessment_id = $1 and f.signed_at is not null and f.withdrawn_at is null`,
  workSheet: `select w.id, 'workSheet', w.id, w.indicator, null, w.direction, w.facts, w.points, null, ${filesOf('w.evidence')},
      ${personOf('w.filed_by')}, null, w.occurred_on::text, w.filed_at, w.late, null
    from work_sheet w where w.assessment_id = $1 and w.outcome in ('accepted', 'unanswered', 'kept')`,
  documentCheck: `select c.id, 'documentCheck', c.assessment_id, c.indicator, 'documentReview', 'documentCheck', c.opinion, 0, c.rate,
      ${filesOf('(select array_agg(g.file_id order by g.at, g.id) from filing g where g.id = any(c.filings))')},
      ${personOf('c.by')}, null, null, c.at, false, null
    from document_check c where c.assessment_id = $1 and c.superseded_at is null`,
  survey: `select q.id, 'survey', q.id, null, 'questionnaire', 'survey', q.title, 0, (q.result ->> 'points')::int, '[]', null, null, null,
      i.closed_at, false, null
    from questionnaire_of o join questionnaire q on q.id = o.questionnaire_id join instance i on i.id = q.id
    where o.assessment_id = $1 and q.kind = 'survey' and i.stage = 'tallied'`,
  ballot: `select q.id, 'ballot', q.id, null, 'questionnaire', 'ballot', q.title, (q.result ->> 'points')::int, null, '[]', null, null, null,
      i.closed_at, false, null
    from questionnaire_of o join questionnaire q on q.id = o.questionnaire_id join instance i on i.id = q.id
    where o.assessment_id = $1 and q.kind = 'ballot' and q.result ? 'points'`,
  interview: ofMethod('interview'),
  effectTest: ofMethod('effectTest'),
  drill: ofMethod('drill'),
};

/** All traces of the assessment `$1`. */
export const traces = Object.values(selects).join('\nunion all ');

const standing = {
  name: 'traces-standing',
  text: `select t.id, t.indicator, t.method from (${traces}) t`,
};
export type Standing = {
  readonly id: string;
  /** Null: it speaks for any. */
  readonly indicator: string | null;
  readonly method: string | null;
};

/** What stands of an assessment, of every method. */
export const tracesStanding = (tx: Sql, assessmentId: string): Promise<readonly Standing[]> =>
  tx.query<Standing>(standing, [assessmentId]);

type Resting = { readonly indicator: string; readonly rests?: readonly string[] | undefined };

/** Throws `invalid` for a line that rests on what isn't there, doesn't stand, or was seen on another indicator. */
export const checkRests = (lines: readonly Resting[], all: readonly Standing[]): void => {
  const byId = new Map(all.map((one) => [one.id, one]));
  lines.forEach(({ indicator, rests = [] }, index) => {
    for (const id of rests) {
      const trace = byId.get(id);
      if (trace !== undefined && (trace.indicator === null || trace.indicator === indicator)) continue;
      const issue = trace === undefined ? 'traceUnknown' : 'traceElsewhere';
      throw new Fault('invalid', { path: `lines.${index}.rests`, issue });
    }
  });
};

const uncarrying = {
  name: 'traces-uncarrying',
  text: `select f.id from file f where f.id = any($1::uuid[]) and (f.screenshot
      or exists (select from filing g where g.file_id = f.id and g.assessment_id = $2 and g.withdrawn_at is null and g.nature in ('screenshot', 'checkIn')))
    and not exists (select from filing g where g.file_id = f.id and g.assessment_id = $2 and g.withdrawn_at is null and g.nature in ('document', 'photo'))`,
};

/** Throws `invalid` for a line that gives points for pictures of screens or check-ins alone: they carry none. */
export const checkCarried = async (
  tx: Sql,
  assessmentId: string,
  lines: readonly (Resting & { readonly points: number; readonly evidence: readonly string[] })[],
): Promise<void> => {
  const files = [...new Set(lines.flatMap(({ evidence }) => evidence))];
  const rows = await tx.query<{ id: string }>(uncarrying, [files, assessmentId]);
  const at = firstUncarried(lines, new Set(rows.map(({ id }) => id)));
  if (at !== null) throw new Fault('invalid', { path: `lines.${at}.evidence`, issue: 'nothingCarries' });
};
