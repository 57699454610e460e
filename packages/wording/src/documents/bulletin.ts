import { format } from '../format.ts';

/** What was seen of one indicator; `facts` without their unit. */
type Matter = { readonly name: string; readonly units: number; readonly facts: readonly string[] };
/** What a bulletin is drafted from; the store counts it (`bulletinOf`). Points in 1/100. */
export type BulletinFacts = {
  readonly cycle: { readonly name: string; readonly year: number };
  readonly period: { readonly name: string };
  readonly units: number;
  readonly recorded: number;
  readonly sheets: {
    readonly total: number;
    readonly positive: number;
    readonly problem: number;
    readonly late: number;
    readonly disputed: number;
    readonly withdrawn: number;
  };
  readonly progress: readonly Matter[];
  readonly common: readonly Matter[];
  readonly improved: readonly Matter[];
  readonly meeting: { readonly heldOn: string } | null;
  readonly ranks: readonly { readonly unit: string; readonly points: number; readonly rank: number }[] | null;
};
export type BulletinDraft = { readonly title: string; readonly text: string };

/** More than this nobody reads in a bulletin. */
const most = 6;
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** A clause as it was written, without its own full stop. */
const clause = (fact: string): string => fact.trim().replace(/[。；;.]+$/, '');

const listed = (matters: readonly Matter[], empty: string): readonly string[] =>
  matters.length === 0
    ? [empty]
    : matters.slice(0, most).flatMap(({ name, units, facts }, at) => {
        const [example = ''] = facts;
        return [`（${numerals[at]}）${name}`, `涉及${units}家单位。${clause(example)}。`];
      });

const overview = ({ units, recorded, sheets, meeting }: BulletinFacts): string => {
  const held =
    meeting === null ? '' : `经${format('zh-CN').civil(meeting.heldOn)}会议研究，现将有关情况通报如下。`;
  const disputed =
    sheets.disputed === 0
      ? ''
      : `单位提出异议${sheets.disputed}份，经核实撤销或者更正${sheets.withdrawn}份。`;
  return `本阶段对${units}家单位开展日常考核，其中${recorded}家有工作底单，共${sheets.total}份：记载成绩${sheets.positive}份、问题${sheets.problem}份${sheets.late === 0 ? '' : `，补记${sheets.late}份`}。${disputed}${held}`;
};

/**
 * 通报稿, drafted from the records alone and edited by the office: progress, what was put right, common problems, what is asked. No unit is
 * named for a problem; ranks stand in it only where the policy has them.
 */
export const bulletinDraft = (facts: BulletinFacts): BulletinDraft => {
  const improved = facts.improved.length === 0 ? [] : ['二、整改见效', ...listed(facts.improved, '')];
  const at = improved.length === 0 ? 1 : 2;
  const ranks =
    facts.ranks === null
      ? []
      : [
          `${numerals[at + 2]}、日常记录得分排名`,
          ...facts.ranks.map(
            ({ rank, unit, points }) => `${rank}. ${unit}（${format('zh-CN').points(points, true)}）`,
          ),
        ];
  const lines = [
    overview(facts),
    '一、主要进展',
    ...listed(facts.progress, '本阶段底单没有记载突出成绩。'),
    ...improved,
    `${numerals[at]}、共性问题`,
    ...listed(facts.common, '本阶段没有发现涉及多家单位的共性问题。'),
    `${numerals[at + 1]}、下阶段要求`,
    '各单位对照上述问题自查整改，不另报送书面材料；整改情况由考核组在日常考核中核实。',
    ...ranks,
  ];
  return { title: `${facts.cycle.year}年${facts.period.name}考核情况通报`, text: lines.join('\n') };
};
