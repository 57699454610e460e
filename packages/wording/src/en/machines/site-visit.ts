import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, whose } from '../sentence.ts';

export const siteVisit = {
  name: 'Site visit',
  stages: {
    planned: 'Planned',
    announced: 'Announced',
    inField: 'In the field',
    wrappedUp: 'To be signed',
    signedOff: 'Signed off',
    calledOff: 'Called off',
    cancelled: 'Cancelled',
  },
  events: {
    'siteVisit.announce': act('Announce', 'Tells the unit, with the notice that the policy asks.'),
    'siteVisit.postpone': act('Postpone', 'New dates, with reasons; the unit is told anew.'),
    'siteVisit.arrange': act(
      'Arrange the programme',
      'Time, what, with whom, where, by whom; a unit that was told is told anew.',
    ),
    'siteVisit.callOff': act(
      'Call off',
      'With reasons; another can be planned.',
      'This visit cannot be brought back.',
    ),
    'siteVisit.kickoff': act('Hold the kick-off', 'Keeps who came; who was absent, why, and who stood in.'),
    'siteVisit.signIn': act('Sign in', 'A subject, on their own phone; the time is kept.'),
    'siteVisit.drawSample': act(
      'Draw a sample',
      'From a list, by the seed of this visit; anyone can draw it again.',
      'It cannot be changed; drawing anew needs reasons.',
    ),
    'siteVisit.beginSession': act('Begin a session', 'Method, place, time, and who of the team is there.'),
    'siteVisit.endSession': act(
      'End a session',
      'Time, how many took part, evidence.',
      'It cannot be changed.',
    ),
    'siteVisit.find': act('Record a finding', 'Facts, opinion, evidence; another member countersigns.'),
    'siteVisit.countersign': act('Countersign', 'By the second signer.', 'It cannot be taken back.'),
    'siteVisit.answerFinding': act('Answer a finding', 'The unit acknowledges the facts, or disputes them.'),
    'siteVisit.withdrawFinding': act('Withdraw a finding', 'With reasons.', 'It cannot be brought back.'),
    'siteVisit.wrapUp': act('Wrap up', 'Findings are read, the unit comments.', 'No more findings after it.'),
    'siteVisit.sign': act('Sign', 'Every member; dissent is kept.', 'It cannot be changed.'),
    'siteVisit.signingOverdue': act('Signing overdue', 'Those missing and the lead were told.'),
    'siteVisit.cancel': act('Cancelled', 'The assessment was cancelled.'),
  },
  notices: {
    visitPlanned: note(
      'You are named for a visit',
      (p) => `${whose(p)}: if you have a conflict, tell the office at once.`,
    ),
    visitAnnounced: note(
      'A site visit is announced',
      (p) => `${whose(p)}: please see the programme; the subjects attend the kick-off.`,
    ),
    visitPostponed: note(
      'The visit was postponed',
      (p) => `${whose(p)}: please see the new dates.${because(p)}`,
    ),
    programmeChanged: note(
      'The programme of the visit changed',
      (p) => `${whose(p)}: please see the new programme.`,
    ),
    visitCalledOff: note(
      'The visit was called off',
      (p) => `${whose(p)}: there will be no visit.${because(p)}`,
    ),
    findingToCountersign: note(
      'A finding to countersign',
      (p) => `${whose(p)}: the second signer is asked to sign.`,
    ),
    findingToAnswer: note(
      'A finding to answer',
      (p) => `${whose(p)}: please acknowledge the facts of a finding, or say what is not so.`,
    ),
    findingAnswered: note('A finding was answered', (p) => `${whose(p)}: the unit answered a finding.`),
    visitToSign: note(
      'Please sign the visit',
      (p) => `${whose(p)}: ${doBy(p, 'sign, with your dissent if any')}`,
    ),
    visitWrappedUp: note(
      'The visit was wrapped up',
      (p) => `${whose(p)}: findings and your first comments are kept.`,
    ),
    signingOverdue: note('Signing overdue', (p) => `${whose(p)}: a member has not signed in time.`),
  },
} as const satisfies MachineWords<'siteVisit'>;
