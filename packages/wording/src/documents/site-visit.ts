import type { Activity } from '@kaohe/domain';
import type { Letter, LetterFacts, Paragraph } from './letter.ts';
import { assessmentOf, civilOf, closing, heading, last, numeral, partsOf, textOf, typed } from './part.ts';

const activities: Readonly<Record<Activity, string>> = {
  kickoff: '见面会',
  documentReview: '查阅资料',
  questionnaire: '问卷调查',
  interview: '个别访谈',
  effectTest: '效果测试',
  drill: '实战考核',
  debriefing: '述职测评',
  exchange: '交换意见',
  other: '其他',
};
const isActivity = (name: string): name is Activity => Object.keys(activities).includes(name);

type Row = Readonly<Record<string, unknown>>;
const dayNoOf = ({ dayNo }: Row): number => (typeof dayNo === 'number' ? dayNo : 1);

/** 9:00至10:00，见面会；对象：班子成员；地点：会议室；办理：某某。 */
const rowText = (row: Row, names: ReadonlyMap<string, string>): string => {
  const activity = textOf(row, 'activity');
  const members = Array.isArray(row.members)
    ? row.members.flatMap((id) => (typeof id === 'string' ? (names.get(id) ?? []) : []))
    : [];
  const parts = [
    isActivity(activity) ? activities[activity] : activity,
    ...(['participants', 'place'] as const).map((key) => {
      const said = textOf(row, key);
      return said === '' ? '' : `${key === 'place' ? '地点' : '对象'}：${said}`;
    }),
    members.length === 0 ? '' : `办理：${members.join('、')}`,
  ];
  return `${textOf(row, 'begins')}至${textOf(row, 'ends')}，${parts.filter((part) => part !== '').join('；')}。`;
};

/** The rows by day; a visit of one day has no heading for it. */
const agendaOf = (facts: LetterFacts): readonly Paragraph[] => {
  const rows = partsOf(last(facts, 'siteVisit.arrange')?.data ?? facts.data, 'agenda').toSorted(
    (a, b) => dayNoOf(a) - dayNoOf(b) || (textOf(a, 'begins') < textOf(b, 'begins') ? -1 : 1),
  );
  const names = new Map(
    (facts.people ?? []).flatMap(({ id, name }) => (id === undefined ? [] : [[id, name]])),
  );
  const days = [...Map.groupBy(rows, dayNoOf)];
  return days.flatMap(([day, own]) => [
    ...(days.length > 1 ? [{ text: `第${numeral(day)}天：` }] : []),
    ...own.map((row) => ({ text: rowText(row, names) })),
  ]);
};

const teamOf = ({ people = [] }: LetterFacts): readonly Paragraph[] => {
  const lead = people.find(({ chair }) => chair)?.name;
  const others = people.filter(({ chair }) => !chair).map(({ name }) => name);
  if (lead === undefined) return [];
  return [{ text: `考核组组长：${lead}；成员：${others.join('、')}。` }];
};

/** 进驻考核通知: when the team comes and what it will do. A postponed visit goes by its last dates. */
export const visitNotice = (facts: LetterFacts): Letter => {
  const plan = last(facts, 'siteVisit.postpone')?.data ?? facts.data;
  const team = teamOf(facts);
  const from = team.length === 0 ? 1 : 2;
  return {
    title: `关于进驻${facts.unit}开展${assessmentOf(facts)}的通知`,
    to: facts.unit,
    paragraphs: [
      {
        text: `按照${assessmentOf(facts)}安排，定于${civilOf(facts, textOf(plan, 'from'))}至${civilOf(facts, textOf(plan, 'to'))}对你单位开展进驻考核。现将有关事项通知如下。`,
      },
      ...(team.length === 0 ? [] : [heading(1, '考核组'), ...team]),
      heading(from, '日程安排'),
      ...agendaOf(facts),
      ...typed(textOf(facts.data, 'programme')),
      heading(from + 1, '有关要求'),
      {
        text: '书记、纪检委员和班子成员应当参加见面会；确有特殊情况不能参加的，应当说明原因并安排人员代为参加。',
      },
      { text: '不专门准备汇报材料，不突击补充资料。' },
    ],
    ...closing(facts),
  };
};
