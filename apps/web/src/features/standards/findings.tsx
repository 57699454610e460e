import { type Fix, joinable, joined, type LintFinding, type LintRule } from '@kaohe/domain';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Spoken, useWords, valueName } from '../../workflow/locale.tsx';
import css from './standards.module.css';

/** What a finding speaks of: points, shares in per cent, codes, kinds. */
const paramText = (spoken: Spoken, rule: LintRule, params: LintFinding['params']): string => {
  const { t, format } = spoken;
  const value = (name: string, given: string | number): string => {
    if (typeof given === 'string')
      return name === 'subject'
        ? valueName(spoken, 'subjects', given)
        : valueName(spoken, 'components', given);
    return name === 'alike' || (name === 'limit' && rule.endsWith('Share'))
      ? t.standard.percent(given)
      : format.points(given);
  };
  const names: Readonly<Record<string, string>> = t.standard.params;
  const parts = Object.entries(params).map(([name, given]) => `${names[name] ?? ''}${value(name, given)}`);
  return parts.length === 0 ? '' : t.standard.bracket(parts.join(t.listComma));
};

/** A finding as one sentence, without its place. */
export const findingText = (spoken: Spoken, { rule, params }: LintFinding): string =>
  `${spoken.t.standard.rules[rule]}${paramText(spoken, rule, params)}`;

type Acts = {
  /** Goes to the cell that a finding speaks of; null: it concerns the whole. */
  readonly goTo: (finding: LintFinding) => (() => void) | null;
  readonly onFix: (fix: Fix) => void;
};
/** As many are drawn at first: a table just imported may have hundreds. */
const first = 40;

/** The findings of the same rule that the same remedy mends, each at an indicator of its own; under the first of them all. */
const kindred = (findings: readonly LintFinding[]): ReadonlyMap<LintFinding, Fix> => {
  const alone = findings.filter(({ fix, place }) => fix !== null && place.indicator !== null);
  const groups = Map.groupBy(alone, ({ rule, fix }) => `${rule} ${fix?.name}`);
  const found = new Map<LintFinding, Fix>();
  for (const group of groups.values()) {
    const [one] = group;
    const [first, ...others] = group.flatMap(({ fix }) => fix ?? []);
    if (one === undefined || first === undefined || others.length === 0) continue;
    if (joinable.has(first.name)) found.set(one, joined(first, others));
  }
  return found;
};

type FindingProps = { one: LintFinding; acts: Acts | undefined; together: Fix | undefined };

const Finding = ({ one, acts, together }: FindingProps): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const { place, severity, remedy, fix } = one;
  const where = [place.dimension, place.indicator, place.item].filter((code) => code !== null).join(' · ');
  const go = acts?.goTo(one) ?? null;
  const title = `${where === '' ? '' : t.standard.at(where)}${findingText(spoken, one)}`;
  return (
    <li className={severity === 'error' ? css.wrong : css.doubtful}>
      <Icon name={severity === 'error' ? 'alert' : 'clock'} size={1} />
      <div>
        {go === null ? (
          <p className={css.what}>{title}</p>
        ) : (
          <button type="button" className={css.go} onClick={go} title={t.sheet.goTo}>
            {title}
          </button>
        )}
        <p>{t.standard.remedies[remedy]}</p>
        {fix === null || acts === undefined ? null : (
          <Button size="small" onClick={() => acts.onFix(fix)}>
            {t.sheet.mend(t.standard.fixes[fix.name])}
          </Button>
        )}
        {together === undefined || acts === undefined ? null : (
          <Button size="small" onClick={() => acts.onFix(together)}>
            {t.sheet.mendAll(together.changes.length)}
          </Button>
        )}
      </div>
    </li>
  );
};

/** What the lint finds: where, what, and how to mend it; errors first. */
export const Findings = ({
  findings,
  more = 0,
  acts,
}: {
  findings: readonly LintFinding[];
  /** How many of the same rules aren't among them. */
  more?: number;
  acts?: Acts;
}): ReactNode => {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  if (findings.length === 0) return <Alert kind="done" title={acts ? t.sheet.clean : t.standard.clean} />;
  const sorted = [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity !== 'error'),
  ];
  const kin = kindred(sorted);
  return (
    <>
      <ul className={css.findings}>
        {sorted.slice(0, all ? sorted.length : first).map((one) => (
          <Finding
            key={JSON.stringify([one.rule, one.place, one.params])}
            one={one}
            acts={acts}
            together={kin.get(one)}
          />
        ))}
      </ul>
      {all || sorted.length <= first ? null : (
        <Button size="small" onClick={() => setAll(true)}>
          {t.more}
        </Button>
      )}
      {more === 0 ? null : <p className={css.faint}>{t.sheet.moreFindings(more)}</p>}
    </>
  );
};
