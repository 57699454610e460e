import { reportAdvice, reportCounts, reportDraft, reportParts } from '@kaohe/wording';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useTRPC } from '../../../workflow/api.ts';
import { useWords } from '../../../workflow/locale.tsx';
import { FigurePanel } from './figure.tsx';
import { type Chosen, type Figure, type Figures, useAssessors, useFigures } from './queries.ts';
import css from './report.module.css';
import { factsOf } from './told.ts';

type Quality = ReturnType<typeof useAssessors>['data'];

/** A part of the report under its heading. */
const Part = ({ title, children }: { title: string; children: ReactNode }): ReactNode => {
  const id = useId();
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
};

const Assessors = ({ figures, quality }: { figures: Figures; quality: Quality }): ReactNode => {
  const { t } = useWords();
  const cycleId = figures.cycle.id;
  const appealed = reportCounts(figures, 'scorer');
  const said = t.report.assessors;
  const all = quality?.assessors ?? [];
  const sum = (of: (one: (typeof all)[number]) => number): number =>
    all.reduce((total, one) => total + of(one), 0);
  const alpha = quality?.agreement ?? null;
  return (
    <Panel
      title={said.title}
      aside={
        <Link to="/assessors/$cycleId" params={{ cycleId }} search={{}}>
          {said.open}
        </Link>
      }
    >
      {all.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <ul className={css.list}>
          <li>{said.count(all.length)}</li>
          {alpha === null ? null : <li>{said.agreement(alpha.toFixed(2))}</li>}
          <li>
            {said.disputed(
              appealed.reduce((total, one) => total + one.count, 0),
              appealed.reduce((total, one) => total + one.changed, 0),
            )}
          </li>
          <li>
            {said.late(
              sum(({ late }) => late),
              sum(({ sheets }) => sheets),
            )}
          </li>
        </ul>
      )}
    </Panel>
  );
};

/** The first draft, and the way to the form that takes it. */
const Draft = ({ figures, text }: { figures: Figures; text: string }): ReactNode => {
  const { t } = useWords();
  const said = t.report.text;
  const { id } = figures.cycle;
  const cycle = useQuery(useTRPC().cycle.byId.queryOptions({ id }));
  const act = 'cycle.draftReport';
  return (
    <Panel title={said.title}>
      <p data-print="no">{said.hint}</p>
      <div className={css.draft}>
        {text.split('\n').map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other identity
          <p key={at}>{line}</p>
        ))}
      </div>
      <p data-print="no">
        {cycle.data?.allowed.includes(act) ? (
          <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id }} search={{ act }}>
            {said.take}
          </Link>
        ) : (
          said.later
        )}
      </p>
    </Panel>
  );
};

const Parts = (props: { figures: Figures; chosen: Chosen | null; quality: Quality }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.report;
  const { figures, chosen, quality } = props;
  const cycleId = figures.cycle.id;
  const facts = factsOf(spoken, figures, quality);
  const advice = reportAdvice(facts, said);
  const panel = (figure: Figure, aside?: ReactNode): ReactNode => (
    <FigurePanel key={figure} figures={figures} figure={figure} chosen={chosen} aside={aside} />
  );
  return (
    <>
      <Part title={said.part.strengths}>
        {panel(
          'grade',
          <Link to="/grades/$cycleId" params={{ cycleId }} search={{}}>
            {said.gradeList}
          </Link>,
        )}
        {reportParts.strengths.filter((one) => one !== 'grade').map((one) => panel(one))}
      </Part>
      <Part title={said.part.weaknesses}>
        {reportParts.weaknesses.filter((one) => one !== 'item').map((one) => panel(one))}
        <Assessors figures={figures} quality={quality} />
        {panel(
          'item',
          <Link to="/rectifications" search={{ cycle: cycleId }}>
            {said.ledger}
          </Link>,
        )}
      </Part>
      <Part title={said.part.advice}>
        <Panel title={said.advice.title}>
          {advice.length === 0 ? (
            <p>{said.advice.none}</p>
          ) : (
            <ul className={css.list}>
              {advice.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </Panel>
        <Draft figures={figures} text={reportDraft(facts, { words: said, format: spoken.format })} />
      </Part>
    </>
  );
};

/** What a cycle showed, in three parts: every number opens its rows, and the figures make a first draft of the report. */
export const ReportPage = ({ cycleId, chosen }: { cycleId: string; chosen: Chosen | null }): ReactNode => {
  const { t, words } = useWords();
  const said = t.report;
  const found = useFigures(cycleId);
  const quality = useAssessors(cycleId);
  if (found.data === undefined || quality.isLoading) return <Skeleton label={t.loading} lines={8} />;
  const figures = found.data;
  const [unit] = reportCounts(figures, 'unit');
  const scored = reportCounts(figures, 'distribution').reduce((sum, one) => sum + one.count, 0);
  return (
    <Page
      title={t.documentTitle(said.title, words.product.name)}
      heading={said.of(figures.cycle.name)}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id: cycleId }} search={{}}>
          {said.back}
        </Link>
      }
      aside={
        <span data-print="no">
          <Button size="small" onClick={() => print()}>
            {said.print}
          </Button>
        </span>
      }
    >
      <div className={css.stack}>
        <p className={css.faint}>{said.hint}</p>
        <p>
          {said.summary({ units: unit?.count ?? 0, scored })}{' '}
          {figures.previous === null
            ? said.notCompared
            : said.compared(figures.previous.name, unit?.before ?? 0)}
        </p>
        {figures.previous === null ? null : (
          <p className={css.faint}>
            <span className={css.key} aria-hidden="true" /> {said.count}{' '}
            <span className={css.key} data-before aria-hidden="true" /> {said.before}
          </p>
        )}
        <Parts figures={figures} chosen={chosen} quality={quality.data} />
      </div>
    </Page>
  );
};

/** Before there is any cycle. */
export const NoReportPage = (): ReactNode => {
  const { t, words } = useWords();
  const said = t.report;
  return (
    <Page title={t.documentTitle(said.title, words.product.name)} heading={said.title}>
      <Empty title={said.noCycle} hint={said.noCycleHint} />
    </Page>
  );
};
