import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, until, whose } from '../sentence.ts';

export const appeal = {
  name: 'Appeal',
  stages: {
    filed: 'Filed',
    supplementing: 'Supplement asked for',
    inadmissible: 'Inadmissible',
    reconsidering: 'Rejection under reconsideration',
    admitted: 'Admitted',
    empanelling: 'Forming the panel',
    reviewing: 'Under review',
    deliberating: 'Deliberating',
    decided: 'Decided, to be approved',
    served: 'Served',
    contestable: 'Open to the second level',
    escalated: 'At the second level',
    withdrawn: 'Withdrawn',
    final: 'Final',
    cancelled: 'Cancelled',
  },
  events: {
    'appeal.admit': act(
      'Admit',
      'The appeal is admissible; a panel is formed.',
      'It can no longer be rejected as inadmissible.',
    ),
    'appeal.requestSupplement': act(
      'Ask for a supplement',
      'Asks the appellant for more, once; the admissibility window stands still meanwhile.',
    ),
    'appeal.supplement': act(
      'Supplement',
      'Gives the reviewer more material; the admissibility window runs on.',
    ),
    'appeal.supplementLapsed': act('Supplement lapsed', 'The appeal goes on as it is.'),
    'appeal.reject': act(
      'Reject as inadmissible',
      'Tells the appellant why; he may ask for one reconsideration.',
    ),
    'appeal.admissibilityLapsed': act(
      'Admissibility window lapsed',
      'Not looked at in time, so it counts as admitted.',
    ),
    'appeal.reconsider': act('Ask for reconsideration', 'Another reviewer looks at the rejection, once.'),
    'appeal.inadmissibleFinal': act('Rejection became final', 'Nobody asked for reconsideration in time.'),
    'appeal.reinstate': act('Reinstate', 'The appeal should have been admitted; a panel is formed.'),
    'appeal.confirmInadmissible': act(
      'Confirm the rejection',
      'Tells the appellant why.',
      'The appeal ends with it.',
    ),
    'appeal.reconsiderationOverdue': act(
      'Reconsideration lapsed',
      'Not decided in time, so it counts as admitted.',
    ),
    'appeal.empanel': act(
      'Form the panel',
      'Names an odd number of members, at least three, and the chair; conflicts are checked before they are invited.',
    ),
    'appeal.declare': act('Declare no conflict', 'Once all members have declared, the review begins.'),
    'appeal.recuse': act('Recuse oneself', 'States why; the panel has to be formed anew.'),
    'appeal.askRecusal': act(
      'Ask for a recusal',
      'A party says why a member should not sit; the leader decides, and there is no deliberation before that.',
    ),
    'appeal.grantRecusal': act(
      'Grant the recusal',
      'The member leaves, the panel is named anew, and the time of the review waits.',
    ),
    'appeal.denyRecusal': act('Deny the recusal', 'States why; the member stays.'),
    'appeal.empanellingOverdue': act('Panel overdue', 'The leader was told; forming the panel goes on.'),
    'appeal.answer': act('Answer in writing', 'The team answers the appeal; both sides can read it.'),
    'appeal.evidence': act('Add evidence', 'Both sides can see it.'),
    'appeal.callHearing': act('Call a hearing', 'Tells both sides when and where they are heard.'),
    'appeal.hear': act('Record a hearing', 'Keeps when both sides were heard and what was said.'),
    'appeal.extend': act(
      'Extend the review',
      'Extends the window with a reason, from its old due date.',
      'Only once.',
    ),
    'appeal.reviewOverdue': act(
      'Review overdue',
      'The leader was told; the appeal goes on and does not end by it.',
    ),
    'appeal.deliberate': act(
      'Go to deliberation',
      'Ends the inquiry; the members vote line by line.',
      'No new evidence after it.',
    ),
    'appeal.vote': act(
      'Vote',
      'Line by line: stands or changes, and by how much; unseen until all are in.',
      'It cannot be changed.',
    ),
    'appeal.deliberationOverdue': act(
      'Deliberation overdue',
      'The leader was told; the deliberation goes on.',
    ),
    'appeal.replaceMember': act('Replace a member', 'Voids all votes; the panel declares and votes anew.'),
    'appeal.uphold': act(
      'Uphold',
      'By majority every disputed line stands.',
      'Only the leader can send it back.',
    ),
    'appeal.adjust': act(
      'Adjust',
      'By majority every disputed line changes, to the median of the votes.',
      'Only the leader can send it back.',
    ),
    'appeal.adjustPartly': act(
      'Adjust partly',
      'By majority some disputed lines change, the others stand.',
      'Only the leader can send it back.',
    ),
    'appeal.remand': act(
      'Remand',
      'Other assessors score the disputed lines again.',
      'A line can be remanded only once.',
    ),
    'appeal.approve': act(
      'Approve',
      'The decision is served on the appellant.',
      'It takes effect when served.',
    ),
    'appeal.sendBack': act('Send back', 'The panel deliberates again, for the reasons given.', 'Only once.'),
    'appeal.approvalLapsed': act(
      'Approval lapsed',
      "Not signed in time: the panel's decision stands and is served.",
    ),
    'appeal.receive': act('Acknowledge receipt', 'The window for the second level counts from it.'),
    'appeal.deemedReceived': act(
      'Deemed received',
      'Not signed for in time; it counts as received, not as a signature.',
    ),
    'appeal.escalate': act(
      'Go to the second level',
      'A panel of the level above, with none of the first, reviews it again.',
      'Only once; that decision is final.',
    ),
    'appeal.accept': act(
      'Accept the decision',
      'The decision becomes final.',
      'The second level is given up.',
    ),
    'appeal.escalationLapsed': act('Second level lapsed', 'The decision became final.'),
    'appeal.withdraw': act(
      'Withdraw',
      'The score stays as it is.',
      'The same lines cannot be appealed again.',
    ),
    'appeal.annul': act(
      'Annul the decision',
      'A member should have been recused: a new panel is formed, and the better result is kept.',
    ),
    'appeal.cancel': act('Cancelled', 'The unit left the assessment, or the assessment was cancelled.'),
  },
  notices: {
    appealFiled: note(
      'A new appeal',
      (p) => `${whose(p)}: an appeal waits for you. ${doBy(p, 'decide whether it is admissible')}`,
    ),
    supplementRequested: note(
      'Please supplement your appeal',
      (p) =>
        `${whose(p)}: your appeal needs more.${because(p)} ${doBy(p, 'supplement it')} After that it is judged as it is.`,
    ),
    appealInadmissible: note(
      'Your appeal is inadmissible',
      (p) =>
        `${whose(p)}: your appeal was rejected; the letter is in the file.${because(p)} You may ask for one reconsideration.${until(p)}`,
    ),
    reconsiderationAsked: note(
      'Reconsideration of a rejection',
      (p) => `${whose(p)}: a reviewer other than the first has to look at it. ${doBy(p, 'decide')}`,
    ),
    appealInadmissibleConfirmed: note(
      'The rejection was confirmed',
      (p) =>
        `${whose(p)}: on reconsideration your appeal stays inadmissible and is closed; the score stands and nothing is left to do.${because(p)}`,
    ),
    appealAdmitted: note(
      'Your appeal is admitted',
      (p) =>
        `${whose(p)}: a panel is being formed. You are told its names, and may then ask for a member to be recused.`,
    ),
    panelNeeded: note(
      'A panel is needed',
      (p) => `${whose(p)}: an appeal is admitted. ${doBy(p, 'form the panel, conflicts checked')}`,
    ),
    panelInvited: note(
      'You are named for a panel',
      (p) =>
        `${whose(p)}: you are a member of the panel. ${doBy(p, 'declare that you have no conflict, or recuse yourself')}`,
    ),
    panelNamed: note(
      'The panel is named',
      (p) =>
        `${whose(p)}: its members are in the file. Until they deliberate you may ask for one to be recused.`,
    ),
    recusalAsked: note(
      'A recusal is asked for',
      (p) => `${whose(p)}: a party asks for a member of the panel to be recused; please decide.${because(p)}`,
    ),
    recusalGranted: note(
      'The recusal was granted',
      (p) =>
        `${whose(p)}: the member leaves and the panel is named anew; you are told its names, and the clock of the review stands still.${because(p)}`,
    ),
    recusalDenied: note(
      'The recusal was denied',
      (p) => `${whose(p)}: the member stays; nothing is left to do.${because(p)}`,
    ),
    appealAnswered: note(
      'The team has answered',
      (p) => `${whose(p)}: its answer and evidence are in the file; you may add evidence.`,
    ),
    evidenceAdded: note(
      'New evidence',
      (p) => `${whose(p)}: a party has filed evidence; both sides can see it and reply.`,
    ),
    hearingCalled: note(
      'A hearing is called',
      (p) => `${whose(p)}: both sides are heard; date and place are in the file. Please be there.`,
    ),
    hearingHeld: note(
      'The hearing is on record',
      (p) =>
        `${whose(p)}: its minutes are in the file; please check them, and add what is wrong in them before the panel deliberates.`,
    ),
    answerNeeded: note(
      'An appeal needs your answer',
      (p) => `${whose(p)}: the review has begun; the team answers in writing, with evidence.${until(p)}`,
    ),
    appealExtended: note(
      'The review was extended',
      (p) =>
        `${whose(p)}: the review of your appeal takes longer; you need do nothing and may still add evidence.${because(p)}${until(p)}`,
    ),
    voteNeeded: note(
      'Your vote is needed',
      (p) => `${whose(p)}: the panel deliberates.${because(p)} ${doBy(p, 'vote line by line')}`,
    ),
    votesIn: note('All votes are in', (p) => `${whose(p)}: the chair decides by the majority.`),
    appealWithdrawn: note(
      'The appeal was withdrawn',
      (p) => `${whose(p)}: the appellant withdrew it; the score stands and nothing is left to do.`,
    ),
    decisionSetAside: note(
      'A decision was set aside',
      (p) =>
        `${whose(p)}: a member should have been recused; the decision no longer stands, and a panel is named anew, what was won is kept.${because(p)} You are told its names.`,
    ),
    appealOverdue: note(
      'An appeal is overdue',
      (p) => `${whose(p)}: the present step of an appeal was not done in time.`,
    ),
    decisionToApprove: note(
      'A decision awaits approval',
      (p) =>
        `${whose(p)}: the panel has decided. ${doBy(p, 'approve it or send it back')} After that it stands by itself.`,
    ),
    decisionServed: note(
      'Your appeal is decided',
      (p) =>
        `${whose(p)}: the decision is in the file. ${doBy(p, 'acknowledge receipt')} After that it counts as received.`,
    ),
  },
} as const satisfies MachineWords<'appeal'>;
