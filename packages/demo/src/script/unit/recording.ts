import type { Ref } from '../../drive/scene.ts';
import { type Company, type Member, onDay } from '../company.ts';
import { pick } from '../pick.ts';
import { acknowledge } from './acknowledge.ts';

/** What becomes of a sheet that is filed while the record runs. */
type Fate = 'waiting' | 'accepted' | 'disputed' | 'superseded';
type Entry = {
  readonly day: string;
  readonly happened: string;
  readonly indicator: 'A1' | 'A2' | 'B1' | 'D1';
  readonly problem: boolean;
  readonly facts: string;
  readonly fate: Fate;
};

/** Unit by unit: one is waited for, one disputes, one was put right and recorded late, one has none; the others go well. */
const records: readonly (readonly Entry[])[] = [
  [
    {
      day: '2026-11-06',
      happened: '2026-11-05',
      indicator: 'B1',
      problem: false,
      facts: '11月5日下午列席支部主题党日，全体党员到岗位一线认领任务，书记当场点评，记录完整。',
      fate: 'accepted',
    },
    {
      day: '2026-11-23',
      happened: '2026-11-23',
      indicator: 'A1',
      problem: true,
      facts: '11月23日上午抽查学习笔记，3名党员本月没有记录，支部没有补课安排。',
      fate: 'waiting',
    },
  ],
  [
    {
      day: '2026-11-19',
      happened: '2026-11-18',
      indicator: 'A2',
      problem: true,
      facts: '11月18日查看谈心谈话记录，本季度应谈12人，有记录的5人，其中2份没有日期。',
      fate: 'disputed',
    },
  ],
  [
    {
      day: '2026-11-10',
      happened: '2026-11-09',
      indicator: 'B1',
      problem: true,
      facts: '11月9日核对党员大会签到表，应到21人，签到14人，没有请假记录。',
      fate: 'superseded',
    },
    {
      day: '2026-11-17',
      happened: '2026-10-12',
      indicator: 'D1',
      problem: false,
      facts: '10月12日厂区防汛值守，支部6名党员连续值守两昼夜，现场有值班记录。',
      fate: 'accepted',
    },
  ],
  [],
];
const well: readonly Entry[] = [
  {
    day: '2026-11-12',
    happened: '2026-11-11',
    indicator: 'A1',
    problem: false,
    facts: '11月11日列席支部学习，结合本岗位提出措施两项，明确了责任人和时限。',
    fate: 'accepted',
  },
];

const observed = ({ indicator, problem, happened, facts }: Entry, evidence: readonly string[]) => ({
  indicator,
  subjectKind: indicator === 'D1' ? ('secretary' as const) : ('organisation' as const),
  direction: problem ? ('problem' as const) : ('positive' as const),
  occurredOn: happened,
  facts,
  points: problem ? -100 : 50,
  evidence: [...evidence],
});

const end: {
  readonly [F in Fate]: (company: Company, member: Member, on: { sheet: Ref; entry: Entry }) => Promise<void>;
} = {
  waiting: () => Promise.resolve(),
  accepted: async ({ scene }, { branch }, { sheet }) => {
    await scene.act(branch.secretary, sheet, { type: 'workSheet.accept', data: {} });
  },
  disputed: async ({ scene }, { branch }, { sheet }) => {
    await scene.act(branch.secretary, sheet, {
      type: 'workSheet.dispute',
      data: {
        reasons: '另外7人的谈话记在党小组活动记录本上，查看时没有调阅，现附上。',
        evidence: [await scene.file(branch.secretary, '党小组谈话记录.txt')],
      },
    });
  },
  superseded: async (company, member, { sheet, entry }) => {
    await end.disputed(company, member, { sheet, entry });
    const { scene } = company;
    const { opened } = await scene.act(member.branch.team.lead, sheet, {
      type: 'workSheet.supersede',
      data: {
        ...observed(entry, []),
        facts: '11月9日核对党员大会签到表，应到21人，签到14人，另5人有书面请假，缺席2人没有说明。',
        points: -50,
        reasons: '经调阅请假条，5人已书面请假，更正人数和扣分。',
      },
    });
    const [correction] = opened;
    if (!correction) throw new Error('a correction is a sheet of its own');
    await end.accepted(company, member, { sheet: correction, entry });
  },
};

/** A unit whose year has just begun: its standard signed for, its first period being recorded. */
export const recordingStory =
  (company: Company, member: Member, index: number) => async (): Promise<void> => {
    const { scene, plan } = company;
    const { branch } = member;
    const assessment = (await scene.agenda.pass(company.admitted.passed)).get(branch.unit.id);
    if (!assessment) throw new Error(`${branch.unit.name} was not admitted`);
    await acknowledge(company, member, assessment);
    await scene.agenda.pass(company.started.passed);
    const [review] = await scene.opened(assessment, 'periodReview', plan.periods.length);
    if (!review) throw new Error('a year that has begun has a period');
    for (const entry of records[index] ?? well) {
      await onDay(company, entry.day, '15:30');
      const assessor = pick(branch.team.assessors, index);
      const data = observed(entry, [await scene.file(assessor, '现场记录.txt')]);
      const { opened } = await scene.act(assessor, review, { type: 'periodReview.fileSheet', data });
      const [sheet] = opened;
      if (!sheet) throw new Error('a sheet that was filed opens its process');
      await onDay(company, entry.day, '17:00');
      await end[entry.fate](company, member, { sheet, entry });
    }
  };
