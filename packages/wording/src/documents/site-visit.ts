import type { Letter, LetterFacts } from './letter.ts';
import { assessmentOf, civilOf, closing, heading, last, textOf, typed } from './part.ts';

/** 进驻考核通知: when the team comes and what it will do. A postponed visit goes by its last dates. */
export const visitNotice = (facts: LetterFacts): Letter => {
  const plan = last(facts, 'siteVisit.postpone')?.data ?? facts.data;
  return {
    title: `关于对${facts.unit}开展${facts.cycle}进驻考核的通知`,
    to: facts.unit,
    paragraphs: [
      {
        text: `按照${assessmentOf(facts)}安排，定于${civilOf(facts, textOf(plan, 'from'))}至${civilOf(facts, textOf(plan, 'to'))}对你单位开展进驻考核。现将有关事项通知如下。`,
      },
      heading(1, '日程安排'),
      ...typed(textOf(facts.data, 'programme')),
      heading(2, '有关要求'),
      {
        text: '书记、纪检委员和班子成员应当参加见面会；确有特殊情况不能参加的，应当说明原因并安排人员代为参加。',
      },
      { text: '不专门准备汇报材料，不突击补充资料。' },
    ],
    ...closing(facts),
  };
};
