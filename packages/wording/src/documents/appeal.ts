import type { Letter, LetterFacts, Paragraph } from './letter.ts';
import { assessmentOf, closing, dayOf, heading, last, lineText, textOf, typed } from './part.ts';

const outcomes: Readonly<Record<string, string>> = {
  'appeal.uphold': '维持全部争议得分',
  'appeal.adjust': '调整全部争议得分',
  'appeal.adjustPartly': '调整部分争议得分，其余予以维持',
  'appeal.remand': '将争议得分发回，由未参与原评分的人员重新评分',
};

const filed = (facts: LetterFacts): Paragraph => ({
  text: `你单位就${assessmentOf(facts)}反馈意见提出的申辩收悉。${textOf(facts.data, 'grounds') === '' ? '' : '申辩的主要理由是：'}`,
});

/** 申辩不予受理决定书. */
export const appealInadmissible = (facts: LetterFacts): Letter => ({
  title: `关于${facts.unit}申辩不予受理的决定`,
  to: facts.unit,
  paragraphs: [
    filed(facts),
    ...typed(textOf(facts.data, 'grounds')),
    { text: '经审查，决定不予受理。理由如下：' },
    ...typed(textOf(last(facts, 'appeal.reject')?.data, 'reasons')),
    { text: '如对本决定有异议，可以在规定期限内申请复查一次，由原办理人以外的复核员办理。' },
  ],
  ...closing(facts),
});

/** 申辩复核决定书: what was asked, what was found, what is decided, what can still be done. */
export const appealDecision = (facts: LetterFacts): Letter => {
  const decision = last(facts, 'appeal.uphold', 'appeal.adjust', 'appeal.adjustPartly', 'appeal.remand');
  const outcome = outcomes[decision?.event ?? ''];
  const hearing = last(facts, 'appeal.hear');
  return {
    title: `关于${facts.unit}申辩的复核决定`,
    to: facts.unit,
    paragraphs: [
      { text: `你单位就${assessmentOf(facts)}反馈意见提出的申辩，已由复核组复核终结。现决定如下。` },
      heading(1, '申辩理由'),
      ...typed(textOf(facts.data, 'grounds')),
      heading(2, '复核情况'),
      {
        text: `复核组由未参与原评分、核实和进驻的人员组成，成员均已申报无回避情形。${hearing === undefined ? '' : `${dayOf(facts, hearing.at)}记录了当面听取双方意见的情况。`}`,
      },
      ...typed(textOf(decision?.data, 'reasons')),
      heading(3, '复核决定'),
      { text: `经复核组表决，按照多数意见，${outcome === undefined ? '作出决定' : `决定${outcome}`}。` },
      ...facts.lines.map((line) => ({ text: lineText(facts, line) })),
      { text: '申辩不加重处理，本决定不降低原得分。签收后，符合规定的可以在期限内提请二次复核。' },
    ],
    ...closing(facts),
  };
};

/** 复核组组成通知: both parties learn who decides, and that they may ask for somebody's recusal. */
export const panelAppointment = (facts: LetterFacts): Letter => {
  const people = facts.people ?? [];
  const chair = people.filter((one) => one.chair).map((one) => one.name);
  const members = people.filter((one) => !one.chair).map((one) => one.name);
  return {
    title: `关于组成${facts.unit}申辩复核组的通知`,
    to: facts.unit,
    paragraphs: [
      {
        text: `你单位就${assessmentOf(facts)}反馈意见提出的申辩已经受理，现已组成复核组。有关事项通知如下。`,
      },
      heading(1, '复核组组成'),
      ...(chair.length === 0 ? [] : [{ text: `组长：${chair.join('、')}。` }]),
      ...(members.length === 0 ? [] : [{ text: `成员：${members.join('、')}。` }]),
      {
        text: '以上人员未参与原评分、核实和进驻，不隶属于被复核单位，均已逐一申报无应当回避的情形。',
      },
      heading(2, '有关权利'),
      {
        text: '你单位和原考核组认为复核组成员可能影响公正处理的，可以在作出复核决定前申请其回避，并说明理由。复核期间，双方可以补充陈述和证据，并查阅对方提交的材料。',
      },
    ],
    ...closing(facts),
  };
};
