import type { DocumentName, LetterFacts } from '@kaohe/wording';
import { forms, letters } from '@kaohe/wording';
import { docx, type Letterhead } from '../src/index.ts';

export const head: Letterhead = {
  mark: '江海集团有限公司党委考核办公室',
  sealed: true,
  copies: ['集团公司纪委', '集团公司党委组织部'],
  printer: '江海集团有限公司党委考核办公室',
};

export const facts: LetterFacts = {
  organ: head.mark,
  unit: '江海集团第三船厂党总支第二党支部',
  cycle: '2025年度',
  year: 2025,
  at: '2026-01-05T02:00:00.000Z',
  data: {
    grounds: '扣分依据的会议记录不完整。',
    title: '关于第二党支部整改的通知',
    items: [
      {
        no: 1,
        problem: '学习记录不全',
        subjectKind: 'secretary',
        standard: '逐次记录',
        measure: '专人负责',
        dates: { dueOn: '2026-03-05T16:00:00.000Z' },
      },
    ],
  },
  entries: [
    {
      event: 'assessment.draftFeedback',
      data: {
        achievements: [{ text: '党课覆盖全体党员，书记带头讲党课4次。' }],
        problems: [{ text: '谈心谈话流于形式。' }, { text: '支部委员会记录缺2次。' }],
      },
      at: '2026-01-02T02:00:00.000Z',
    },
  ],
  lines: [{ indicator: 'A01', points: 250, reason: '记录完整', decided: null }],
  total: 9_105,
  units: [{ unit: '第一党支部', grade: '好', score: 9_250 }],
  people: [
    { name: '王强', chair: true },
    { name: '李敏', chair: false },
  ],
  items: [{ no: 1, problem: '学习记录不全', measure: '', closedAt: '2026-02-02T02:00:00.000Z', reopened: 1 }],
};

export const number = '江海党考函〔2026〕12号';

export const written = (name: DocumentName, more: Partial<Letterhead> = {}): Promise<Uint8Array> =>
  docx({ letter: letters[name](facts), form: forms[name], number, head: { ...head, ...more } });
