import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { inferOutput } from '@trpc/tanstack-react-query';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table/table.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { type Spoken, useWords } from '../../workflow/locale.tsx';
import css from './assessors.module.css';

type Quality = inferOutput<ReturnType<typeof useTRPC>['assessors']['quality']>;
type Assessor = Quality['assessors'][number];

const percent = (share: number): string => `${share > 0 ? '+' : ''}${(100 * share).toFixed(1)}`;
const alphaText = (alpha: number): string => alpha.toFixed(2);
const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole));

/** What the figures say, in sentences. */
const sentencesOf = ({ t }: Spoken, all: readonly Assessor[]): readonly string[] =>
  all.flatMap(({ person: { name }, severity, sheets, late, coverage }) => {
    const said = t.assessors.sentence;
    const points = severity === null ? '' : Math.abs(100 * severity.mean).toFixed(1);
    return [
      severity?.high != null && severity.high < 0 ? said.strict({ name, points }) : '',
      severity?.low != null && severity.low > 0 ? said.mild({ name, points }) : '',
      sheets >= 5 && late * 2 > sheets ? said.late({ name, percent: share(late, sheets) }) : '',
      coverage.scored === coverage.units && coverage.looked * 2 < coverage.indicators
        ? said.narrow({ name, percent: share(coverage.looked, coverage.indicators) })
        : '',
    ].filter((one) => one !== '');
  });

const Severity = ({ of, smallest }: { of: Assessor; smallest: number }): ReactNode => {
  const { t } = useWords();
  const said = t.assessors;
  if (of.severity === null) return <span className={css.faint}>{said.few(smallest)}</span>;
  const { mean, low, high } = of.severity;
  const word = high !== null && high < 0 ? said.stricter : low !== null && low > 0 ? said.milder : said.level;
  const figure =
    low === null || high === null
      ? percent(mean)
      : said.interval({ mean: percent(mean), low: percent(low), high: percent(high) });
  return (
    <>
      {figure} <span className={css.faint}>{word}</span>
    </>
  );
};

const Agreement = ({ alpha }: { alpha: number | null }): ReactNode => {
  const { t } = useWords();
  const said = t.assessors;
  if (alpha === null) return <p>{said.noAgreement}</p>;
  const level = alpha >= 0.8 ? 'good' : alpha >= 0.667 ? 'fair' : 'poor';
  return (
    <p>
      <strong>{said.agreement(alphaText(alpha))}</strong> {said.agreementOf[level]}
    </p>
  );
};

const Figures = ({ found }: { found: Quality }): ReactNode => {
  const { t } = useWords();
  const said = t.assessors;
  return (
    <Panel title={said.title} flush>
      <Table
        caption={said.title}
        rows={found.assessors}
        rowKey={({ person }) => person.id}
        columns={[
          { key: 'person', title: said.person, cell: ({ person }) => person.name },
          {
            key: 'severity',
            title: said.severity,
            cell: (of) => <Severity of={of} smallest={found.smallest} />,
          },
          {
            key: 'alpha',
            title: said.alpha,
            figure: true,
            cell: ({ agreement }) => (agreement === null ? '—' : alphaText(agreement)),
          },
          { key: 'coverage', title: said.coverage, cell: ({ coverage }) => said.coverageOf(coverage) },
          { key: 'late', title: said.late, cell: (of) => said.lateOf(of) },
          { key: 'owed', title: said.owed, cell: (of) => said.owedOf(of) },
          { key: 'reversals', title: said.reversals, cell: (of) => said.reversalsOf(of) },
        ]}
      />
    </Panel>
  );
};

/** How the assessors of a cycle scored: all of them for the office and the leader, oneself for an assessor. */
export const AssessorsPage = ({ cycleId }: { cycleId: string }): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const said = t.assessors;
  const trpc = useTRPC();
  const found = useQuery({ ...trpc.assessors.quality.queryOptions({ cycleId }), throwOnError: true });
  if (found.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  const sentences = sentencesOf(spoken, found.data.assessors);
  return (
    <Page
      title={t.documentTitle(said.title, words.product.name)}
      heading={said.title}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id: cycleId }} search={{}}>
          {t.linkage.back}
        </Link>
      }
    >
      <div className={css.stack}>
        <p>{said.hint}</p>
        {found.data.all ? <Agreement alpha={found.data.agreement} /> : <p>{said.own}</p>}
        {found.data.assessors.length === 0 ? (
          <Empty title={said.none} hint={said.noneHint} />
        ) : (
          <>
            <ul className={css.sentences}>
              {(sentences.length === 0 ? [said.sentence.none] : sentences).map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
            <Figures found={found.data} />
          </>
        )}
        <p className={css.faint}>{said.severityHint}</p>
        <p className={css.faint}>{said.sources}</p>
      </div>
    </Page>
  );
};
