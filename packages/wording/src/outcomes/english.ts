import type { OutcomeWords } from './words.ts';

const some = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const english: OutcomeWords = {
  honours: {
    title: 'Commendation',
    hint: 'The list follows from the confirmed grades, the quota and what excludes a unit. Below the best grade a unit may be nominated by hand, with reasons; nothing else has exceptions.',
    staffOnly:
      'The list is for the office, leaders, the inspectorate and auditors. The notice and the register are open to all.',
    quota: ({ used, seats, units, percent }) =>
      `Quota: ${seats} (${percent} % of ${units} units, one at least, no fewer than have the best grade), ${used} used, ${Math.max(0, seats - used)} left`,
    rules: (pastYears, asked) =>
      `${pastYears === 0 ? 'Past years don’t count' : `The last grade or a revoked honour within ${some(pastYears, 'year')} excludes`}; asked for an opinion: ${asked}; silence clears nobody`,
    verdict: { eligible: 'Eligible', byHand: 'By hand only', out: 'Out' },
    verdictCount: (verdict, count) => `${verdict} (${count})`,
    bars: {
      unconfirmed: 'grade not confirmed yet',
      lastGrade: 'has the last grade',
      veto: 'a veto stands against it',
      graveOrder: 'a grave rectification order',
      pastGrade: 'had the last grade in past years',
      pastRevoked: 'an honour was revoked in past years',
      nominated: 'nominated already',
      belowBest: 'below the best grade',
    },
    standing: {
      title: 'Can my unit be commended',
      verdict: {
        eligible:
          'It fulfils the conditions. Nothing to apply for: the office nominates within the quota; opinions, approval and public notice follow.',
        byHand: 'It is not on the list by itself; the office may nominate it by hand, with reasons.',
        out: 'It is not on the list. Why, and what can be done:',
      },
      remedy: {
        unconfirmed:
          'Once the grades are confirmed this page says whether and why; nothing to do until then.',
        lastGrade:
          'Put right item by item, in time, what the order says; a score you disagree with can be appealed before the grades are confirmed.',
        veto: 'The document that establishes it counts; if it is wrong, appeal against the line within the window and attach the papers.',
        graveOrder:
          'Not in this cycle; items closed in time and with good effect leave the next cycle untouched.',
        pastGrade: 'Not before the time is over; then by itself, nothing to do.',
        pastRevoked: 'Not before the time is over; then by itself, nothing to do.',
        nominated: 'It is nominated already.',
        belowBest: 'See where the score lost most; the office nominates, units need not apply.',
      },
      until: (year) => `From the cycle of ${year} on this no longer counts.`,
      underWay: (stage) => `The unit’s commendation: ${stage}.`,
      score: 'Why this score',
      open: 'Open the commendation',
    },
    nextTitle: 'Next',
    next: {
      nominate: (count) =>
        `${some(count, 'eligible unit')} not nominated: the office nominates, or says why it passes over.`,
      opinions: (count) =>
        `${some(count, 'commendation')} waiting for opinions: whoever is asked answers in the to-do list; silence clears nobody.`,
      approve: (count) =>
        `${some(count, 'commendation')} with all opinions in: a leader opens the decision sheet and approves, declines or returns.`,
      publish: (count) => `${some(count, 'commendation')} approved: the office publishes one notice for all.`,
      objections: (count) =>
        `${some(count, 'objection')} open: the inspectorate inquires, the notice runs on.`,
      confer: (count) =>
        `${some(count, 'commendation')} with the notice over and no objection open: a leader confers.`,
    },
    every: 'All',
    search: 'Find a unit',
    columns: {
      unit: 'Unit',
      grade: 'Grade',
      score: 'Score',
      verdict: 'Verdict',
      why: 'Why',
      stage: 'Stage',
      opinions: 'Opinions',
      objections: 'Objections',
      due: 'Due',
    },
    none: 'No unit fits.',
    more: 'Show more',
    candidates: 'Who may be commended',
    cases: 'Commendations',
    noCases: 'Nobody is nominated yet.',
    noCasesHint:
      'Once the grades are confirmed the office nominates; opinions, approval, notice and objections are followed here.',
    opinions: (given, asked, held) => `${given} of ${asked}${held > 0 ? `, ${held} against` : ''}`,
    objections: (open, all) => (all === 0 ? 'none' : `${all}, ${open} open`),
    passedOver: (reasons) => `Not nominated: ${reasons}`,
    nominate: 'Nominate and publish',
    publicPage: 'Public notice (no account)',
    register: 'Honour register',
    registerHint: 'Every commendation; one that was revoked stays and is marked.',
    year: 'Year',
    total: (count) => some(count, 'commendation'),
    conferred: 'Conferred',
    basis: 'Document',
    authority: 'Approved by',
    inForce: 'In force',
    revoked: (day) => `Revoked on ${day}`,
    noHonours: 'No commendation yet.',
    export: 'Export to Excel',
  },
  sheet: {
    title: 'Decision sheet',
    facts: 'The facts',
    says: 'What the rules say',
    follows: 'What follows',
    yes: 'Yes',
    no: 'No',
    back: 'Back',
    reasons: 'Reasons of the nomination',
    byHand: 'By hand: below the best grade',
    print: 'Print the sheet',
    grade: 'Confirmed grade',
    score: 'Composite score',
    rank: (place, of) => `number ${place} of ${some(of, 'unit')} of its kind`,
    gradeQuota: 'Seats of the best grade',
    gradeSeats: (given, seats, units) => `${some(units, 'unit')}, ${some(seats, 'seat')}, ${given} given`,
    quota: 'Commendation quota',
    clean: 'met',
    fails: 'not met',
    gates: {
      veto: 'Veto',
      graveOrder: 'Grave rectification',
      missed: 'Safety and core targets',
      past: 'Past years',
      appeals: 'Appeals open',
      items: 'Rectification',
    },
    noVeto: 'none',
    hasVeto: 'a veto stands: it can’t be commended',
    noGrave: 'none',
    hasGrave: 'a grave order stands: it can’t be commended',
    past: (years) => (years === 0 ? 'don’t count' : `nothing in ${some(years, 'year')}`),
    pastYear: {
      lastGrade: (year) => `last grade in ${year}`,
      revoked: (year) => `honour revoked in ${year}`,
    },
    noneMissed: 'none missed',
    targets: { safety: 'safety target missed', coreTarget: 'core target missed' },
    appeals: (count) => (count === 0 ? 'none' : `${count} open`),
    items: (open, overdue) =>
      open === 0 ? 'nothing open' : `${some(open, 'item')} open${overdue > 0 ? `, ${overdue} overdue` : ''}`,
    clearance: 'Opinions',
    clear: 'clear',
    hold: 'against',
    waiting: 'not given yet',
    silence: 'Silence clears nobody; it is approved once all opinions are in.',
    objections: 'Objections received',
    noObjection: 'None was received.',
    anonymous: 'anonymous',
    named: 'named',
    notice: (from, until) => (until === '' ? `Public from ${from}` : `Public from ${from} until ${until}`),
    approval: ({ authority, document, by, day }) => `Approved by ${authority}, ${document} (${by}, ${day})`,
    consequences: {
      vetted: {
        yes: (window) =>
          `It goes on the list, which the office publishes for ${window}; anybody may object meanwhile.`,
        no: () => 'The nomination ends and its seat is free; the reasons stay in the journal.',
        back: () => 'Opinions are asked anew; those given no longer count.',
      },
      conferrable: {
        yes: 'The honour is conferred, entered in the public register, told to all units and written out; it can only be taken back by revoking it.',
        no: 'It is not conferred and the nomination ends; the reasons stay in the journal.',
      },
      waits: 'Nothing awaits a leader now.',
      held: 'Somebody asked is against it: it can be declined or returned, not approved.',
      barred: 'Something excludes it: it can be neither approved nor conferred.',
    },
  },
  ledger: {
    title: 'Rectification ledger',
    hint: 'One problem, one number; five definites: problem, subject, standard to meet, measure, due date.',
    states: {
      open: 'Open',
      overdue: 'Overdue',
      done: 'To be verified',
      closed: 'Closed',
      evaluated: 'Evaluated',
    },
    number: (year, number) => `R ${year}-${number}`,
    every: 'All',
    search: 'Find a problem or a unit',
    filters: 'Filter the ledger',
    columns: {
      number: 'Number',
      unit: 'Unit',
      problem: 'Problem',
      problemOf: 'Problem and subject',
      subject: 'Subject',
      standard: 'Standard to meet',
      measure: 'Measure',
      class: 'Class',
      due: 'Due',
      state: 'State',
      progress: 'Progress',
      order: 'Order',
    },
    progress: {
      reported: (day) => `progress told on ${day}`,
      done: (day) => `reported done on ${day}`,
      closed: (day) => `closed on ${day}`,
      extended: (times) => (times === 1 ? 'extended once' : `extended ${times} times`),
      reopened: (times) => (times === 1 ? 'reopened once' : `reopened ${times} times`),
      effect: (effect) => `effect: ${effect}`,
      relapse: (of) => `relapse of ${of}`,
      grave: 'grave',
    },
    byUnit: 'By unit',
    byOrganisation: 'By organisation',
    counts: { name: 'Name', all: 'Items', closed: 'Closed', overdue: 'Overdue' },
    unitCount: (closed, all, overdue) =>
      `${some(all, 'item')}, ${closed} closed${overdue > 0 ? `, ${overdue} overdue` : ''}`,
    none: 'No item fits.',
    noneHint:
      'Once a unit’s result is settled its team orders what has to be put right; each problem has its number here.',
    export: 'Export to Excel',
    print: 'Print the ledger',
    next: 'Next page',
    first: 'First page',
    orders: 'Orders and plans',
    nextTitle: 'Next',
    steps: {
      rectification: {
        issued:
          'The secretary submits a plan in time, with the date of the committee’s resolution; items may be worked on before it is approved.',
        revising: 'The secretary changes the plan as the reasons ask, and submits it again.',
        planSubmitted: 'The lead approves the plan, or returns it with reasons.',
        implementing:
          'The subjects put right item by item: open an item beside, report it done with evidence; an assessor looks on the spot and closes it. With the last one this order is closed.',
        reminded:
          'An item is overdue: open it and report it done with evidence. If it still isn’t by the due date, leaders supervise it; more time is a leader’s decision, with reasons.',
        supervised:
          'Leaders supervise: report the overdue items done, with evidence. If they still aren’t by the due date, a leader talks to the secretary; more time is a leader’s decision, with reasons.',
        interviewing:
          'A leader talks to the secretary and records it here. The talk is no substitute: report the overdue items done now.',
      },
      rectificationItem: {
        open: 'The subject puts it right: tell the progress at any time, report it done with evidence, and the clock stands still. More time is a leader’s decision, with reasons.',
        done: 'An assessor looks on the spot: closes it, or sends it back with reasons and the days that were left. Never who reported it done.',
        closed:
          'After the time set, its effect is judged by an assessor or the lead, never by who closed it. If the problem comes back, it is a new item that names this one.',
      },
    },
    ordering: {
      limits: 'The class bounds the due date; sooner is possible:',
      limit: (of, last, fixed) =>
        `${of}: ${last} at the latest${fixed ? '' : ' (that year’s calendar isn’t published; rest days move it on)'}`,
      problems: (count) =>
        count === 0
          ? 'Every problem of the feedback has been ordered, or there was none.'
          : `${some(count, 'problem')} of the feedback without an order ${count === 1 ? 'is' : 'are'} filled in: add standard, measure and due date, and remove what needs no rectification.`,
    },
    carried: 'Open or repeated from past years',
    carriedHint:
      'Not closed, reopened, relapsed or without effect in earlier cycles: to be checked this time.',
    carriedWhy: { open: 'not closed', reopened: 'was reopened', relapse: 'relapse', poor: 'without effect' },
  },
};
