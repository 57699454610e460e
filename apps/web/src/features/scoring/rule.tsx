import { type Observed, type PointsStep, pointsBy, type Rule } from '@kaohe/domain';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type Spoken, useWords } from '../../workflow/locale.tsx';
import type { SheetIndicator } from './queries.ts';
import css from './scoring.module.css';

/** Nothing seen yet, under a rule. */
const nothing = (rule: Rule): Observed => {
  switch (rule.kind) {
    case 'deduct':
    case 'add':
      return { kind: rule.kind, times: rule.events.map(() => 0) };
    case 'tiers':
      return { kind: 'tiers', reached: null };
    case 'ratio':
      return { kind: 'ratio', value: rule.from };
    case 'negativeList':
    case 'veto':
      return { kind: rule.kind, found: [] };
  }
};

type Part<K extends Rule['kind']> = {
  rule: Extract<Rule, { kind: K }>;
  seen: Extract<Observed, { kind: K }>;
  onSeen: (seen: Observed) => void;
};

const Count = (props: { label: string; value: number; onValue: (n: number) => void }): ReactNode => (
  <label className={css.count}>
    <span>{props.label}</span>
    <input
      type="number"
      min={0}
      max={999}
      value={props.value}
      onChange={({ target }) => props.onValue(Math.max(0, Math.floor(Number(target.value) || 0)))}
    />
  </label>
);

const Events = ({ rule, seen, onSeen }: Part<'deduct'> | Part<'add'>): ReactNode => {
  const { t, format } = useWords();
  return rule.events.map(({ name, points }, i) => (
    <Count
      key={name}
      label={`${t.scoring.rule.times(name)} · ${t.scoring.rule.each(format.points(rule.kind === 'add' ? points : -points, true))}`}
      value={seen.times[i] ?? 0}
      onValue={(n) =>
        onSeen({
          kind: seen.kind,
          times: rule.events.map((_, other) => (other === i ? n : (seen.times[other] ?? 0))),
        })
      }
    />
  ));
};

const Tiers = ({ rule, seen, onSeen }: Part<'tiers'>): ReactNode => {
  const { t, format } = useWords();
  const choices = [
    ...rule.tiers.map(({ name, points }, i) => ({
      reached: i,
      label: t.scoring.rule.tier({ name, points: format.points(points) }),
    })),
    { reached: null, label: t.scoring.rule.none },
  ];
  return choices.map(({ reached, label }) => (
    <label key={label} className={css.choice}>
      <input
        type="radio"
        checked={seen.reached === reached}
        onChange={() => onSeen({ kind: 'tiers', reached })}
      />
      {label}
    </label>
  ));
};

const Figure = ({ rule, seen, onSeen }: Part<'ratio'>): ReactNode => {
  const { t } = useWords();
  return (
    <label className={css.count}>
      <span>{t.scoring.rule.value(rule)}</span>
      <input
        type="number"
        step="any"
        defaultValue={seen.value / 100}
        onChange={({ target }) =>
          onSeen({ kind: 'ratio', value: Math.round((Number(target.value) || 0) * 100) })
        }
      />
    </label>
  );
};

const Acts = ({ rule, seen, onSeen }: Part<'negativeList'>): ReactNode => {
  const { t, format } = useWords();
  return rule.acts.flatMap(({ name, points }, act) =>
    points.map((each, gravity) => {
      const rest = seen.found.filter((one) => one.act !== act || one.gravity !== gravity);
      const found = seen.found.find((one) => one.act === act && one.gravity === gravity);
      return (
        <Count
          key={`${name}-${each}`}
          label={t.scoring.rule.gravity({ name, points: format.points(each) })}
          value={found?.times ?? 0}
          onValue={(times) =>
            onSeen({
              kind: 'negativeList',
              found: times === 0 ? rest : [...rest, { act, gravity, times }],
            })
          }
        />
      );
    }),
  );
};

const Vetoes = ({ rule, seen, onSeen }: Part<'veto'>): ReactNode =>
  rule.acts.map((name, i) => (
    <label key={name} className={css.choice}>
      <input
        type="checkbox"
        checked={seen.found.includes(i)}
        onChange={({ target }) =>
          onSeen({
            kind: 'veto',
            found: target.checked ? [...seen.found, i] : seen.found.filter((one) => one !== i),
          })
        }
      />
      {name}
    </label>
  ));

const Inputs = (props: { rule: Rule; seen: Observed; onSeen: (seen: Observed) => void }): ReactNode => {
  const { rule, seen, onSeen } = props;
  if (rule.kind === 'deduct' && seen.kind === 'deduct')
    return <Events rule={rule} seen={seen} onSeen={onSeen} />;
  if (rule.kind === 'add' && seen.kind === 'add') return <Events rule={rule} seen={seen} onSeen={onSeen} />;
  if (rule.kind === 'tiers' && seen.kind === 'tiers')
    return <Tiers rule={rule} seen={seen} onSeen={onSeen} />;
  if (rule.kind === 'ratio' && seen.kind === 'ratio')
    return <Figure rule={rule} seen={seen} onSeen={onSeen} />;
  if (rule.kind === 'negativeList' && seen.kind === 'negativeList')
    return <Acts rule={rule} seen={seen} onSeen={onSeen} />;
  if (rule.kind === 'veto' && seen.kind === 'veto') return <Vetoes rule={rule} seen={seen} onSeen={onSeen} />;
  return null;
};

const stepText = ({ t, format }: Spoken, step: PointsStep): string => {
  const said = t.scoring.rule;
  switch (step.step) {
    case 'start':
      return said.start(format.points(step.points));
    case 'times':
      return said.step({ name: step.name, times: step.times, points: format.points(step.points, true) });
    case 'floor':
      return said.floor(format.points(step.limit));
    case 'cap':
      return said.top(format.points(step.limit));
    case 'tier':
      return step.name === null
        ? said.none
        : said.tier({ name: step.name, points: format.points(step.points) });
    case 'ratio':
      return said.ratio({
        measure: step.measure,
        value: `${format.points(step.value)}${step.unit}`,
        points: format.points(step.points),
      });
    case 'veto':
      return said.vetoed(step.name);
  }
};

export type Worked = { readonly points: number; readonly vetoed: boolean; readonly text: string };

type Props = {
  indicator: SheetIndicator;
  observed: Observed | undefined;
  onSeen: (seen: Observed, worked: Worked) => void;
  onTake: (worked: Worked) => void;
};

/** What was observed, and what the indicator's rule makes of it. */
export const RuleForm = ({ indicator, observed, onSeen, onTake }: Props): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const rule = indicator.scoring;
  if (rule === null) return null;
  const seen = observed?.kind === rule.kind ? observed : nothing(rule);
  const workedOf = (from: Observed): Worked => {
    const { points, vetoed, steps } = pointsBy(indicator, from);
    return { points, vetoed, text: steps.map((step) => stepText(spoken, step)).join(t.listComma) };
  };
  const worked = workedOf(seen);
  return (
    <fieldset className={css.rule}>
      <legend>{t.scoring.rule.title}</legend>
      <p className={css.faint}>{t.scoring.rule.hint}</p>
      <Inputs key={indicator.code} rule={rule} seen={seen} onSeen={(now) => onSeen(now, workedOf(now))} />
      <p role="status">
        <strong>{t.scoring.rule.proposed(format.points(worked.points, indicator.kind !== 'score'))}</strong>
        <span className={css.faint}> {worked.text}</span>
      </p>
      <Button size="small" onClick={() => onTake(worked)}>
        {t.scoring.rule.take}
      </Button>
    </fieldset>
  );
};
