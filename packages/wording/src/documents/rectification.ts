import type { Letter, LetterFacts, Paragraph } from './letter.ts';
import { closing, dueOf, heading, partOf, partsOf, sentence, textOf } from './part.ts';

const subjects: Readonly<Record<string, string>> = {
  organisation: '党组织',
  secretary: '书记',
  discipline: '纪检委员',
  cadre: '班子成员',
};

/** 整改通知: each problem under a number of its own, with subject, standard, measure and due date 五个明确. */
export const rectificationOrder = (facts: LetterFacts): Letter => {
  const title = textOf(facts.data, 'title');
  const items = partsOf(facts.data, 'items').flatMap((item, index): Paragraph[] => {
    const due = textOf(partOf(item, 'dates'), 'dueOn');
    return [
      { text: `${index + 1}. 问题：${textOf(item, 'problem')}`, level: 3 },
      {
        text: `责任主体：${subjects[textOf(item, 'subjectKind')] ?? ''}。整改标准：${sentence(textOf(item, 'standard'))}整改措施：${sentence(textOf(item, 'measure'))}${due === '' ? '' : `整改时限：${dueOf(facts, due)}。`}`,
      },
    ];
  });
  return {
    title: title === '' ? `关于${facts.unit}整改的通知` : title,
    to: facts.unit,
    paragraphs: [
      { text: `根据${facts.cycle}考核情况，现就你单位存在的问题提出整改要求。` },
      heading(1, '整改事项'),
      ...items,
      heading(2, '有关要求'),
      { text: '整改方案经集体研究后由书记在规定期限内报送；能够立即整改的，边查边改，不等方案批准。' },
      {
        text: '每项整改完成后报告并附证据，经现场核验到位的予以销号；逾期未完成的，依次予以提醒、督办、约谈。',
      },
    ],
    ...closing(facts),
  };
};
