import type { Indicator } from '../content.ts';
import { apart } from './indicator.ts';
import { adds, negatives, vetoes } from './rule.ts';

/** What stands apart from the points, much alike everywhere; `spread` says where a practice is taken up. */
export const besides = (spread: string): readonly Indicator[] => [
  apart('bonus', 3, {
    code: 'X1',
    name: '做法被上级党组织发文推广',
    subjects: ['organisation'],
    methods: ['documentReview'],
    assessor: '考核办',
    said: adds([
      [`做法被${spread}发文推广`, 1],
      ['做法被省部级以上党组织发文推广', 3],
    ]),
  }),
  apart('deduction', 5, {
    code: 'Y1',
    name: '受到通报批评或者被追责问责',
    subjects: ['organisation', 'secretary', 'cadre'],
    methods: ['documentReview'],
    assessor: '考核办',
    said: negatives([
      ['党组织被上级通报批评', [1, 2, 3]],
      ['班子成员受到提醒谈话以上的组织处理', [0.5, 1]],
      ['弄虚作假、以补代做被查实', [2]],
    ]),
  }),
  apart('veto', null, {
    code: 'Z1',
    name: '发生应当一票否决的问题',
    subjects: ['organisation', 'secretary'],
    methods: ['documentReview'],
    assessor: '纪检机构',
    evidence: '有管理权限的纪检监察机关作出的处分决定书，或者上级党组织印发的事故责任认定文件。',
    said: vetoes([
      '班子成员受到撤销党内职务以上处分',
      '对发生的重大责任事故负有领导责任',
      '瞒报重大事项造成严重后果',
    ]),
  }),
];
