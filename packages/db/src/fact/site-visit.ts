import { dueOn } from '@kaohe/domain';
import { barredFromVisit } from '../record/visitor.ts';
import { asked, type Query } from './fact.ts';

const teamClear = asked(
  'team-clear',
  `select count(*) > 0 and bool_and(p.active
      and not ${barredFromVisit({ person: 'p.id', lineage: '$2', unit: '$3', day: 'd.day', years: '$5' })}) as holds
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

const sessionsEnded = asked(
  'sessions-ended',
  'select not exists (select from visit_session s where s.visit_id = $1 and s.ends_at is null) as holds',
  ({ id }) => [id],
);

export const siteVisitQueries = { teamClear, noticeGiven, findingsSigned, sessionsEnded };
