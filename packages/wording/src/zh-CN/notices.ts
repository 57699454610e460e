import { note } from '../say.ts';
import type { NoticeParams } from '../words.ts';
import { names } from './names.ts';
import { doBy, until, whose } from './sentence.ts';

/** Of the daily record and the periods of a cycle. */
const ofRecords = {
  coverageSilent: note(
    '有单位长期没有工作底单',
    (p) =>
      `${whose(p)}：有${p.subject ?? '若干'}家单位已多周没有工作底单，请考核组安排人员了解情况、及时记录。名单见“记录”中的“记录覆盖”。`,
  ),
  coverageNever: note(
    '有指标全年无人记录',
    (p) =>
      `${whose(p)}：有${p.subject ?? '若干'}项日常考核指标在所有单位都没有工作底单，请考核组补上。清单见“记录”中的“记录覆盖”。`,
  ),
  coverageRush: note(
    '底单集中在年底登记',
    (p) =>
      `${whose(p)}：有${p.subject ?? '若干'}家单位的工作底单集中在最后一个月登记，请核对是否如实反映全年情况。名单见“记录”中的“记录覆盖”。`,
  ),
  minutesOverdue: note(
    '阶段研究会议逾期',
    (p) =>
      `${whose(p)}：${p.subject ?? '一个阶段'}的考核已全部核实，研究会议和纪要已过规定期限。请尽快召开并记录，再发布通报。`,
  ),
} as const;

/** What the worker itself says; the machines' own notices stand with their words. */
export const general = (label: (event: string) => string) => {
  const what = ({ effect, event }: NoticeParams): string =>
    [effect === undefined ? '' : names.effects[effect], event === undefined ? '' : label(event)]
      .filter((one) => one !== '')
      .join('：');
  return {
    reminder: note(
      '即将到期，请及时办理',
      (p) => `${whose(p)}：有一项由您办理的事项即将到期。${doBy(p, '办理')}`,
    ),
    dueToday: note('今日到期，请立即办理', (p) => `${whose(p)}：有一项由您办理的事项今日到期。${until(p)}`),
    overdue: note(
      '已逾期，请立即办理',
      (p) =>
        `${whose(p)}：有一项由您办理的事项已逾期${p.days === undefined ? '' : `${p.days}日`}，请立即办理。`,
    ),
    escalation: note('办理逾期，请督办', (p) => `${whose(p)}：承办人逾期未办理，请予督办。${until(p)}`),
    effectFailed: note(
      '系统后续处理失败',
      (p) => `${whose(p)}：一项后续处理（${what(p)}）多次重试仍未成功，请系统管理员检查。`,
    ),
    mustRefused: note(
      '流程衔接失败，请立即处理',
      (p) => `${whose(p)}：一项必须送达的流程事件（${what(p)}）被拒绝，相关流程可能停滞，请立即核查。`,
    ),
    postVacant: note(
      '有岗位空缺，无人签署',
      (p) => `${whose(p)}：当前环节需要签署的岗位空缺，请考核办尽快明确人员，否则只能等待期限届满。`,
    ),
    ...ofRecords,
    massIssued: note(
      '反馈意见批量印发完毕',
      (p) =>
        `${whose(p)}：反馈意见批量印发已办完，印发${p.subject ?? ''}家。未能印发的单位和原因见批量印发页面。`,
    ),
    calendarMissing: note(
      '请导入工作日历',
      (p) =>
        `${p.subject === undefined ? '下一年度' : `${p.subject}年`}的工作日历尚未导入，部分期限无法确定日期。请考核办在国务院办公厅通知发布后导入。`,
    ),
  } as const;
};
