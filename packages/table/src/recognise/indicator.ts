import type { Indicator, TableField, TableFinding, TableIssue } from '@kaohe/domain';
import {
  type Recognised,
  readComponents,
  readFrequency,
  readKind,
  readMethods,
  readSubjects,
} from '../meaning/choice.ts';
import { isCutOff } from '../meaning/dimension.ts';
import { parseRule, unquoted } from '../meaning/notation.ts';
import { type Points, pointsOfDay, readPoints } from '../meaning/points.ts';
import { readRule } from '../meaning/rule.ts';
import { finding, type Given, short, textOf } from './given.ts';

/** What an indicator is made of: the fields of its rows, and what stands around it. */
export type Source = {
  readonly name: string;
  readonly code: string;
  readonly of: (field: TableField) => readonly Given[];
  readonly place: (field: TableField) => string;
  /** Names above it that may tell its kind: of its dimension, of the table. */
  readonly around: readonly string[];
  /** A column says how it counts: the rule's words are not looked into for it. */
  readonly exact: boolean;
};
/** An indicator without its items, and all that is said of its cells. */
export type Made = {
  readonly indicator: Omit<Indicator, 'items'>;
  readonly findings: readonly TableFinding[];
};

export const limits = { name: 500, text: 4_000, points: 100_000 } as const;

/** Gathers what is said and what is kept in words while an indicator is made. */
class Desk {
  readonly findings: TableFinding[] = [];
  readonly kept: string[] = [];
  say(issue: TableIssue, at: string, params: TableFinding['params'] = {}): void {
    this.findings.push(finding(issue, at, params));
  }
  /** Keeps a cell's words with its column's name. */
  keep({ heading, text }: Pick<Given, 'heading' | 'text'>): void {
    this.kept.push(`【${heading}】${text}`);
  }
  /** What is beyond the most that a text may hold is said, not dropped in silence. */
  fit(text: string, at: string, most: number): string {
    if (text.length > most) this.say('textTooLong', at, { limit: most });
    return text.slice(0, most).trim();
  }
}

type Choices = {
  readonly field: TableField;
  readonly issue: TableIssue;
};

/** A list of choices in free words: what isn't understood in full stays in the remark. */
const choose = <T>(
  desk: Desk,
  given: readonly Given[],
  of: Choices & { read: (text: string) => Recognised<T> },
): T[] => {
  const values: T[] = [];
  for (const cell of given) {
    const read = of.read(cell.text);
    values.push(
      ...read.values.filter((value) => (read.whole && given.length === 1) || !values.includes(value)),
    );
    if (read.whole) continue;
    desk.keep(cell);
    if (read.values.length === 0) desk.say(of.issue, cell.at, { text: short(cell.text) });
    else desk.say('keptAsText', cell.at, { column: cell.heading });
  }
  return values;
};

const pointsIn = (desk: Desk, cell: Given, top: number = limits.points): Points | null => {
  const read = cell.date ? pointsOfDay(cell.text) : readPoints(cell.text);
  if (read === null) return null;
  const most = Math.max(...read.values);
  if (most <= top) return read;
  desk.keep(cell);
  desk.say('pointsTooHigh', cell.at, { text: short(cell.text) });
  return null;
};

/** The points of the indicator's own column: with columns for form and effect, their sum. */
const readOwn = (desk: Desk, { of }: Source): Points | null => {
  const [cell] = of('points');
  if (cell === undefined) return null;
  const isSum = of('form').length + of('effect').length > 0;
  const read = pointsIn(desk, cell, isSum ? 2 * limits.points : limits.points);
  if (read === null) {
    if (!desk.findings.some(({ issue }) => issue === 'pointsTooHigh')) {
      desk.keep(cell);
      desk.say(isCutOff(cell.text) ? 'truncated' : 'pointsUnreadable', cell.at, { text: short(cell.text) });
    }
    return null;
  }
  const [least, most] = [Math.min(...read.values), Math.max(...read.values)];
  if (read.form === 'range') {
    desk.keep(cell);
    desk.say(cell.date ? 'dateTaken' : 'rangeTaken', cell.at, { text: cell.text, least, most });
  }
  return read;
};

const kindOf = (desk: Desk, source: Source, points: Points | null): Indicator['kind'] => {
  const [cell] = source.of('kind');
  if (cell !== undefined) {
    const read = readKind(cell.text);
    if (read !== null) return read;
    desk.keep(cell);
    desk.say('kindUnknown', cell.at, { text: short(cell.text) });
  }
  if (points?.sign === -1) return 'deduction';
  if (points?.sign === 1) return 'bonus';
  const told = source.around.map(readKind).find((kind) => kind !== null && kind !== 'score');
  return told ?? (/一票否决/.test(textOf(source.of('rule'))) ? 'veto' : 'score');
};

const amount = (desk: Desk, cell: Given | undefined, issue: TableIssue): number | null => {
  if (cell === undefined) return null;
  const read = pointsIn(desk, cell);
  if (read !== null) return Math.max(...read.values);
  desk.keep(cell);
  desk.say(issue, cell.at, { text: short(cell.text) });
  return null;
};

type Split = { readonly form: number; readonly effect: number };

/** Points for form and effect: apart where the table has them apart, else all as form, which the lint then asks to split. */
const split = (desk: Desk, source: Source, points: Points | null): Split => {
  const most = points === null ? null : Math.max(...points.values);
  const [form, effect] = [source.of('form')[0], source.of('effect')[0]];
  if (form === undefined && effect === undefined) return { form: most ?? 0, effect: 0 };
  const parts = {
    form: amount(desk, form, 'pointsUnreadable') ?? 0,
    effect: amount(desk, effect, 'pointsUnreadable') ?? 0,
  };
  const sum = parts.form + parts.effect;
  if (most !== null && most !== sum) {
    const at = source.of('points')[0]?.at ?? source.place('points');
    desk.say('pointsDiffer', at, { stated: most, sum });
  }
  return parts;
};

type Settled = { readonly kind: Indicator['kind']; readonly points: Points | null; readonly split: Split };

/** How it counts, and the most that it adds or takes. */
const scoringOf = (
  desk: Desk,
  source: Source,
  { kind, points, split: parts }: Settled,
): Pick<Indicator, 'scoring' | 'cap'> => {
  const own = amount(desk, source.of('cap')[0], 'capUnreadable');
  const apart = kind === 'deduction' || kind === 'bonus';
  const most = points === null ? null : Math.max(...points.values);
  const rule = source.of('rule');
  const total = kind === 'score' ? parts.form + parts.effect || null : null;
  const read = readRule(textOf(rule), { kind, points: total, name: source.name });
  const cap = own ?? (apart && !source.exact ? (read.most ?? most) : null);
  const [typed] = source.of('scoring');
  if (typed !== undefined) {
    const context = { kind, points: total, name: source.name };
    const scoring = parseRule(textOf(source.of('scoring'))) ?? readRule(typed.text, context).rule;
    if (scoring !== null) return { scoring, cap };
    for (const cell of source.of('scoring')) desk.keep(cell);
    desk.say('scoringUnreadable', typed.at);
  }
  if (source.exact) return { scoring: null, cap };
  if (apart && points?.form === 'alternatives')
    desk.say('alternativesTaken', source.of('points')[0]?.at ?? '', {
      count: points.values.length,
      most: most ?? 0,
    });
  if (read.rule === null && read.priced && rule[0] !== undefined) desk.say('ruleByJudgement', rule[0].at);
  const acts = [{ name: source.name.slice(0, limits.name), points: [...(points?.values ?? [])] }];
  const listed =
    kind === 'deduction' && read.rule === null && !read.priced && points?.form === 'alternatives';
  return { scoring: listed ? { kind: 'negativeList', acts } : read.rule, cap };
};

/** 评分科室：组织科 in the column of subjects names who assesses. */
const assessorSign = /^(?:评分|考核|考评|评价)(?:科室|部门|单位|主体|人)[:：]\s*(.+)$/;

const whoAssesses = (desk: Desk, source: Source): { assessor: string | null; subjects: readonly Given[] } => {
  const given = source.of('subjects');
  const found = given.flatMap((cell) => assessorSign.exec(cell.text)?.[1] ?? []);
  for (const cell of given)
    if (assessorSign.test(cell.text)) desk.say('assessorFound', cell.at, { text: found.join('；') });
  const named = [...source.of('assessor').map(({ text }) => text), ...found].join('；');
  const at = source.of('assessor')[0]?.at ?? given[0]?.at ?? '';
  return {
    assessor: named === '' ? null : desk.fit(named, at, limits.name),
    subjects: given.filter(({ text }) => !assessorSign.test(text)),
  };
};

const nameOf = (desk: Desk, source: Source): string => {
  if (source.name.length <= limits.name) return source.name;
  const at = source.place('indicator');
  desk.say('nameTooLong', at, { limit: limits.name });
  desk.keep({ heading: '名称', text: source.name });
  return source.name.slice(0, limits.name).trim();
};

/** Several columns of a rule keep their headings apart. */
const ruleOf = (given: readonly Given[]): string =>
  new Set(given.map(({ heading }) => heading)).size > 1
    ? given.map(({ heading, text }) => `${heading}：${text}`).join('\n')
    : textOf(given);

const watched: readonly TableField[] = ['indicator', 'rule', 'methods', 'subjects', 'evidence', 'item'];

/** Whatever a cell says of itself: an error of a formula, a text that is cut off. */
const inspect = (desk: Desk, source: Source): void => {
  for (const field of watched)
    for (const cell of source.of(field)) {
      if (/^#(REF|DIV\/0|VALUE|NAME|N\/A|NUM|NULL)[!?]?$/.test(cell.text))
        desk.say('cellError', cell.at, { text: cell.text });
      if (isCutOff(cell.text)) desk.say('truncated', cell.at);
    }
};

const remarkOf = (desk: Desk, source: Source): string => {
  const given = source.of('remark').filter(({ text }) => text !== '');
  const own = given.map((cell) =>
    cell.heading === '备注' || source.exact ? cell.text : `【${cell.heading}】${cell.text}`,
  );
  for (const cell of source.exact ? [] : given) desk.say('keptAsText', cell.at, { column: cell.heading });
  const at = given[0]?.at ?? source.place(source.name.length > limits.name ? 'indicator' : 'remark');
  return desk.fit([...own, ...desk.kept].join('\n'), at, limits.text);
};

const questionsOf = (desk: Desk, { of, exact }: Source): string[] => {
  const given = of('questions');
  const lines = given.flatMap(({ text }) =>
    text.split('\n').map((line) => line.replace(/^[·•]\s*/, '').trim()),
  );
  const questions = lines.filter((line) => line !== '').map((line) => (exact ? unquoted(line) : line));
  if (questions.length > 50) desk.keep({ heading: '访谈提问', text: questions.slice(50).join('\n') });
  return questions.slice(0, 50).map((question) => desk.fit(question, given[0]?.at ?? '', limits.name));
};

/** An indicator from the fields of its rows. Whatever isn't understood is in its remark, with its column's name, and in the findings. */
export const makeIndicator = (source: Source): Made => {
  const desk = new Desk();
  inspect(desk, source);
  const name = nameOf(desk, source);
  const points = readOwn(desk, source);
  const kind = kindOf(desk, source, points);
  const parts = split(desk, source, points);
  const none = source.of('points').length === 0 && parts.form + parts.effect === 0;
  if (none && !source.exact && kind !== 'veto') desk.say('pointsMissing', source.place('points'));
  const { scoring, cap } = scoringOf(desk, source, { kind, points, split: parts });
  const { assessor, subjects } = whoAssesses(desk, source);
  const [frequency] = choose(desk, source.of('frequency'), {
    field: 'frequency',
    issue: 'frequencyUnknown',
    read: readFrequency,
  });
  const evidence = textOf(source.of('evidence'));
  const scored = kind === 'score' || source.exact;
  const indicator = {
    code: source.code,
    name,
    kind,
    form: scored ? parts.form : 0,
    effect: scored ? parts.effect : 0,
    subjects: choose(desk, subjects, {
      field: 'subjects',
      issue: 'subjectsUnknown',
      read: readSubjects,
    }).slice(0, 4),
    methods: choose(desk, source.of('methods'), {
      field: 'methods',
      issue: 'methodsUnknown',
      read: readMethods,
    }).slice(0, 5),
    components: choose(desk, source.of('components'), {
      field: 'components',
      issue: 'componentsUnknown',
      read: readComponents,
    }).slice(0, 2),
    assessor,
    frequency: frequency ?? null,
    rule: desk.fit(ruleOf(source.of('rule')), source.of('rule')[0]?.at ?? '', limits.text),
    scoring,
    questions: questionsOf(desk, source),
    evidence: evidence === '' ? null : desk.fit(evidence, source.of('evidence')[0]?.at ?? '', limits.text),
    cap,
    failedDrill: amount(desk, source.of('failedDrill')[0], 'drillUnreadable'),
  };
  return { indicator: { ...indicator, remark: remarkOf(desk, source) }, findings: desk.findings };
};
