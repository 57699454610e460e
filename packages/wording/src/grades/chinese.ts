import { format } from '../format.ts';
import type { GradeWords, Told } from './words.ts';

const points = (hundredths: number): string => `${format('zh-CN').points(hundredths)}分`;
const share = (satisfied: number, voices: number): string =>
  voices === 0 ? '' : `${(Math.floor((satisfied * 1000) / voices) / 10).toFixed(1)}%`;
const gated = (gate: 'top' | 'bottom', { best, last }: Told): string =>
  gate === 'top' ? `不得评为“${best}”` : `列入“${last}”`;
const parted = {
  score: '得分较低',
  onSite: '得分相同，进驻考核得分较低',
  satisfaction: '得分相同，满意率较低',
} as const;

export const chinese: GradeWords = {
  title: '考核等次',
  why: {
    band: ({ band, score }, { grade }) => `得${points(score)}，按分数线为“${grade(band)}”。`,
    veto: ({ gate, indicator, document }, told) =>
      `指标${indicator}一票否决（依据：${document}），${gated(gate, told)}。`,
    safety: ({ gate, document }, told) => `安全责任目标未完成（依据：${document}），${gated(gate, told)}。`,
    coreTarget: ({ gate, document }, told) =>
      `核心经营指标未完成（依据：${document}），${gated(gate, told)}。`,
    satisfaction: ({ gate, below, satisfied, voices }, told) =>
      `满意率${share(satisfied, voices)}（${voices}人次中${satisfied}人次满意），低于${below}%，${gated(gate, told)}。`,
    seat: ({ seats, rank, tied }, { best, unit }) =>
      `“${best}”名额${seats}个，排第${rank}位，列入名额${tied.length === 0 ? '' : `；与${tied.map(unit).join('、')}等并列，按规定一并列入`}。`,
    appealSeat: ({ seats, rank }, { best }) =>
      `申辩成立后达到“${best}”（名额${seats}个，现排第${rank}位），名额另外增加，不挤占其他单位。`,
    told: ({ seats, rank }, { best }) =>
      `已告知为“${best}”，不因其他单位申辩成立而降低（名额${seats}个，现排第${rank}位）。`,
    noSeat: ({ seats, rank, by }, { best }) =>
      seats === 0
        ? `本类没有“${best}”名额。`
        : `“${best}”名额${seats}个，排第${rank}位${by === null ? '' : `，与最后一个名额相比${parted[by]}`}，未列入名额。`,
  },
  targets: { safety: '安全责任目标', coreTarget: '核心经营指标' },
  ties: { onSite: '进驻考核得分', satisfaction: '满意率' },
  denominators: { listed: '全部单位', eligible: '没有限制情形的单位' },
  says: {
    now: '现在预算',
    nowHint: '按现在的得分和考核办法随时预算，不作保存；提出等次建议时以当时的计算为准。',
    notYet: (count) => `还有${count}个单位没有评分，暂不列入等次。`,
    round: (no) => `第${no}次建议`,
    stands: {
      posted: (day) => `${day}提出`,
      returned: (day) => `${day}退回`,
      confirmed: (day) => `${day}审定`,
      reopened: (day) => `${day}重新研究`,
    },
    search: '按单位名称查找',
    category: '单位类别',
    all: '全部',
    grade: '等次',
    unit: '单位',
    score: '总分',
    onSite: '进驻得分',
    satisfaction: '满意率',
    why: '为什么',
    shown: (shown, all) => (shown === all ? `共${all}个单位` : `显示${shown}个，共${all}个`),
    more: '再显示一些',
    none: '没有符合条件的单位。',
    unscored: '未评分',
    wonByAppeal: (won) => `申辩得${won}分`,
    toldBefore: (grade) => `已告知“${grade}”`,
    otherwise: (grade) => `按现行办法为“${grade}”`,
    instead: (grade, score) => `对比：“${grade}”，${score}分`,
    quota: '名额使用',
    seats: ({ denominator, share: part, seats, given }) =>
      `${denominator}个单位的${part}%，名额${seats}个，列入${given}个`,
    ties: (list) => `同分依次比较${list}；仍相同的一并列入。`,
    noTies: '同分的一并列入。',
    falls: '分数达到最高等次而未列入的单位',
    fallsHint: '分数线已到，因限制情形或者名额未列入最高等次，逐一说明原因。',
    nobodyFalls: '分数达到最高等次的单位都已列入。',
    whatIf: '试算名额',
    whatIfHint:
      '改动下列参数看等次怎样变化；只试算，不保存。进驻考核启动后名额规则不能再修订，试算只供分析。',
    tried: (count) => `按试算的参数，${count}个单位的等次与现行办法不同。`,
    triedSame: '按试算的参数，各单位的等次与现行办法相同。',
    stopTrying: '回到现行办法',
    shifts: '变化记录',
    noShifts: '启动反馈以来，预算的等次和已告知的得分没有变化。',
    shift: (unit, before, after) =>
      before === after ? `${unit}：仍为“${after}”` : `${unit}：“${before}”→“${after}”`,
    shiftedScore: (before, after) => `${before}分 → ${after}分`,
    fresh: (count) => `您上次查看以来有${count}处变化。`,
    isNew: '新',
    seen: '已看过',
    compare: '对比',
    compareWith: '与哪一次对比',
    nothing: '不对比',
    differences: (count) => (count === 0 ? '两次完全相同。' : `两次有${count}个单位不同。`),
    rounds: '历次建议',
    noRounds: '还没有提出等次建议。反馈和申辩全部办结后，由考核办提出。',
    export: '导出表格',
    act: '办理',
    ownOnly: '等次名单由考核办、领导和监督员查看。',
    ownHint: '本单位的等次和逐步说明，见本单位的考核页。',
  },
};
