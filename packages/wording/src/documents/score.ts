import type { Component, DimensionNode, IndicatorNode, LineNode, PartNode, Score } from '@kaohe/domain';
import { explanationWords as english } from '../en/explanation.ts';
import { values as englishValues } from '../en/values.ts';
import { format, type Locale } from '../format.ts';
import { explanationWords as chinese, type ExplanationWords } from '../zh-CN/explanation.ts';
import { values as chineseValues } from '../zh-CN/values.ts';
import type { Paragraph } from './paragraph.ts';

/** A line as text tells it; points in 1/100. */
export type SaidLine = {
  readonly id: string;
  readonly indicator: string;
  readonly kind: string;
  readonly points: number;
  readonly reason: string;
  readonly supersedes: string | null;
  /** By whose decision it took the place of another: an appeal's, the assessors' once more, a calibration's; else a correction's. */
  readonly appealId: string | null;
  readonly rescored: boolean;
  readonly calibrated: boolean;
  readonly lifted: boolean;
  readonly evidence: readonly { readonly name: string }[];
};
export type SaidIndicator = {
  readonly code: string;
  readonly name: string;
  readonly dimension: string;
  readonly form: number;
  readonly effect: number;
  readonly rule: string;
};
type SaidDimension = { readonly code: string; readonly name: string };

/** What the text of a score is made from: the explanation that the page shows. */
export type ScoreFacts = {
  readonly unit: { readonly name: string };
  readonly cycle: { readonly name: string };
  readonly standard: { readonly name: string };
  readonly score: Score;
  readonly tree: readonly DimensionNode<SaidDimension, SaidIndicator, SaidLine>[];
  readonly vetoes: readonly SaidLine[];
  readonly leftOut: readonly {
    readonly component: Component;
    readonly indicator: string | null;
    readonly reasons: string;
  }[];
};

type Speech = {
  readonly t: ExplanationWords;
  readonly points: (hundredths: number, signed?: boolean) => string;
  readonly component: (name: Component) => string;
  readonly facts: ScoreFacts;
};
const languages: Readonly<Record<Locale, ExplanationWords>> = { 'zh-CN': chinese, en: english };
const values = { 'zh-CN': chineseValues, en: englishValues } as const;

/** What somebody typed, on one line and without its full stop: the sentence around it has one. */
const bare = (text: string): string =>
  text
    .replaceAll(/\s*\r?\n\s*/g, ' ')
    .trim()
    .replace(/[。.；;]+$/, '');

const nameOf = ({ t }: Speech, one: { readonly code: string; readonly name: string }): string =>
  one.name === '' ? t.debriefing : `${one.code} ${one.name}`;

const amount = ({ t, points }: Speech, { line, lost }: LineNode<SaidLine>): string =>
  lost > 0 ? t.deducted(points(lost)) : t.given(points(line.points));

/** By whose decision a line took the place of another. */
export const changedBy = (
  line: Pick<SaidLine, 'appealId' | 'rescored' | 'calibrated'>,
): keyof ExplanationWords['changedBy'] => {
  if (line.calibrated) return 'calibrated';
  if (line.rescored) return 'rescored';
  return line.appealId === null ? 'corrected' : 'appeal';
};

const lineText = (speech: Speech, node: LineNode<SaidLine>, { rule }: SaidIndicator): string => {
  const { t, points } = speech;
  const { line, before } = node;
  const old = before.at(-1);
  const changed = old === undefined ? '' : t.text.changed(points(old.points), t.changedBy[changedBy(line)]);
  const said = { amount: `${amount(speech, node)}${changed}`, reason: bare(line.reason) };
  const basis = bare(rule) === '' || bare(rule) === said.reason ? '' : t.text.basis(bare(rule));
  const names = line.evidence.map(({ name }) => name).join(t.text.comma);
  const evidence = names === '' ? '' : t.text.evidence(names);
  return basis === '' && evidence === '' ? t.text.bareLine(said) : t.text.line({ ...said, basis, evidence });
};

/** Points on top of others, as a good record in the daily work. */
const isOnTop = ({ of, lines }: PartNode<SaidLine>, { kind, points }: SaidLine): boolean =>
  lines.length > 1 && kind === 'score' && points > 0 && points < (of ?? 0);

/** Worth telling one by one: what lost points, what adds or deducts apart from them, what was changed. */
const isTold = (part: PartNode<SaidLine>, { line, lost, before }: LineNode<SaidLine>): boolean =>
  lost > 0 || part.of === null || part.component === 'bonus' || before.length > 0 || isOnTop(part, line);

const indicatorTexts = (
  speech: Speech,
  node: IndicatorNode<SaidIndicator, SaidLine>,
): readonly Paragraph[] => {
  const { t, points } = speech;
  const told = node.parts.flatMap((part) => part.lines.filter((one) => isTold(part, one)));
  const name = nameOf(speech, node.indicator);
  const head =
    node.of === 0
      ? t.text.apart(name)
      : t.text.indicator({ name, points: points(node.points), of: points(node.of) });
  const lines = told.map((one) => ({ text: lineText(speech, one, node.indicator) }));
  const limited = node.parts.filter(({ adjusted }) => adjusted !== 0);
  return [
    { text: head, level: 3 },
    ...lines,
    ...limited.map(({ adjusted }) => ({ text: t.text.adjusted(points(adjusted, true)) })),
  ];
};

const dimensionTexts = (
  speech: Speech,
  node: DimensionNode<SaidDimension, SaidIndicator, SaidLine>,
): readonly Paragraph[] => {
  const { t, points } = speech;
  const isFull = (one: (typeof node.indicators)[number]): boolean =>
    one.of > 0 &&
    one.lost === 0 &&
    one.parts.every((part) => part.lines.every((line) => !isTold(part, line)));
  const full = node.indicators.filter(isFull).map((one) => nameOf(speech, one.indicator));
  const name = node.dimension.name === '' ? t.debriefing : node.dimension.name;
  const head =
    node.of === 0
      ? t.text.apart(name)
      : t.text.dimension({ name, points: points(node.points), of: points(node.of) });
  return [
    { text: head, level: 2 },
    ...node.indicators.filter((one) => !isFull(one)).flatMap((one) => indicatorTexts(speech, one)),
    ...(full.length === 0 || (full.length === 1 && node.indicators.length === 1)
      ? []
      : [{ text: t.text.full(full.join(t.text.comma)) }]),
  ];
};

const composition = ({ t, points, component, facts }: Speech): readonly Paragraph[] => {
  const { components, bonus, deduction } = facts.score;
  const parts = components.map((one) =>
    t.text.component({
      name: component(one.component),
      weight: String(one.weight),
      points: points(one.points),
      of: points(one.of),
      earned: points(one.earned),
    }),
  );
  return [
    { text: t.text.composition(parts.join(t.text.semicolon)) },
    ...(bonus.points === 0 ? [] : [{ text: t.text.bonus(points(bonus.points)) }]),
    ...(deduction.points === 0 ? [] : [{ text: t.text.deduction(points(-deduction.points)) }]),
    ...facts.leftOut.map((one) => ({
      text: t.text.leftOut(
        `${component(one.component)}${one.indicator === null ? '' : ` ${one.indicator}`}`,
        bare(one.reasons),
      ),
    })),
  ];
};

/**
 * A score as text: the composite and what it is made of, then dimension by dimension what was lost, by which rule, for what reason, on
 * what evidence. The same in the feedback letter and on the page.
 */
export const scoreText = (facts: ScoreFacts, locale: Locale): readonly Paragraph[] => {
  const t = languages[locale];
  const speech: Speech = {
    t,
    facts,
    points: format(locale).points,
    component: (name) => values[locale].component[name],
  };
  const vetoes = facts.vetoes.map((line) => {
    const documents = line.evidence.map(({ name }) => name).join(t.text.comma);
    return { text: line.lifted ? t.text.lifted(line.indicator) : t.text.veto(line.indicator, documents) };
  });
  return [
    { text: t.text.total(facts.unit.name, facts.cycle.name, speech.points(facts.score.total)) },
    ...composition(speech),
    ...facts.tree.flatMap((one) => dimensionTexts(speech, one)),
    ...vetoes,
  ];
};
