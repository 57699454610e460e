import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, until, whose } from '../sentence.ts';

export const rectificationItem = {
  name: '整改事项',
  stages: {
    open: '整改中',
    done: '待回头看',
    closed: '已销号',
    evaluated: '已评估',
    cancelled: '已终止',
  },
  events: {
    'rectificationItem.report': act('报告进展', '写明进展情况，可附证据；整改时限照常计算。'),
    'rectificationItem.done': act('报告完成', '说明整改情况并附证据，等待回头看核验。'),
    'rectificationItem.overdue': act('整改逾期', '整改时限已过，已提醒责任主体。'),
    'rectificationItem.extend': act('延期', '说明理由延长一个月，从原时限起算。'),
    'rectificationItem.verify': act(
      '核验销号',
      '现场核验整改到位，予以销号；不得由报告完成的人核验。',
      '销号后再有反复的，另立新的事项。',
    ),
    'rectificationItem.reopen': act('退回整改', '现场核验未到位，说明理由退回继续整改。'),
    'rectificationItem.lookBackOverdue': act('回头看逾期', '已提醒组长和领导。'),
    'rectificationItem.evaluateEffect': act(
      '评估成效',
      '评定整改成效为好、较好、一般或者差。',
      '评估后不能更改。',
    ),
    'rectificationItem.evaluationDue': act('成效评估到期', '已提醒考核组评估整改成效。'),
    'rectificationItem.cancel': act('终止', '整改终止，事项随之终止。'),
  },
  notices: {
    itemOverdue: note('整改事项逾期', (p) => `${whose(p)}：整改事项已过时限，请立即完成并报告。`),
    itemProgress: note('整改进展', (p) => `${whose(p)}：责任主体报告了整改进展。`),
    itemExtended: note('整改时限已延长', (p) => `${whose(p)}：整改时限已延长。${because(p)}${until(p)}`),
    itemToVerify: note('请回头看核验', (p) => `${whose(p)}：整改事项已报告完成。${doBy(p, '现场核验')}`),
    itemReopened: note(
      '整改事项被退回',
      (p) => `${whose(p)}：经核验整改未到位，请继续整改。${because(p)}${until(p)}`,
    ),
    lookBackOverdue: note('回头看逾期', (p) => `${whose(p)}：整改事项未在期限内核验，请督促办理。`),
    itemClosed: note('整改事项已销号', (p) => `${whose(p)}：整改事项经核验到位，已销号。`),
    effectToEvaluate: note(
      '请评估整改成效',
      (p) => `${whose(p)}：整改事项销号已满规定时间，请评估整改成效。`,
    ),
  },
} as const satisfies MachineWords<'rectificationItem'>;
