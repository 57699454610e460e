import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { doBy, whose } from '../sentence.ts';

export const questionnaire = {
  name: '问卷测评',
  stages: {
    draft: '准备中',
    open: '进行中',
    counting: '录票中',
    closed: '已截止',
    tallied: '已统计',
    insufficient: '人数不足',
    withdrawn: '已撤回',
    cancelled: '已终止',
  },
  events: {
    'questionnaire.debrief': act('提交述职', '各责任主体分别提交述职报告，召开述职会前可以修改重报。'),
    'questionnaire.holdMeeting': act('记录述职会', '记录述职会的时间、地点、到会测评人数和各主体出席情况。'),
    'questionnaire.comment': act('逐一点评', '对每份述职报告逐一点评；全部点评后方可开始民主测评。'),
    'questionnaire.open': act('开始答题', '开放答题，全程匿名。', '开始后题目不能修改。'),
    'questionnaire.withdraw': act('撤回', '说明理由撤回尚未开始的测评。', '撤回后不能恢复。'),
    'questionnaire.runEnded': act('答题期届满', '停止答题，进行统计。'),
    'questionnaire.close': act('提前截止', '说明理由提前截止。', '截止后不能再答题。'),
    'questionnaire.count': act(
      '录票核对完毕',
      '纸质票两次录入一致，转入统计。',
      '转入统计后不能再录入纸质票。',
    ),
    'questionnaire.tally': act('统计', '打乱顺序后统计，人数过少的不显示结果。'),
    'questionnaire.cancel': act('终止', '单位考核终止，测评随之终止。'),
  },
  notices: {
    questionnaireOpen: note(
      '请参加问卷测评',
      (p) => `${whose(p)}：问卷测评已开始，全程匿名，凭收到的链接作答。${doBy(p, '完成作答')}`,
    ),
  },
} as const satisfies MachineWords<'questionnaire'>;
