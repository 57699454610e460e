import { act, note } from '../../say.ts';
import type { MachineWords } from '../../words.ts';
import { because, doBy, restingOn, until, whose } from '../sentence.ts';

export const cycle = {
  name: 'Cycle',
  stages: {
    planning: 'Planning',
    standardSetting: 'Setting the standard',
    running: 'Daily assessment',
    visiting: 'Site visits',
    feedback: 'Feedback and appeals',
    resultsNotice: 'Results notice',
    approvingGrades: 'Grades to be confirmed',
    concluding: 'Using the results',
    reviewing: 'Analysis report',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  events: {
    'cycle.open': act('Open', 'Standards can be drafted and units admitted.'),
    'cycle.setPolicy': act(
      'Set the policy',
      'Until a standard is published the office sets every parameter; each change is kept in the journal.',
    ),
    'cycle.proposePolicy': act(
      'Propose an amendment of the policy',
      'The policy is frozen once a standard is published; an amendment with its reason is in force when a leader adopts it, and all units are told.',
    ),
    'cycle.adoptPolicy': act(
      'Adopt the amendment',
      'State the basis; it is in force from now on and all units are told.',
      'Deadlines that run already keep the dates that were told.',
    ),
    'cycle.declinePolicy': act('Decline the amendment', 'With reasons; the policy stays as it is.'),
    'cycle.missTarget': act(
      'Note a missed target',
      'A unit missed safety or a core operating target; the document that says so is named. A gate of the next list of grades.',
    ),
    'cycle.clearTarget': act('Clear a missed target', 'With a reason: noted by mistake, or corrected since.'),
    'cycle.scoreChanged': act(
      'A score changed',
      'Grades are computed anew, as a score that was told has changed.',
    ),
    'cycle.draftStandard': act('Draft a standard', 'Begins a standard for one category of units.'),
    'cycle.standardPublished': act('Standard published', 'Units can be admitted under it.'),
    'cycle.admitUnits': act(
      'Admit units',
      'Takes units into the cycle; their subjects are asked to acknowledge the standard.',
    ),
    'cycle.removeUnit': act('Remove a unit', "Cancels the unit's processes.", 'They cannot be brought back.'),
    'cycle.admitLate': act('Admit late', 'Takes units into a running cycle, with a reason.'),
    'cycle.openLatePeriods': act('Open late periods', 'Opens the periods of units that were admitted late.'),
    'cycle.removeLate': act(
      'Remove late',
      'Removes a unit from a running cycle and cancels its processes.',
      'They cannot be brought back.',
    ),
    'cycle.start': act(
      'Start',
      'Fixes the periods; daily assessment begins.',
      'From now on the policy changes only by amendment.',
    ),
    'cycle.recordMeeting': act(
      'Record a meeting',
      'Keeps who attended and what was discussed for the period.',
    ),
    'cycle.publishBulletin': act(
      'Publish the bulletin',
      'Tells all units how the period went.',
      'The period is locked with it.',
    ),
    'cycle.adoptAmendment': act(
      'Adopt the amendment',
      'The amended standard takes force today, for all units, and is acknowledged again.',
      'The old version is superseded.',
    ),
    'cycle.beginVisits': act('Begin the visits', 'All units go on to the site visit.'),
    'cycle.openCalibration': act(
      'Open a round of calibration',
      'Compare the scores of all units, or of one category; changes can be proposed. No feedback while it is open.',
    ),
    'cycle.closeCalibration': act(
      'Close the calibration',
      'Say what it came to; changes that were not confirmed have no effect.',
      'Further changes need another round.',
    ),
    'cycle.beginFeedback': act('Begin the feedback', 'All units go on to feedback; its window begins.'),
    'cycle.proposeGrades': act(
      'Propose the grades',
      'Makes one list by score, quota and gates, and opens it for objections.',
      'Only the leader can return it.',
    ),
    'cycle.object': act('Object', 'The inspectorate inquires; you get a receipt number.'),
    'cycle.objectionDismissed': act('Objection dismissed', 'An objection was not founded.'),
    'cycle.objectionSustained': act(
      'Objection sustained',
      'An objection was founded; the grades have to be returned.',
    ),
    'cycle.noticeClosed': act('Results notice closed', 'The grades go to the leader.'),
    'cycle.approvalOverdue': act('Confirmation overdue', 'The office was told; the confirmation goes on.'),
    'cycle.confirmGrades': act(
      'Confirm the grades',
      'Confirms the grades of all units, with the basis.',
      'They are told to the units and change only by reopening.',
    ),
    'cycle.returnGrades': act('Return the grades', 'The office works them out again, for the reasons given.'),
    'cycle.reopenGrades': act(
      'Reopen the grades',
      'Takes back the whole list, with a reason.',
      'All confirmed grades are taken back.',
    ),
    'cycle.approveLinkage': act(
      'Approve the linkage',
      'Approves what each unit comes to, by the operating performance imported and the weight given.',
      'It can be handed over from then on; a change needs another approval.',
    ),
    'cycle.nominate': act('Nominate', 'Nominates units for commendation; opinions are asked.'),
    'cycle.publishCommendations': act(
      'Publish the commendations',
      'One public notice for the whole approved list.',
      'Once begun the notice is not paused.',
    ),
    'cycle.commendationClosed': act('Commendation closed', 'One commendation is closed.'),
    'cycle.review': act('Begin the review', 'All commendations are decided; the analysis report is drafted.'),
    'cycle.draftReport': act('Submit the report', 'The leader decides whether to adopt it.'),
    'cycle.adoptReport': act('Adopt the report', 'Adopts the analysis report, with the basis.'),
    'cycle.close': act('Close the cycle', 'Ends the cycle.', 'It takes nothing more after that.'),
    'cycle.cancel': act(
      'Cancel the cycle',
      'Cancels all its processes, with a reason.',
      'It cannot be brought back.',
    ),
  },
  notices: {
    policyToAdopt: note(
      'An amendment of the policy awaits you',
      (p) => `${whose(p)}: the office proposes an amendment; please adopt or decline it.${because(p)}`,
    ),
    policyAmended: note(
      'The policy was amended',
      (p) =>
        `${whose(p)}: an amendment is in force; please see what changed. Deadlines that run keep their dates.`,
    ),
    policyAdopted: note(
      'Your amendment was adopted',
      (p) => `${whose(p)}: the amendment of the policy that the office proposed is in force.`,
    ),
    policyDeclined: note(
      'The amendment was declined',
      (p) => `${whose(p)}: the policy stays as it is.${because(p)}`,
    ),
    targetMissed: note(
      'A missed target was noted',
      (p) =>
        `${whose(p)}: the office has noted a safety accident or a missed core target of your unit. It limits the grade; the points stay.${restingOn(p)} If it is wrong, please tell the office.`,
    ),
    targetCleared: note(
      'The note of a missed target was withdrawn',
      (p) =>
        `${whose(p)}: the office has withdrawn a missed target noted of your unit; it no longer limits the grade.${because(p)}`,
    ),
    gradesShifted: note(
      'The previewed grades changed',
      (p) =>
        `${whose(p)}: a score changed, and with it the grade that some unit would have. Please look at the page of grades.`,
    ),
    cycleStarted: note(
      'The assessment has begun',
      (p) => `${whose(p)}: please look at the standard and the periods.`,
    ),
    bulletinPublished: note(
      'A bulletin was published',
      (p) => `${whose(p)}: please see how your unit did in the period.`,
    ),
    visitsBegin: note('Site visits begin', (p) => `${whose(p)}: the date of your visit will be announced.`),
    resultsNotice: note(
      'Results are open for objections',
      (p) => `${whose(p)}: the proposed grades are published.${until(p)}`,
    ),
    objectionReceived: note('An objection came in', (p) => `${whose(p)}: please inquire into it.`),
    gradesToConfirm: note(
      'Grades await confirmation',
      (p) => `${whose(p)}: the notice has ended. ${doBy(p, 'confirm or return the grades')}`,
    ),
    linkageApproved: note(
      'Linkage approved',
      (p) => `${whose(p)}: the linkage with operating performance is approved; it can be handed over.`,
    ),
    gradesReturned: note(
      'The grades were returned',
      (p) => `${whose(p)}: please work them out again.${because(p)}`,
    ),
    gradesOverdue: note('Confirmation overdue', (p) => `${whose(p)}: the grades were not confirmed in time.`),
    gradesConfirmed: note(
      'The grades are confirmed',
      (p) => `${whose(p)}: please see the result of your unit.`,
    ),
    reportToAdopt: note('A report awaits adoption', (p) => `${whose(p)}: the analysis report was submitted.`),
  },
} as const satisfies MachineWords<'cycle'>;
