import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, whose } from '../sentence.ts';

export const assessment = {
  name: 'Assessment',
  stages: {
    acknowledging: 'Acknowledging the standard',
    acknowledgingAgain: 'Acknowledging the amendment',
    recording: 'Daily assessment',
    visit: 'Site visit',
    scoring: 'Scoring',
    scored: 'Scored',
    calibrating: 'Calibration',
    drafting: 'Drafting the feedback',
    issued: 'Feedback issued',
    answerable: 'Open to appeals',
    underAppeal: 'Under appeal',
    rescoring: 'Re-scoring',
    settled: 'Settled',
    consequences: 'Using the result',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  events: {
    'assessment.acknowledge': act(
      'Acknowledge the standard',
      'You know the indicators you answer for; nobody can sign for you.',
    ),
    'assessment.deemedAcknowledged': act(
      'Deemed acknowledged',
      'Not signed in time; it counts as known, not as a signature.',
    ),
    'assessment.deemedAcknowledgedAgain': act(
      'Deemed acknowledged',
      'Not signed in time; it counts as known, not as a signature.',
    ),
    'assessment.amended': act('Standard amended', 'The subjects acknowledge it again; records go on.'),
    'assessment.openPeriods': act('Periods opened', 'The periods of the cycle were opened.'),
    'assessment.planSurvey': act('Plan a survey', 'A questionnaire or ballot, anonymous throughout.'),
    'assessment.concludeMethod': act(
      'Conclude a method’s record',
      'Say what was seen; from then on it never changes, and scores may rest on it.',
    ),
    'assessment.withdrawMethod': act(
      'Withdraw a method’s record',
      'With reasons; what was wrong stands no more, but stays on record.',
    ),
    'assessment.surveyDone': act('Survey done', 'A questionnaire or ballot was finished.'),
    'assessment.beginVisit': act('Visit begins', 'The cycle has gone on to site visits.'),
    'assessment.planVisit': act(
      'Plan the visit',
      'Team, dates, programme and sample; nobody with a conflict.',
    ),
    'assessment.waiveSecondVisit': act('Allow a second visit', 'With a reason, in the same cycle.'),
    'assessment.visitDone': act('Visit done', 'Every member has signed.'),
    'assessment.visitCancelled': act('Visit cancelled', 'Another has to be planned.'),
    'assessment.score': act(
      'Score',
      'Every line with its reason and evidence.',
      'After that only the lead reconciles.',
    ),
    'assessment.reweigh': act('Re-weight', 'A component is missing: the others count for it, with a reason.'),
    'assessment.reconcile': act(
      'Reconcile',
      'Settles the lines of all assessors, each with reason and evidence.',
      'It goes to feedback as it is.',
    ),
    'assessment.calibrationOpened': act(
      'Calibration opened',
      'The office has opened a round of calibration: units of a kind are compared and changes proposed.',
    ),
    'assessment.calibrationClosed': act(
      'Calibration closed',
      'The round is over; what was not confirmed has no effect.',
    ),
    'assessment.proposeCalibration': act(
      'Propose a calibration',
      'Change lines beside units of a kind, each with before, after and reason; another has to confirm it.',
    ),
    'assessment.confirmCalibration': act(
      'Confirm the calibration',
      'Confirm what another proposed; before and after are shown to those concerned.',
      'The score changes at once.',
    ),
    'assessment.dismissCalibration': act(
      'Dismiss the calibration',
      'The score stays as it is, with a reason; whoever proposed it may take it back.',
    ),
    'assessment.beginFeedback': act(
      'Feedback begins',
      'The cycle has gone on to feedback; the window begins.',
    ),
    'assessment.draftFeedback': act(
      'Draft the feedback',
      'Achievements and problems, each problem with evidence.',
    ),
    'assessment.feedbackOverdue': act('Feedback overdue', 'The leader was told; the feedback goes on.'),
    'assessment.issue': act(
      'Issue the feedback',
      'The unit gets the feedback and every score line.',
      'After that a score changes only by an appeal or a correction by two persons.',
    ),
    'assessment.receive': act('Acknowledge receipt', 'The window for appeals counts from it.'),
    'assessment.deemedReceived': act(
      'Deemed received',
      'Not signed for in time; it counts as received, not as a signature.',
    ),
    'assessment.appeal': act(
      'Appeal',
      'Against named score lines, to people who did not score them; it never lowers a score.',
    ),
    'assessment.waive': act(
      'Waive the appeal',
      'You have nothing against the feedback.',
      'You cannot appeal against it later.',
    ),
    'assessment.windowClosed': act('Appeal window closed', 'No new appeals; those filed go on.'),
    'assessment.appealClosed': act('Appeal closed', 'An appeal is closed.'),
    'assessment.appealRemanded': act('Appeal remanded', 'An appeal was sent back for re-scoring.'),
    'assessment.rescore': act(
      'Re-score',
      'Assessors other than the first score the remanded lines.',
      'They cannot be remanded again.',
    ),
    'assessment.rescoringOverdue': act('Re-scoring overdue', 'The leader was told; the re-scoring goes on.'),
    'assessment.proposeCorrection': act(
      'Propose a correction',
      'Of a clerical slip; another person has to confirm it.',
    ),
    'assessment.confirmCorrection': act(
      'Confirm the correction',
      'Before and after are shown, and the letter is served again.',
      'The score changes with it.',
    ),
    'assessment.dismissCorrection': act(
      'Refuse the correction',
      'The score stays as it is, with a reason that whoever proposed it is told; who proposed it may take it back.',
    ),
    'assessment.orderRectification': act(
      'Order rectification',
      'Each item with its problem, subject, standard, measure and due date, under a number of its own.',
    ),
    'assessment.rectificationPlanned': act('Plan approved', 'A rectification plan was approved.'),
    'assessment.rectificationClosed': act('Rectification closed', 'All items of an order are closed.'),
    'assessment.confirmed': act('Grade confirmed', 'The cycle has confirmed the grades.'),
    'assessment.reopened': act('Grades reopened', 'The leader has reopened the whole list.'),
    'assessment.acknowledgeLinkage': act(
      'Acknowledge the linkage',
      "You know how the result enters operating performance and the leaders' evaluation.",
    ),
    'assessment.conclude': act(
      'Close',
      'Plans approved, commendation decided, linkage acknowledged.',
      'Only open items live on.',
    ),
    'assessment.cancel': act('Cancelled', 'The unit left the cycle, or the cycle was cancelled.'),
  },
  notices: {
    standardToAcknowledge: note(
      'Please acknowledge the standard',
      (p) =>
        `${whose(p)}: the standard is published. ${doBy(p, 'acknowledge it yourself')} After that it counts as known.`,
    ),
    amendmentToAcknowledge: note(
      'Please acknowledge the amended standard',
      (p) =>
        `${whose(p)}: the standard was amended. ${doBy(p, 'acknowledge it yourself')} After that it counts as known.`,
    ),
    visitToPlan: note(
      'A visit has to be planned',
      (p) => `${whose(p)}: please fix team, dates and programme.`,
    ),
    scoresNeeded: note(
      'Your scores are needed',
      (p) => `${whose(p)}: the visit is done; please score, each line with reason and evidence.`,
    ),
    scoresIn: note('All scores are in', (p) => `${whose(p)}: please reconcile them.`),
    scoresDeviate: note(
      'Scores are far apart',
      (p) =>
        `${whose(p)}: all have scored, and on some indicators they are further apart than the policy allows; please reconcile and say why.`,
    ),
    calibrationOpened: note(
      'Calibration has begun',
      (p) => `${whose(p)}: changes beside units of a kind can be proposed; another has to confirm them.`,
    ),
    calibrationProposed: note(
      'A calibration awaits confirmation',
      (p) => `${whose(p)}: a change of the score was proposed; please confirm or dismiss it.`,
    ),
    scoreCalibrated: note(
      'A score was calibrated',
      (p) => `${whose(p)}: the score was changed by calibration; before, after and reason are in its lines.`,
    ),
    calibrationDismissed: note(
      'A calibration was dismissed',
      (p) => `${whose(p)}: the change was not adopted; the score stays as it is.`,
    ),
    feedbackToDraft: note(
      'Feedback has to be drafted',
      (p) => `${whose(p)}: ${doBy(p, 'draft the feedback')}`,
    ),
    feedbackDrafted: note(
      'Feedback awaits issue',
      (p) => `${whose(p)}: the feedback is drafted. ${doBy(p, 'check and issue it')}`,
    ),
    feedbackOverdue: note('Feedback overdue', (p) => `${whose(p)}: the feedback was not issued in time.`),
    feedbackIssued: note(
      'Your feedback is here',
      (p) =>
        `${whose(p)}: feedback and score lines were served. ${doBy(p, 'acknowledge receipt')} After that it counts as received.`,
    ),
    appealApplied: note(
      'An appeal has taken effect',
      (p) =>
        `${whose(p)}: the appeal is over and its decision counts; what changed is on the assessment, before and after.`,
    ),
    scoreCorrected: note(
      'A score was corrected',
      (p) => `${whose(p)}: a clerical slip was mended by two persons; before and after are in the file.`,
    ),
    correctionProposed: note(
      'A correction awaits a second person',
      (p) =>
        `${whose(p)}: a clerical slip was reported; please check it and confirm or refuse the correction. Who proposed it cannot confirm it.`,
    ),
    correctionConfirmed: note(
      'Your correction was confirmed',
      (p) =>
        `${whose(p)}: another person confirmed the correction you proposed; the score was corrected and served again. Nothing is left to do.`,
    ),
    correctionDismissed: note(
      'Your correction was refused',
      (p) =>
        `${whose(p)}: the correction you proposed was refused and the score stays as it is.${because(p)} If you still hold it to be wrong, propose it again with what it rests on.`,
    ),
    rescoringNeeded: note(
      'Lines have to be re-scored',
      (p) =>
        `${whose(p)}: an appeal was remanded; assessors other than the first have to score. ${doBy(p, 're-score the lines')}`,
    ),
    rescoringOverdue: note('Re-scoring overdue', (p) => `${whose(p)}: the lines were not re-scored in time.`),
    resultSettled: note(
      'Your score is settled',
      (p) => `${whose(p)}: the time for appeals is over; the grade is yet to be confirmed.`,
    ),
    rectificationToOrder: note(
      'Consider rectification',
      (p) => `${whose(p)}: the score is settled; please order rectification of the problems found.`,
    ),
    gradeConfirmed: note(
      'Your grade is confirmed',
      (p) => `${whose(p)}: please see the result and acknowledge the linkage.`,
    ),
  },
} as const satisfies MachineWords<'assessment'>;
