import { isClosed, metaOf, tagsOf } from '@kaohe/domain';
import { type Facts, type House, type Instance, lawOf } from './house.ts';

const did = (on: Instance, type: string): boolean => on.journal.some((entry) => entry.type === type);
const stageIn = (all: readonly Instance[], ...stages: readonly string[]): boolean =>
  all.every((one) => stages.includes(one.stage));
const living = (all: readonly Instance[]): readonly Instance[] =>
  all.filter((one) => !tagsOf(lawOf(one.machine).machine, one.stage).includes('cancelled'));

type Vote = { readonly line: string; readonly change: boolean };
/** For each line, whether most members of the last round change it. */
const verdicts = (on: Instance): readonly boolean[] => {
  const ballots = on.journal
    .filter((entry) => entry.type === 'appeal.vote')
    .slice(-(on.slots.get('voting')?.size ?? 0));
  const votes = ballots.flatMap((entry) => entry.data.votes as readonly Vote[]);
  return [...Map.groupBy(votes, (vote) => vote.line).values()].map(
    (all) => all.filter((vote) => vote.change).length * 2 > all.length,
  );
};
const appealsOf = (house: House, on: Instance): readonly Instance[] =>
  house.under(on.parentId ?? '', 'appeal');
const isSecond = (house: House, on: Instance): boolean =>
  appealsOf(house, on).some((other) => other.stage === 'escalated' && other.opened.includes(on));
const panelOf = (on: Instance): readonly string[] =>
  on.journal
    .filter((entry) => entry.type === 'appeal.empanel')
    .flatMap((entry) => entry.data.members as readonly string[]);

const answers: Readonly<
  Record<string, (house: House, on: Instance, data: Readonly<Record<string, unknown>>) => boolean>
> = {
  unitsAcknowledged: (house, on) =>
    living(house.under(on.id, 'assessment')).every((one) => !one.stage.startsWith('acknowledging')),
  periodVerified: (house, on, data) =>
    stageIn(
      living(house.under(on.id, 'periodReview').filter((one) => one.data.no === data.period)),
      'verified',
      'locked',
    ),
  periodDiscussed: (_, on, data) =>
    on.journal.some((entry) => entry.type === 'cycle.recordMeeting' && entry.data.period === data.period),
  bulletinDue: (_, on, data) =>
    !on.journal.some((entry) => entry.type === 'cycle.publishBulletin' && entry.data.period === data.period),
  earlierPeriodsLocked: (house, on) => {
    const all = living(house.under(on.id, 'periodReview'));
    const last = Math.max(...all.map((one) => Number(one.data.no)));
    return stageIn(
      all.filter((one) => one.data.no !== last),
      'locked',
    );
  },
  assessmentsScored: (house, on) => stageIn(living(house.under(on.id, 'assessment')), 'scored'),
  roundScored: (house, on) => stageIn(living(house.under(on.id, 'assessment')), 'scored'),
  roundOpened: (house, on) => stageIn(living(house.under(on.id, 'assessment')), 'calibrating'),
  scoresDeviate: () => false,
  calibrationProposed: () => false,
  gradesContested: (_, on) => {
    const notices = on.journal.findLastIndex((entry) => entry.type === 'cycle.proposeGrades');
    const raised = on.journal.slice(notices).filter((entry) => entry.type === 'cycle.object').length;
    const own = on.opened.filter((one) => one.machine === 'objection');
    return raised > 0 && own.slice(-raised).some((one) => one.stage === 'sustained');
  },
  unitHasNoAppeal: () => true,
  selfReportAsked: () => false,
  survey: (_, on) => on.data.kind === 'survey',
  withoutDebriefing: (_, on) => on.data.kind === 'survey',
  // A struck sheet was the only record of its indicator.
  componentsPresent: (house, on) =>
    did(on, 'assessment.reweigh') ||
    house.under(on.id, 'workSheet').every((one) => one.context.outcome !== 'struck'),
  lintClean: (_, on) => on.data.saved === true,
  feedbackComplete: (_, on) => did(on, 'assessment.draftFeedback'),
  linesFree: (_, on) => on.stage === 'answerable',
  remandOpen: (house, on) => {
    const rescores = on.journal.filter((entry) => entry.type === 'assessment.rescore').length;
    return (
      house
        .under(on.id, 'appeal')
        .filter((one) => one.stage === 'final' && one.context.outcome === 'remanded').length > rescores
    );
  },
  correctionProposed: () => false,
  panelClear: (house, on, data) => {
    const others = appealsOf(house, on)
      .filter((other) => other !== on)
      .flatMap(panelOf);
    return ![...((data.members as readonly string[]) ?? []), data.joins].some((id) =>
      others.includes(String(id)),
    );
  },
  majorityUpholds: (_, on) => verdicts(on).every((change) => !change),
  majorityAdjusts: (_, on) => verdicts(on).every(Boolean),
  majorityAdjustsPartly: (_, on) => verdicts(on).some(Boolean) && !verdicts(on).every(Boolean),
  majorityChanges: (_, on) => verdicts(on).some(Boolean),
  secondLevelOpen: (house, on) => !isSecond(house, on),
  barred: () => false,
  anySustained: (house, on) => house.under(on.id, 'objection').some((one) => one.stage === 'sustained'),
  itemsOverdue: (house, on) =>
    house
      .under(on.id, 'rectificationItem')
      .some((one) => one.stage === 'open' && one.context.overdue === true),
};

/** Answers what the store would find out by a query; what the model doesn't keep is taken for true. */
export const modelFacts: Facts = (house, on, { name, data }) => answers[name]?.(house, on, data) ?? true;

/** True while nothing but the clock or a person can move it: for the report of a run that stands still. */
export const awaits = (on: Instance): string =>
  isClosed(lawOf(on.machine).machine, on.stage)
    ? 'closed'
    : JSON.stringify(metaOf(lawOf(on.machine).machine, on.stage).awaits);
