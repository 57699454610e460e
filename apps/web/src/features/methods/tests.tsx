import { Button, QRCode } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { Conclude, Concluded, RecordCard, State } from './conclude.tsx';
import css from './methods.module.css';
import { type EffectTest, type Methods, useIssuePaper } from './queries.ts';
import { type Link, TestForm } from './test-form.tsx';

/** Links to hand out, with a code to scan: shown this once. */
const Links = ({ links }: { links: readonly Link[] }): ReactNode => {
  const { t } = useWords();
  const said = t.methods.test;
  if (links.length === 0) return null;
  return (
    <Panel title={said.links}>
      <div className={css.stack}>
        <p>{said.linksHint}</p>
        <ul className={css.links}>
          {links.map(({ no, who, token }) => {
            const address = `${location.origin}/t/#${token}`;
            return (
              <li key={no}>
                <strong>{who}</strong>
                {/* The link below says the same to whoever can't scan. */}
                <div aria-hidden="true">
                  <QRCode value={address} type="svg" size={160} />
                </div>
                <a href={address} target="_blank" rel="noreferrer">
                  {address}
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </Panel>
  );
};

type Paper = EffectTest['papers'][number];

/** Who has handed in, how it went, and the way to a new link or another paper. */
const Papers = ({
  of,
  onLink,
  may,
}: {
  of: EffectTest;
  onLink: (link: Link) => void;
  may: boolean;
}): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.methods.test;
  const issue = useIssuePaper();
  const isLast = (paper: Paper): boolean =>
    !of.papers.some(({ no, attempt }) => no === paper.no && attempt > paper.attempt);
  const again = (paper: Paper): string | null => {
    if (!may || !isLast(paper)) return null;
    if (paper.submittedAt === null) return said.again;
    return (paper.score ?? 0) < of.passing && paper.attempt < of.attempts ? said.retake : null;
  };
  return (
    <>
      {issue.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(issue.error))} />
      )}
      <Table
        caption={of.title}
        rows={of.papers}
        rowKey={(one) => `${one.no} ${one.attempt}`}
        columns={[
          { key: 'who', title: said.who, cell: (one) => one.who },
          {
            key: 'attempt',
            title: said.attempt,
            figure: true,
            wide: true,
            cell: (one) => String(one.attempt),
          },
          {
            key: 'score',
            title: said.score,
            figure: true,
            cell: (one) => (one.score === null ? '—' : format.points(one.score)),
          },
          {
            key: 'state',
            title: said.state,
            cell: (one) =>
              one.score === null ? (
                <Badge>{said.waiting}</Badge>
              ) : one.score >= of.passing ? (
                <Badge tone="done">{said.passed}</Badge>
              ) : (
                <Badge tone="risk">{said.failed}</Badge>
              ),
          },
          ...(of.papers.every((one) => again(one) === null)
            ? []
            : [
                {
                  key: 'again',
                  title: said.link,
                  cell: (one: Paper) => {
                    const label = again(one);
                    return label === null ? null : (
                      <Button
                        size="small"
                        onClick={() => issue.mutate({ testId: of.id, no: one.no }, { onSuccess: onLink })}
                      >
                        {label}
                        <span className="sr-only">{one.who}</span>
                      </Button>
                    );
                  },
                },
              ]),
        ]}
      />
    </>
  );
};

type Item = NonNullable<EffectTest['statistic']>['items'][number];

/** Mean, pass rate, and which questions told anything. */
const Statistic = ({ of }: { of: EffectTest }): ReactNode => {
  const { t, format } = useWords();
  const said = t.methods.test;
  const { statistic } = of;
  if (statistic === null) return null;
  const verdict = ({ difficulty, discrimination }: Item): string =>
    difficulty >= 9_500
      ? said.tooEasy
      : difficulty <= 2_000
        ? said.tooHard
        : discrimination !== null && discrimination < 20
          ? said.poor
          : '';
  return (
    <>
      <Facts
        rows={[
          { key: 'people', label: said.people1, value: String(statistic.people) },
          { key: 'mean', label: said.mean, value: format.points(statistic.mean) },
          {
            key: 'rate',
            label: said.passRate,
            value: t.methods.percent(format.points(statistic.passRate)),
          },
        ]}
      />
      <details>
        <summary>{said.items}</summary>
        <Table
          caption={said.items}
          rows={statistic.items}
          rowKey={(one) => one.question}
          columns={[
            { key: 'text', title: said.item, cell: (one) => of.texts[one.question] ?? one.question },
            { key: 'asked', title: said.asked, figure: true, cell: (one) => String(one.asked) },
            {
              key: 'difficulty',
              title: said.difficulty,
              figure: true,
              cell: (one) => t.methods.percent(format.points(one.difficulty)),
            },
            {
              key: 'discrimination',
              title: said.discrimination,
              figure: true,
              cell: (one) =>
                one.discrimination === null ? said.noDiscrimination : format.points(one.discrimination, true),
            },
            { key: 'verdict', title: said.state, wide: true, cell: verdict },
          ]}
        />
      </details>
    </>
  );
};

type Props = { id: string; view: CaseView; methods: Methods };
type CardProps = Props & { of: EffectTest; onLink: (link: Link) => void };

const Card = ({ of, view, methods, onLink }: CardProps): ReactNode => {
  const { t, format } = useWords();
  const said = t.methods.test;
  const { statistic } = of;
  const isOpen = of.concludedAt === null;
  return (
    <RecordCard id={of.id}>
      <h3>
        {of.title} <State of={of} />
      </h3>
      <p className={css.faint}>{`${of.indicators.join(t.listComma)} · ${said.seed(of.seed)}`}</p>
      <Statistic of={of} />
      <Papers of={of} onLink={onLink} may={isOpen && methods.mayRecord} />
      {!isOpen ? (
        <Concluded view={view} method="effectTest" of={of} may={methods.mayWithdraw} />
      ) : methods.mayRecord && statistic !== null ? (
        <Conclude
          view={view}
          method="effectTest"
          of={of}
          start={said.factsFrom({
            people: statistic.people,
            mean: format.points(statistic.mean),
            passRate: format.points(statistic.passRate),
          })}
        />
      ) : null}
    </RecordCard>
  );
};

/** Tests of what people know. */
export const Tests = ({ id, view, methods }: Props): ReactNode => {
  const { t } = useWords();
  const said = t.methods;
  const [making, setMaking] = useState(false);
  const [links, setLinks] = useState<readonly Link[]>([]);
  return (
    <>
      {making ? (
        <Panel title={said.test.new}>
          <TestForm
            id={id}
            methods={methods}
            onCancel={() => setMaking(false)}
            onDone={(made) => {
              setLinks(made);
              setMaking(false);
            }}
          />
        </Panel>
      ) : null}
      <Links links={links} />
      <Panel
        title={said.parts.effectTest}
        aside={
          methods.mayRecord && !making ? (
            <Button type="primary" onClick={() => setMaking(true)}>
              {said.test.new}
            </Button>
          ) : undefined
        }
      >
        {methods.tests.length === 0 ? (
          <Empty title={said.none} />
        ) : (
          <div className={css.stack}>
            {methods.tests.map((one) => (
              <Card
                key={one.id}
                of={one}
                id={id}
                view={view}
                methods={methods}
                onLink={(link) => setLinks([link])}
              />
            ))}
          </div>
        )}
      </Panel>
    </>
  );
};
