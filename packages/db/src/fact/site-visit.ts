import { dueOn } from '@kaohe/domain';
import { asked, type Query } from './fact.ts';

/** A visitor may have recorded and scored in the unit; what bars him is a recusal, or that he belongs or belonged to it. */
const teamClear = asked(
  'team-clear',
  `select count(*) > 0 and bool_and(p.active
      and not exists (select from recusal r where r.person_id = p.id and (r.case_id = any($2) or r.unit_id = $3))
      and not exists (select from appointment u where u.person_id = p.id and u.unit_id = $3 and u.starts_on <= d.day
        and u.role in ('secretary', 'discipline', 'cadre', 'clerk')
        and (u.ends_on is null or u.ends_on > d.day - make_interval(years => $5)))) as holds
    from appointment t join person p on p.id = t.person_id cross join (select local_day($4) as day) d
    where t.case_id = $1`,
  async ({ id, lineage, unitId, at, policy }) => {
    const { recusal } = await policy();
    return [id, lineage, unitId, at, recusal.formerUnitYears];
  },
);

/** Whole working days lie between: the window is due at the end of its last day, the visit begins after it. */
const noticeGiven: Query = async (_tx, { at, dates, policy, calendar }) => {
  const { windows } = await policy();
  const notice = dueOn({ from: at, window: windows.visitNotice, calendar: await calendar() });
  const begins = dates.visitDate;
  return 'due' in notice && begins !== undefined && notice.due <= new Date(begins);
};

const findingsSigned = asked(
  'findings-signed',
  `select not exists (select from finding f where f.visit_id = $1 and f.signed_at is null and f.withdrawn_at is null) as holds`,
  ({ id }) => [id],
);

export const siteVisitQueries = { teamClear, noticeGiven, findingsSigned };
