import type { Letter, LetterFacts } from './letter.ts';
import { assessmentOf, civilOf, closing, last, partOf, sentence, textOf } from './part.ts';

/** 表彰决定 for one unit. */
export const commendation = (facts: LetterFacts): Letter => {
  const basis = partOf(last(facts, 'commendation.confer')?.data, 'basis');
  const meeting = civilOf(facts, textOf(basis, 'meetingOn'));
  const body = textOf(basis, 'body');
  const document = textOf(basis, 'document');
  const authority = textOf(last(facts, 'commendation.approve')?.data, 'authority');
  return {
    title: `关于表彰${facts.unit}的决定`,
    to: '各被考核单位',
    paragraphs: [
      {
        text: `在${assessmentOf(facts)}中，${facts.unit}成绩突出。${sentence(textOf(facts.data, 'reasons'))}`,
      },
      {
        text: `${document === '' ? '' : `依据${document}，`}${body === '' ? '' : `经${body}${meeting === '' ? '' : `于${meeting}`}研究，`}${authority === '' ? '' : `报${authority}批准，`}并经公示，决定对${facts.unit}予以表彰。`,
      },
      { text: '希望受到表彰的单位珍惜荣誉、再接再厉，各单位向其学习。' },
    ],
    ...closing(facts),
  };
};
