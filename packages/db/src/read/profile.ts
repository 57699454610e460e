import { debriefing, Fault, type Method, type SubjectKind } from '@kaohe/domain';
import { z } from 'zod';
import type { Db } from '../client.ts';
import { binds } from './binds.ts';
import { type Explanation, explanationOf, type ToldLineView } from './explanation.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from './page.ts';
import type { PersonRef, UnitRef } from './row.ts';
import { reached, type Scope } from './scope.ts';
import { asSuperior } from './superior.ts';
import { tookPart } from './took-part.ts';

export type SubjectRole = 'secretary' | 'discipline' | 'cadre';
/** A responsible subject: a person in a post of a unit. */
export type SubjectRow = PersonRef & {
  readonly role: SubjectRole;
  readonly unit: UnitRef;
  readonly post: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
};
/** An indicator as far as it is this subject's; points in 1/100. */
export type SubjectIndicator = {
  readonly code: string;
  readonly name: string;
  readonly subjectKind: SubjectKind;
  readonly lines: number;
  readonly points: number;
  readonly lost: number;
};
export type SubjectFinding = {
  readonly indicator: string | null;
  readonly kind: string;
  readonly method: Method | null;
  readonly facts: string;
  readonly at: string;
};
/** A year of a subject in a unit. */
export type SubjectYear = {
  readonly assessmentId: string;
  readonly cycle: { readonly name: string; readonly year: number };
  readonly unit: UnitRef;
  readonly role: SubjectRole;
  /** The unit's, not the person's. */
  readonly total: number;
  readonly grade: string | null;
  readonly points: number;
  readonly lost: number;
  readonly indicators: readonly SubjectIndicator[];
  readonly findings: readonly SubjectFinding[];
  /** What he signed himself, and how much of that somebody else had prepared. */
  readonly signed: number;
  readonly prepared: number;
  /** The ballot of the secretary's debriefing: the whole and nothing smaller; null: none, or too few answered. */
  readonly ballot: {
    readonly points: number;
    readonly satisfied: number;
    readonly voices: number;
  } | null;
};
export type Profile = {
  readonly person: PersonRef;
  readonly posts: readonly Omit<SubjectRow, 'id' | 'name'>[];
  /** The newest first, at most six. */
  readonly years: readonly SubjectYear[];
};

const mostYears = 6;

/** A recusal from the unit, or from the case, closes it to a superior. */
const barred = (reader: string): string => `exists (select from recusal r where r.person_id = ${reader}::uuid
  and r.outcome in ('standing', 'granted') and (r.unit_id = i.unit_id or r.case_id = any(i.lineage)))`;

type Filter = Paging & { readonly search?: string | undefined };
const likeable = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Responsible subjects of units that are or were assessed, within the reach of a superior; by name, page by page. */
export const readSubjects = async (db: Db, scope: Scope, filter: Filter): Promise<Page<SubjectRow>> => {
  const size = pageSize(filter);
  const all = binds();
  const [name = null, id = null] =
    filter.cursor === undefined ? [] : keyOf(filter.cursor, z.tuple([keys.text, keys.id]));
  const [after, of] = [all.bind(name), all.bind(id)];
  const part = all.bind(filter.search === undefined ? null : `%${likeable(filter.search)}%`);
  const reader = all.bind(scope.personId);
  const rows = await db.query<SubjectRow & { readonly appointment: string }>(
    {
      text: `select p.id, p.name, a.id as appointment, a.role, a.post, a.starts_on::text as "startsOn", a.ends_on::text as "endsOn",
          jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'path', u.path) as unit
        from appointment a join person p on p.id = a.person_id join unit u on u.id = a.unit_id
        where a.role in ('secretary', 'discipline', 'cadre') and a.case_id is null
          and (${after}::text is null or (p.name, a.id) > (${after}, ${of}::uuid))
          and (${part}::text is null or p.name ilike ${part} or u.name ilike ${part})
          and exists (select from instance i where i.machine = 'assessment' and i.unit_id = u.id and not ${barred(reader)}
            and ${reached(all, asSuperior(scope), { tookPart })})
        order by p.name, a.id limit ${all.bind(size + 1)}`,
    },
    [...all.values],
  );
  return paged(rows, size, {
    item: ({ appointment: _id, ...row }) => row,
    key: (row) => [row.name, row.appointment],
  });
};

type Stored = Pick<SubjectYear, 'assessmentId' | 'role' | 'grade' | 'signed' | 'prepared' | 'ballot'> & {
  readonly cycleId: string;
};

/** Assessments during whose year the person held the office: his own once they are told, others' as a superior. */
const readYears = (db: Db, scope: Scope, personId: string): Promise<readonly Stored[]> => {
  const all = binds();
  const [person, reader] = [all.bind(personId), all.bind(scope.personId)];
  const own =
    scope.personId === personId
      ? `(${reached(all, scope, { tookPart })} and a.issued_at is not null)`
      : 'false';
  // What he filed against his score is for himself and for those who see the appeal.
  const counted =
    scope.personId === personId ? 'true' : `x.machine <> 'appeal' and j.event <> 'assessment.appeal'`;
  const above = `(${reached(all, asSuperior(scope), { tookPart })} and not ${barred(reader)})`;
  return db.query<Stored>(
    {
      text: `select distinct on (c.year, i.id) i.id as "assessmentId", a.cycle_id as "cycleId", m.role,
          (select g.proposed from grade_entry g join grade_round l on l.cycle_id = g.cycle_id and l.round = g.round
            where g.assessment_id = a.id and l.confirmed_at is not null and l.reopened_at is null order by g.round desc limit 1) as grade,
          (select count(*)::int from journal j join instance x on x.id = j.instance_id
            where x.lineage @> array[i.id] and j.actor_id = ${person}::uuid and j.role = m.role and ${counted}) as signed,
          (select count(*)::int from journal j join instance x on x.id = j.instance_id
            join draft d on d.instance_id = j.instance_id and d.event = j.event and d.by <> ${person}::uuid
            where x.lineage @> array[i.id] and j.actor_id = ${person}::uuid and j.role = m.role and ${counted}) as prepared,
          case when m.role = 'secretary' then (select jsonb_build_object('points', (q.result ->> 'points')::int,
              'satisfied', (q.result #>> '{satisfaction,satisfied}')::int, 'voices', (q.result #>> '{satisfaction,voices}')::int)
            from questionnaire_of o join questionnaire q on q.id = o.questionnaire_id join instance y on y.id = q.id where o.assessment_id = a.id and q.kind = 'ballot' and q.result ? 'points'
            order by y.closed_at desc limit 1) end as ballot
        from assessment a join instance i on i.id = a.id join cycle c on c.id = a.cycle_id
          join appointment m on m.unit_id = a.unit_id and m.person_id = ${person}::uuid and m.case_id is null
            and m.role in ('secretary', 'discipline', 'cadre')
            and m.starts_on <= make_date(c.year, 12, 31) and (m.ends_on is null or m.ends_on >= make_date(c.year, 1, 1))
        where not 'cancelled' = any(i.tags) and (${own} or ${above})
          and exists (select from score s where s.assessment_id = a.id)
        order by c.year desc, i.id, m.role limit ${mostYears}`,
    },
    [...all.values],
  );
};

/** The secretary answers for the organisation as well. */
const kindsOf: Readonly<Record<SubjectRole, readonly SubjectKind[]>> = {
  secretary: ['secretary', 'organisation'],
  discipline: ['discipline'],
  cadre: ['cadre'],
};

type Told = { readonly line: ToldLineView; readonly lost: number; readonly name: string };
const linesFor = ({ tree }: Explanation, role: SubjectRole): readonly Told[] =>
  tree.flatMap(({ indicators }) =>
    indicators.flatMap(({ indicator, parts }) =>
      parts.flatMap(({ lines }) =>
        lines
          .filter(({ line }) => kindsOf[role].includes(line.subjectKind))
          .map(({ line, lost }) => ({ line, lost, name: indicator.name })),
      ),
    ),
  );

const indicatorsFor = (told: readonly Told[]): readonly SubjectIndicator[] =>
  [...Map.groupBy(told, ({ line }) => `${line.indicator} ${line.subjectKind}`).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { indicator: code, subjectKind } = first.line;
    const points = own.reduce((sum, { line }) => sum + line.points, 0);
    const lost = own.reduce((sum, one) => sum + one.lost, 0);
    return [{ code, name: first.name, subjectKind, lines: own.length, points, lost }];
  });

/** What an explanation says of the subject, beside the unit's own figures. */
const yearOf = (explanation: Explanation, { cycleId: _cycle, ...stored }: Stored): SubjectYear => {
  const told = linesFor(explanation, stored.role);
  const codes = new Set(told.map(({ line }) => line.indicator));
  const indicators = indicatorsFor(told);
  // The ballot is on a scale of its own and told apart.
  const own = indicators.filter(({ code }) => code !== debriefing.code);
  return {
    ...stored,
    cycle: { name: explanation.cycle.name, year: explanation.cycle.year },
    unit: explanation.unit,
    total: explanation.score.total,
    points: own.reduce((sum, one) => sum + one.points, 0),
    lost: own.reduce((sum, one) => sum + one.lost, 0),
    indicators,
    findings: explanation.proofs
      .filter(({ source, indicator }) => source !== 'ballot' && indicator !== null && codes.has(indicator))
      .map(({ indicator, kind, method, facts, at }) => ({ indicator, kind, method, facts, at })),
  };
};

const posts = {
  name: 'profile-posts',
  text: `select a.role, a.post, a.starts_on::text as "startsOn", a.ends_on::text as "endsOn",
      jsonb_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'path', u.path) as unit
    from appointment a join unit u on u.id = a.unit_id where a.person_id = $1 and a.case_id is null
      and a.role in ('secretary', 'discipline', 'cadre') and (u.id = any($2::uuid[]) or $3) order by a.starts_on desc, a.role`,
};

/**
 * A responsible subject over indicators and years. For himself, of what he has been told; for the office and those above, within their
 * reach and not where they are recused. `notFound` for anybody else, and where there is no year to tell of.
 */
export const readProfile = async (db: Db, scope: Scope, personId: string): Promise<Profile> => {
  const [person] = await db.query<PersonRef>({ text: 'select id, name from person where id = $1' }, [
    personId,
  ]);
  const stored = person === undefined ? [] : await readYears(db, scope, personId);
  const isOwn = scope.personId === personId;
  if (person === undefined || (stored.length === 0 && !isOwn))
    throw new Fault('notFound', { what: 'person' });
  // At most six years, each of a few statements.
  const years = await Promise.all(
    stored.map(async (one) => {
      const { assessmentId: id, cycleId } = one;
      const told = await explanationOf(db, { id, cycleId, personId: null, unitId: null, mayAppeal: false });
      return told === null ? null : yearOf(told, one);
    }),
  );
  const shown = years.filter((one) => one !== null).sort((a, b) => b.cycle.year - a.cycle.year);
  const units = shown.map(({ unit }) => unit.id);
  return {
    person,
    posts: await db.query<Profile['posts'][number]>(posts, [personId, units, isOwn]),
    years: shown,
  };
};
