import type { ProgrammeRow } from '@kaohe/domain';
import type { Team } from '../../world/organisation.ts';
import { pick } from '../pick.ts';

/** What a visit does in its two days; of a team it is said who does what at the same time. */
export const programmeOf = (team: Team | null): ProgrammeRow[] => {
  const by = (no: number): Pick<ProgrammeRow, 'members'> =>
    team === null ? {} : { members: [pick(team.assessors, no).id] };
  const rows: readonly ProgrammeRow[] = [
    {
      dayNo: 1,
      begins: '09:00',
      ends: '09:30',
      activity: 'kickoff',
      participants: '书记、纪检委员、班子成员',
      place: '会议室',
    },
    { dayNo: 1, begins: '09:30', ends: '11:30', activity: 'documentReview', place: '资料室', ...by(0) },
    {
      dayNo: 1,
      begins: '14:00',
      ends: '15:30',
      activity: 'interview',
      participants: '随机抽取的党员六名',
      place: '支部活动室',
      ...by(1),
    },
    {
      dayNo: 1,
      begins: '15:30',
      ends: '16:30',
      activity: 'effectTest',
      participants: '随机抽取的党员六名',
      place: '支部活动室',
      ...by(0),
    },
    {
      dayNo: 2,
      begins: '09:00',
      ends: '10:30',
      activity: 'exchange',
      participants: '支部班子成员',
      place: '会议室',
    },
  ];
  return [...rows];
};
