import type { Item, Letter, LetterFacts, Paragraph } from './letter.ts';
import { assessmentOf, closing, dayOf, dueOf, heading, partOf, partsOf, sentence, textOf } from './part.ts';

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
      { text: `根据${assessmentOf(facts)}情况，现就你单位存在的问题提出整改要求。` },
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

const closed = (facts: LetterFacts, item: Item): Paragraph => {
  const again = item.reopened === 0 ? '' : `，其间经核验未到位退回${item.reopened}次`;
  const when = item.closedAt === null ? '尚未销号' : `于${dayOf(facts, item.closedAt)}经现场核验销号${again}`;
  return { text: `${item.no}. ${item.problem.replace(/[。.；;]+$/, '')}：${when}。`, level: 3 };
};

/** 整改办结通知: every item with the day on which it was verified on the spot and closed 销号. */
export const closingNotice = (facts: LetterFacts): Letter => {
  const ordered = textOf(facts.data, 'title');
  const items = facts.items ?? [];
  return {
    title: `关于${facts.unit}整改事项办结的通知`,
    to: facts.unit,
    paragraphs: [
      {
        text: `${ordered === '' ? '前发整改通知' : `《${ordered}》`}所列整改事项${items.length === 0 ? '' : `共${items.length}项，`}已全部整改到位并予以销号。现通知如下。`,
      },
      ...(items.length === 0 ? [] : [heading(1, '销号情况'), ...items.map((item) => closed(facts, item))]),
      heading(items.length === 0 ? 1 : 2, '有关要求'),
      {
        text: '销号后将按规定对整改效果进行评估。请举一反三、巩固成果；同类问题再次发生的，列为新的整改事项，并纳入下一考核周期的重点检查。',
      },
    ],
    ...closing(facts),
  };
};
