import type { SampleKind } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { Scope } from '../read/scope.ts';
import type { Statement } from '../sql.ts';
import { demandLister } from './sample.ts';
import { subjectsText } from './subject.ts';

/** What the system holds that a sample may be drawn from, by where it comes from. */
export type Candidates = {
  readonly from: 'filings' | 'subjects' | 'units' | 'earlier';
  readonly items: readonly string[];
};

const visit = `select i.unit_id as "unitId", i.parent_id as "assessmentId", i.unit_path as path from instance i where i.id = $1`;
/** As many as a list takes. */
const most = 5000;

/** Documents that stand; of one title several, each with its file's name. */
const filings: Statement = {
  name: 'sample-filings',
  text: `with v as (${visit}) select case when count(*) over (partition by g.title) > 1 then g.title || '（' || f.name || '）' else g.title end as item
    from v join filing g on g.assessment_id = v."assessmentId" and g.withdrawn_at is null join file f on f.id = g.file_id
    order by g.at, g.id limit ${most}`,
};
const subjects: Statement = {
  name: 'sample-subjects',
  text: `with v as (${visit}) select s.name as item from v cross join lateral (${subjectsText('v."unitId"', 'app_now()')}) s limit ${most}`,
};
const units: Statement = {
  name: 'sample-units',
  text: `with v as (${visit}) select u.name as item from v join unit u on (u.path = v.path or starts_with(u.path, v.path || '/')) and u.active
    order by u.path limit ${most}`,
};
/** Places of the unit that were listed or gone to before: nothing of them is secret. */
const earlier: Statement = {
  name: 'sample-earlier',
  text: `with v as (${visit}), own as (select i.id from v join instance i on i.unit_id = v."unitId" and i.machine = 'siteVisit')
    select distinct item from (select unnest(l.items) as item from own join visit_list l on l.visit_id = own.id and l.kind = 'place'
      union all select s.place from own join visit_session s on s.visit_id = own.id) x order by item limit ${most}`,
};
const sources: Readonly<Record<SampleKind, readonly (readonly [Candidates['from'], Statement])[]>> = {
  document: [['filings', filings]],
  person: [['subjects', subjects]],
  place: [
    ['units', units],
    ['earlier', earlier],
  ],
};

/**
 * What of a kind the system knows in the unit of a visit, for its lead to make a list of. Each entry once.
 * @throws Fault `notFound`, `forbidden`, `refused` after the wrap-up
 */
export const readCandidates = async (
  db: Db,
  scope: Scope,
  { id, kind }: { readonly id: string; readonly kind: SampleKind },
): Promise<readonly Candidates[]> => {
  await demandLister(db, scope, id);
  return Promise.all(
    sources[kind].map(async ([from, statement]) => {
      const rows = await db.query<{ item: string }>(statement, [id]);
      return { from, items: [...new Set(rows.map(({ item }) => item.trim()))].filter((item) => item !== '') };
    }),
  );
};
