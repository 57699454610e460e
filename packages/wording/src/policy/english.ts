import { issues } from './english-issues.ts';
import { proof } from './english-proof.ts';
import { windows } from './english-windows.ts';
import type { PolicyWords } from './words.ts';

export const english: PolicyWords = {
  title: 'Policy',
  parameters: {
    'reminders.before': {
      label: 'Reminders before',
      does: 'How many working days before the due date whoever is awaited is reminded.',
    },
    'reminders.onTheDay': {
      label: 'Reminder on the day',
      does: 'Whether one more comes on the due date itself.',
    },
    'reminders.overdue': {
      label: 'Reminders when overdue',
      does: 'How often an overdue matter is recalled until it is done.',
    },
    'reminders.hour': { label: 'Hour of reminders', does: 'At which hour of the day they go out.' },
    escalationPath: {
      label: 'Escalation path',
      does: 'Who is told, step by step, when nothing happens; also where the matter of somebody recused goes.',
    },
    period: {
      label: 'Periods',
      does: 'Whether the daily record is gathered, discussed and reported by month, quarter or half-year.',
    },
    selfReport: {
      label: 'Self-report of units',
      does: 'Whether units report at the end of a period; if not, it is assembled from work sheets.',
    },
    secondLevel: {
      label: 'Second level of appeal',
      does: 'Whether a decision may be appealed once more to the level above; that one is final.',
    },
    'composite.weights.onSite': {
      label: 'Weight of the visit',
      does: 'What the on-site component counts; the three weights make 100 %.',
    },
    'composite.weights.daily': {
      label: 'Weight of the daily record',
      does: 'What the daily record counts, never under 20 %; the three weights make 100 %.',
    },
    'composite.weights.debriefing': {
      label: 'Weight of debriefing and ballot',
      does: 'What the secretary’s debriefing with its ballot counts; the three weights make 100 %.',
    },
    'composite.bonusCap': {
      label: 'Most bonus points',
      does: 'How many points all bonuses together may add.',
    },
    ...proof,
    'record.silentWeeks': {
      label: 'Weeks without a record',
      does: 'After how many weeks without a work sheet of a unit the office and the leads are told.',
    },
    'record.rushShare': {
      label: 'Year-end rush',
      does: 'The share of the year’s sheets filed in its last month from which it counts as a rush.',
    },
    'record.ranks': {
      label: 'Ranks in bulletins',
      does: 'Whether a bulletin ranks the units; else it tells of progress and common problems only.',
    },
    'grades.bands': {
      label: 'Grades and bands',
      does: 'Which grades there are and from how many points each; best first, the last from 0.',
    },
    'grades.quota.share': {
      label: 'Share of the best grade',
      does: 'How many units of each category may have the best grade at most.',
    },
    'grades.quota.shares': {
      label: 'Shares of categories',
      does: 'Other shares of the best grade for single categories.',
    },
    'grades.quota.denominator': {
      label: 'Share of what',
      does: 'Of all units on the list, or only of those that no gate keeps from the best grade.',
    },
    'grades.quota.rounding': {
      label: 'Rounding of seats',
      does: 'How a number of seats that isn’t whole is rounded.',
    },
    'grades.quota.atLeastOne': {
      label: 'At least one seat',
      does: 'Whether a category so small that it would have none still has one.',
    },
    'grades.quota.ties': {
      label: 'Ties',
      does: 'What parts units of one score, in turn; those still equal are all in, beyond the quota.',
    },
    'grades.quota.appealSeats': {
      label: 'Seats won by appeal',
      does: 'Whoever reaches the best grade by an appeal has a seat on top and takes nobody’s.',
    },
    'grades.gates.veto': {
      label: 'A veto',
      does: 'Keeps a unit from the best grade, or puts it into the last.',
    },
    'grades.gates.safety': {
      label: 'Safety missed',
      does: 'What a safety target noted as missed does to the grade.',
    },
    'grades.gates.coreTarget': {
      label: 'Core target missed',
      does: 'What a core operating target noted as missed does to the grade.',
    },
    'grades.gates.satisfaction.topBelow': {
      label: 'Satisfaction for the best grade',
      does: 'Below this share of satisfied voices a unit can’t have the best grade; without a ballot it doesn’t apply.',
    },
    'grades.gates.satisfaction.bottomBelow': {
      label: 'Satisfaction of the last grade',
      does: 'Below this share of satisfied voices a unit has the last grade; not above the one before.',
    },
    'ballot.classes': {
      label: 'Classes of voters',
      does: 'Who votes after the debriefing, and what each class weighs; together 100 %.',
    },
    'ballot.choices': {
      label: 'Choices of the ballot',
      does: 'What can be chosen, what it is worth, and what counts as satisfied.',
    },
    'evidence.files': {
      label: 'Documents per indicator',
      does: 'How many documents a unit may file for one indicator; one document may serve several. It keeps the burden down.',
    },
    'evidence.megabytes': {
      label: 'Size per indicator (MB)',
      does: 'How large all documents that a unit files for one indicator may be together.',
    },
    'questionnaire.smallestGroup': {
      label: 'Smallest group shown',
      does: 'No result of fewer voices is shown, so that nobody can be guessed.',
    },
    'questionnaire.smallBranches': {
      label: 'Small branches',
      does: 'Whether branches below that number are pooled with others, or asked with the people they serve.',
    },
    'linkage.weight': {
      label: 'Linkage with performance',
      does: 'What the result counts in the unit’s operating performance.',
    },
    'transparency.rank': {
      label: 'Rank told',
      does: 'Whether a unit learns its place among the units of its category.',
    },
    'transparency.distribution': {
      label: 'Distribution told',
      does: 'Whether a unit learns how many of its category are in each band; not below the smallest group shown.',
    },
    'transparency.peers': {
      label: 'Scores of others told',
      does: 'Whether a unit learns the scores of the others of its category, and with their names.',
    },
    'commendation.opinions': {
      label: 'Opinions on nominees',
      does: 'Who is asked for an opinion on each nominee; the inspectorate always is, and silence clears nobody.',
    },
    'commendation.quota': {
      label: 'Commendation quota',
      does: 'The share of the cycle’s units that may be commended, one at least.',
    },
    'commendation.pastYears': {
      label: 'Past years',
      does: 'For how many years back the last grade, or a commendation that was revoked, keeps a unit off the list; 0: none.',
    },
    'recusal.formerUnitYears': {
      label: 'Years after leaving a unit',
      does: 'How long who worked in a unit stays out of its case.',
    },
  },
  windows,
  groups: {
    year: 'The year and its points',
    record: 'Daily record',
    visit: 'Site visits',
    feedback: 'Feedback and receipt',
    appeal: 'Appeals',
    results: 'Notices, commendation, linkage',
    rectification: 'Rectification',
    grades: 'Grades',
    ballot: 'Ballots and questionnaires',
    reminders: 'Reminders and escalation',
  },
  starts: {
    admission: 'Units are admitted',
    sheet: 'A work sheet is filed (an example)',
    visits: 'Visits begin',
    feedback: 'Feedback begins',
    results: 'Grades are posted',
    conclusion: 'Grades are confirmed',
  },
  values: {
    'reminders.overdue': { everyDay: 'Every day', workingDays: 'Every working day', never: 'Never' },
    period: { month: 'By month', quarter: 'By quarter', halfYear: 'By half-year' },
    selfReport: { off: 'None', quarter: 'Every quarter', halfYear: 'Every half-year' },
    'grades.quota.denominator': { listed: 'All units on the list', eligible: 'Units that no gate keeps out' },
    'grades.quota.rounding': { floor: 'Down', half: 'To the nearest', ceiling: 'Up' },
    'grades.quota.ties': { onSite: 'On-site points', satisfaction: 'Satisfaction' },
    'grades.gates.veto': { top: 'Not the best grade', bottom: 'The last grade' },
    'grades.gates.safety': { top: 'Not the best grade', bottom: 'The last grade' },
    'grades.gates.coreTarget': { top: 'Not the best grade', bottom: 'The last grade' },
    'transparency.peers': { none: 'Not told', masked: 'Without names', named: 'By name' },
    'questionnaire.smallBranches': { pooled: 'Pooled with others', withServed: 'With the people served' },
  },
  units: { workingDays: 'working days', calendarDays: 'calendar days', months: 'months' },
  issues,
  says: {
    open: 'No standard is published yet: the office changes it directly; each change is kept in the journal.',
    frozen:
      'A standard is published and the policy frozen. A change is proposed as an amendment with its reason, is in force once a leader adopts it, and all units are told; once the visits have begun only windows, reminders and the escalation path can be amended.',
    readOnly: 'The office sets the policy; here it can be read.',
    waiting: (by, day) => `The amendment proposed by ${by} on ${day} awaits a leader:`,
    search: 'Find a parameter by its name or what it does',
    onlyChanged: 'Only those other than their default',
    changedCount: (count) => `${count} other than the default`,
    changed: 'changed',
    noneFound: 'No parameter fits.',
    default: (value) => `Default: ${value}`,
    basis: 'Basis',
    limits: (least, most) => `Allowed: ${least} to ${most}`,
    leastDays: (days) => `at least ${days} working days`,
    reset: (name) => `Reset to the default: ${name}`,
    save: 'Save the policy',
    propose: 'Propose the amendment',
    adopt: 'Decide on it',
    discard: 'Discard changes',
    reasons: 'Reasons for the amendment',
    reasonsNeeded: 'Give the reasons for the amendment.',
    saved: 'Saved; it rules from the next step on.',
    proposed: 'Proposed; it awaits a leader, and the present policy rules until then.',
    unsaved: (count) => `${count} changes not saved`,
    mend: (count) => `${count} to be mended: see those marked.`,
    yes: 'yes',
    no: 'no',
    percent: (value) => `${value} %`,
    points: (value) => `${value} points`,
    count: 'Length',
    unit: 'Unit',
    category: 'Category of units',
    share: 'Share',
    add: 'Add a row',
    remove: (name) => `Remove ${name}`,
    numbersHint: 'With commas between, as 3, 1',
    chinese: 'Chinese name',
    english: 'English name',
    from: 'From',
    weight: 'Weight',
    worth: 'Worth',
    satisfied: 'Counts as satisfied',
    none: 'none',
    dates: 'Dates of the year',
    datesHint:
      'How late each window may come to lie on the calendar, when those before it are used to the last day. Change a window or a day below, and the dates follow.',
    assumed: 'Days assumed (left empty: when the phase before is over at the latest)',
    latest: 'at the latest',
    counted: (from, length) => `${length} after ${from}`,
    moved: {
      skipped: (days) => `Holidays passed over: ${days}`,
      worked: (days) => `Make-up workdays counted: ${days}`,
    },
    beyond: (year) => `To be fixed once the calendar of ${year} is known`,
    period: (no) => `Period ${no}`,
    periodEnds: (day) => `ends on ${day}`,
    was: (day) => `by the present policy ${day}`,
    window: 'Window',
    due: 'Due',
    history: 'Changes',
    noHistory: 'Never changed: all is as it was at the beginning.',
    from_to: (name, before, after) => `${name}: ${before} → ${after}`,
    outcome: {
      set: 'saved',
      proposed: 'awaits a leader',
      adopted: 'in force',
      declined: 'declined',
      lapsed: 'lapsed',
    },
    by: (who, day) => `${who}, ${day}`,
  },
};
