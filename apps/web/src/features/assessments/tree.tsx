import { byLoss } from '@kaohe/domain';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Facts } from '../../ui/facts.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { Bar, Legend } from './bar.tsx';
import css from './explanation.module.css';
import { LineOf } from './line.tsx';
import type { Dimension, Explanation, Indicator } from './queries.ts';

const icons: Readonly<Record<string, IconName>> = {
  documentReview: 'file',
  questionnaire: 'survey',
  interview: 'person',
  effectTest: 'tick',
  drill: 'visit',
};

type Shape = { opened: number; all: boolean; loss: boolean };

/** The row of a node: its name, a bar, its figures. */
const Row = (props: {
  name: string;
  node: Pick<Dimension, 'points' | 'of' | 'lost' | 'composite'>;
  split?: { form: number; effect: number };
  strong?: boolean;
}): ReactNode => {
  const { t, format } = useWords();
  const { node } = props;
  const said = t.explanation;
  return (
    <summary>
      <span className={props.strong ? css.dimension : ''}>{props.name}</span>
      <span>
        <Bar points={node.points} of={node.of} lost={node.lost} split={props.split} />
      </span>
      <span className={css.figure}>
        {node.of === 0
          ? said.barApart(format.points(node.points, true))
          : said.gained({ points: format.points(node.points), of: format.points(node.of) })}
      </span>
      <span className={node.lost > 0 ? css.lost : css.figure}>
        {node.lost > 0 ? said.lost(format.points(node.lost)) : said.nothingLost}
        {node.lost > 0 && node.of > 0 ? (
          <span className={css.small}>{said.composite(format.points(node.composite.lost))}</span>
        ) : null}
      </span>
    </summary>
  );
};

/** Methods and rule of an indicator, then its lines. */
const About = ({ node, told, id }: { node: Indicator; told: Explanation; id: string }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.explanation;
  const { indicator, parts } = node;
  return (
    <div className={css.about}>
      <Facts
        rows={[
          {
            key: 'methods',
            label: said.methods,
            value: (
              <span className={css.methods}>
                {indicator.methods.map((method) => (
                  <span key={method}>
                    <Icon name={icons[method] ?? 'record'} size={1} />
                    {valueName(spoken, 'methods', method)}
                  </span>
                ))}
              </span>
            ),
          },
          {
            key: 'rule',
            label: said.rule,
            value: (
              <>
                {indicator.rule === '' ? said.noRule : indicator.rule}
                <span className={css.small}>{said.standard(told.standard.name, told.standard.version)}</span>
              </>
            ),
          },
        ]}
      />
      <ul className={css.list}>
        {parts.flatMap((part) =>
          part.lines.map((line) => <LineOf key={line.line.id} node={line} part={part} told={told} id={id} />),
        )}
      </ul>
      {parts
        .filter(({ adjusted }) => adjusted !== 0)
        .map((part) => (
          <p key={part.component} className={css.small}>
            {said.adjusted(format.points(part.adjusted, true))}
          </p>
        ))}
    </div>
  );
};

type BranchProps = { told: Explanation; id: string; shape: Shape };

const IndicatorOf = ({ node, ...rest }: BranchProps & { node: Indicator }): ReactNode => {
  const { t } = useWords();
  const { indicator } = node;
  const name = indicator.name === '' ? t.explanation.debriefing : `${indicator.code} ${indicator.name}`;
  return (
    <li>
      <details className={css.node} key={rest.shape.opened} open={rest.shape.all}>
        <Row name={name} node={node} split={{ form: indicator.form, effect: indicator.effect }} />
        <About node={node} told={rest.told} id={rest.id} />
      </details>
    </li>
  );
};

const DimensionOf = ({
  node,
  first,
  ...rest
}: BranchProps & { node: Dimension; first: boolean }): ReactNode => {
  const { t } = useWords();
  const name = node.dimension.name === '' ? t.explanation.debriefing : node.dimension.name;
  const indicators = rest.shape.loss ? byLoss(node.indicators) : node.indicators;
  return (
    <li>
      <details className={css.node} key={rest.shape.opened} open={rest.shape.all || (first && node.lost > 0)}>
        <Row name={name} node={node} split={{ form: node.form, effect: node.effect }} strong />
        <ul className={css.branch}>
          {indicators.map((one) => (
            <IndicatorOf key={one.indicator.code} node={one} {...rest} />
          ))}
        </ul>
      </details>
    </li>
  );
};

/** Dimension → indicator → line → evidence, as the standard has it or by what was lost. */
export const Tree = ({ told, id }: { told: Explanation; id: string }): ReactNode => {
  const { t } = useWords();
  const said = t.explanation;
  const [shape, setShape] = useState<Shape>({ opened: 0, all: false, loss: false });
  const change = (to: Partial<Shape>): void => setShape((old) => ({ ...old, ...to, opened: old.opened + 1 }));
  const dimensions = shape.loss ? byLoss(told.tree) : told.tree;
  return (
    <>
      <div className={css.tools} data-print="no">
        <label>
          {said.sort}
          <select
            value={shape.loss ? 'loss' : 'standard'}
            onChange={(chosen) => change({ loss: chosen.target.value === 'loss' })}
          >
            <option value="standard">{said.sortStandard}</option>
            <option value="loss">{said.sortLoss}</option>
          </select>
        </label>
        <Button size="small" onClick={() => change({ all: !shape.all })}>
          {shape.all ? said.collapse : said.expand}
        </Button>
        <Legend />
      </div>
      <ul className={css.tree}>
        {dimensions.map((one, index) => (
          <DimensionOf
            key={one.dimension.code}
            node={one}
            first={shape.loss && index === 0}
            told={told}
            id={id}
            shape={shape}
          />
        ))}
      </ul>
      <p className={css.small}>{said.compositeNote}</p>
    </>
  );
};
