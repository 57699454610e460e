import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, until, whose } from '../sentence.ts';

export const commendation = {
  name: 'Commendation',
  stages: {
    nominated: 'Opinions asked',
    vetted: 'To be approved',
    approved: 'To be published',
    publicNotice: 'Public notice',
    inquiring: 'Objection under inquiry',
    conferrable: 'To be conferred',
    conferred: 'Conferred',
    revoked: 'Revoked',
    declined: 'Declined',
    cancelled: 'Cancelled',
  },
  events: {
    'commendation.clear': act('Clear', 'Nothing stands against it.', 'It cannot be changed.'),
    'commendation.hold': act('Hold', 'Something stands against it.', 'It cannot be changed.'),
    'commendation.opinionsOverdue': act('Opinions overdue', 'Reminded; silence never clears anybody.'),
    'commendation.approve': act('Approve', 'With the basis and the approving authority.'),
    'commendation.decline': act('Decline', 'With reasons.', 'The nomination ends with it.'),
    'commendation.return': act('Return', 'Opinions are asked anew, with reasons.'),
    'commendation.publish': act('Published', 'With the whole list; the notice is not paused.'),
    'commendation.object': act('Object', 'The inspectorate inquires; you get a receipt number.'),
    'commendation.objectionDismissed': act('Objection dismissed', 'An objection was not founded.'),
    'commendation.objectionSustained': act(
      'Objection sustained',
      'An objection was founded; nothing is conferred.',
    ),
    'commendation.noticeClosed': act('Notice closed', 'With no objection open it can be conferred.'),
    'commendation.confer': act(
      'Confer',
      'With the basis; it enters the register of honours.',
      'Only revoking takes it back.',
    ),
    'commendation.revoke': act('Revoke', 'With reasons.', 'It cannot be brought back.'),
    'commendation.cancel': act('Cancelled', 'The assessment was cancelled.'),
  },
  notices: {
    opinionNeeded: note(
      'Your opinion is asked',
      (p) =>
        `${whose(p)}: nominated for commendation. ${doBy(p, 'give your opinion')} Silence does not clear.`,
    ),
    opinionsOverdue: note('Opinions overdue', (p) => `${whose(p)}: an opinion did not come in time.`),
    commendationToApprove: note('A commendation awaits approval', (p) => `${whose(p)}: all opinions are in.`),
    commendationReturned: note(
      'A commendation was returned',
      (p) => `${whose(p)}: opinions are asked anew.${because(p)}`,
    ),
    commendationToPublish: note(
      'A commendation can be published',
      (p) => `${whose(p)}: approved; publish it with the others.`,
    ),
    commendationPublished: note(
      'Public notice',
      (p) => `${whose(p)}: to be commended; objections are open.${until(p)}`,
    ),
    commendationToConfer: note(
      'A commendation can be conferred',
      (p) => `${whose(p)}: the notice has ended and no objection is open.`,
    ),
    commendationConferred: note('Commendation', (p) => `${whose(p)}: commended.`),
    commendationRevoked: note(
      'Commendation revoked',
      (p) => `${whose(p)}: the commendation was revoked.${because(p)}`,
    ),
  },
} as const satisfies MachineWords<'commendation'>;
