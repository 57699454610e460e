import type { Indicator, StandardContent } from '@kaohe/domain';
import type { Category } from '../world/organisation.ts';
import { besides, duty, learning, organisation, people } from './core.ts';
import { scored } from './indicator.ts';

type Task = { readonly name: string; readonly rule: string };

/** The work that the organisation is there for: what differs between the categories. */
const tasks: Record<Category, readonly [Task, Task]> = {
  production: [
    {
      name: '围绕生产任务组织攻关，年度目标按月推进',
      rule: '任务分解到班组和人得 4 分；年度目标完成率 100% 得 11 分，每低 1 个百分点扣 0.5 分。',
    },
    {
      name: '安全责任落到岗位，隐患由党员包干销号',
      rule: '包干清单完整得 4 分；隐患按期销号率 100% 得 11 分，每低 5 个百分点扣 1 分，发生责任事故不得分。',
    },
  ],
  office: [
    {
      name: '为基层办事限时办结，答复一次说清',
      rule: '办事清单和时限公开得 4 分；抽查二十件，按期办结且办事人满意的每件按比例得分。',
    },
    {
      name: '调研成果转成制度或措施，基层减了负担',
      rule: '调研计划落实得 4 分；提出的措施被采纳并见效一项得 4 分，至 11 分止。',
    },
  ],
  research: [
    {
      name: '关键技术攻关由党员领题，节点按期完成',
      rule: '领题清单与节点明确得 4 分；节点完成率 100% 得 11 分，每延误一个节点扣 2 分。',
    },
    {
      name: '成果用到现场，青年骨干有人带',
      rule: '师带徒协议和计划得 4 分；成果在现场应用一项得 4 分，徒弟独立承担任务一人得 2 分，至 11 分止。',
    },
  ],
  service: [
    {
      name: '保障任务不误时，差错有追溯',
      rule: '保障流程和值守表完整得 4 分；年度差错率低于目标得 11 分，每高 0.1 个百分点扣 1 分。',
    },
    {
      name: '节约降耗有措施，职工生活有改善',
      rule: '措施公开得 4 分；实际费用低于预算且职工评议认可得 11 分。',
    },
  ],
};

const central = (category: Category): readonly Indicator[] =>
  tasks[category].map((task, i) =>
    scored({
      code: `B${i + 1}`,
      name: task.name,
      form: 400,
      effect: 1_100,
      subjects: ['organisation', 'secretary', 'cadre'],
      methods: ['documentReview', 'effectTest', 'interview'],
      components: i === 0 ? ['onSite', 'daily'] : ['onSite'],
      rule: task.rule,
    }),
  );

/** A starter standard of 100 points for a category: five dimensions, nine indicators, and what stands apart from points. */
export const starterStandard = (category: Category): StandardContent => ({
  total: 10_000,
  dimensions: [
    { code: 'A', name: '组织建设', points: 2_000, indicators: [...organisation] },
    { code: 'B', name: '中心任务', points: 3_000, indicators: [...central(category)] },
    { code: 'C', name: '学习和能力', points: 2_000, indicators: [...learning] },
    { code: 'D', name: '责任和监督', points: 2_000, indicators: [...duty(category !== 'service')] },
    { code: 'E', name: '群众评价', points: 1_000, indicators: [...people] },
    { code: 'F', name: '加分、扣分和一票否决', points: null, indicators: [...besides] },
  ],
});

/** The same standard with one rule made clearer: what an amendment in mid-year looks like. */
export const amendedStandard = (category: Category): StandardContent => {
  const content = starterStandard(category);
  return {
    ...content,
    dimensions: content.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map((one) =>
        one.code === 'A2' ? { ...one, rule: `${one.rule}台账可由系统记录代替，不再要求纸质。` } : one,
      ),
    })),
  };
};
