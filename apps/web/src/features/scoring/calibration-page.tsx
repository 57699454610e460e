import { Link } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table/table.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { type Round, type RoundUnit, useRound } from './queries.ts';
import css from './scoring.module.css';

/** Bands of five points, the best first, from the lowest that somebody has. */
const bandsOf = (units: readonly RoundUnit[]): readonly number[] => {
  const least = Math.min(...units.flatMap(({ total, before }) => [total, before]));
  const from = Math.max(0, Math.min(9_500, Math.floor(least / 500) * 500));
  return Array.from({ length: (10_500 - from) / 500 }, (_, i) => 10_000 - i * 500).filter(
    (band) => band >= from,
  );
};
const inBand = (points: number, band: number): boolean =>
  points >= band && (points < band + 500 || band === 10_000);

const summaryOf = (all: readonly number[]): { mean: number; spread: number } => {
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  const variance = all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length;
  return { mean: Math.round(mean), spread: Math.round(Math.sqrt(variance)) };
};

/** How the scores lie, before and after. */
const Distribution = ({ units }: { units: readonly RoundUnit[] }): ReactNode => {
  const { t, format } = useWords();
  const said = t.scoring.calibration;
  const bands = bandsOf(units).map((band) => ({
    band,
    before: units.filter(({ before }) => inBand(before, band)).length,
    after: units.filter(({ total }) => inBand(total, band)).length,
  }));
  const most = Math.max(1, ...bands.flatMap(({ before, after }) => [before, after]));
  const meter = (label: string, count: number, old: boolean): ReactNode => (
    <span className={css.meter} data-old={old}>
      <span style={{ width: `${(100 * count) / most}%` }} />
      <span>
        <span className="sr-only">{label}</span>
        {count}
      </span>
    </span>
  );
  const summary = (label: string, all: readonly number[]): ReactNode => {
    const { mean, spread } = summaryOf(all);
    const told = { count: all.length, mean: format.points(mean), spread: format.points(spread) };
    return (
      <p>
        <strong>{label}</strong> {said.summary(told)}
      </p>
    );
  };
  return (
    <Panel title={said.distribution}>
      <div className={css.stack}>
        {summary(
          said.before,
          units.map(({ before }) => before),
        )}
        {summary(
          said.after,
          units.map(({ total }) => total),
        )}
        <ul className={css.bands}>
          {bands.map(({ band, before, after }) => (
            <li key={band}>
              <span>{band === 10_000 ? '≥100' : `${band / 100}–${band / 100 + 5}`}</span>
              <span className={css.pair}>
                {meter(said.before, before, true)}
                {meter(said.after, after, false)}
              </span>
            </li>
          ))}
        </ul>
        <p className={css.faint}>{`▨ ${said.before}　■ ${said.after}`}</p>
      </div>
    </Panel>
  );
};

const Units = ({ units }: { units: readonly RoundUnit[] }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.scoring.calibration;
  return (
    <Panel title={said.unit} flush>
      <Table
        caption={said.unit}
        rows={units}
        rowKey={({ assessmentId }) => assessmentId}
        columns={[
          {
            key: 'unit',
            title: said.unit,
            cell: ({ unit, assessmentId, pending }) => (
              <>
                <Link to="/scoring/$id" params={{ id: assessmentId }} search={{}}>
                  {unit.name}
                </Link>{' '}
                {pending ? <Badge tone="risk">{said.pending}</Badge> : null}
              </>
            ),
          },
          {
            key: 'category',
            title: said.category,
            wide: true,
            cell: ({ category }) => valueName(spoken, 'category', category),
          },
          { key: 'before', title: said.before, figure: true, cell: ({ before }) => format.points(before) },
          { key: 'after', title: said.after, figure: true, cell: ({ total }) => format.points(total) },
          {
            key: 'change',
            title: said.change,
            figure: true,
            cell: ({ total, before }) => (total === before ? '—' : format.points(total - before, true)),
          },
        ]}
      />
    </Panel>
  );
};

const State = ({ round, cycleId }: { round: Round; cycleId: string }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.scoring.calibration;
  return (
    <Alert kind={round.open ? 'done' : 'note'} title={round.open ? said.opened : said.closed}>
      {round.open && round.category !== null ? (
        <p>{said.about(valueName(spoken, 'category', round.category))}</p>
      ) : null}
      <p>
        <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id: cycleId }} search={{}}>
          {said.toCycle}
        </Link>
      </p>
    </Alert>
  );
};

/** 综合研判 of a cycle: the distribution before and after, and every unit to look at. */
export const CalibrationPage = ({ cycleId }: { cycleId: string }): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const said = t.scoring.calibration;
  const found = useRound(cycleId);
  const [category, setCategory] = useState('');
  const id = useId();
  if (found.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  const round = found.data;
  const categories = [...new Set(round.units.map((one) => one.category))].toSorted();
  const units = round.units.filter((one) => category === '' || one.category === category);
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
        <State round={round} cycleId={cycleId} />
        <div className={css.tools}>
          <label htmlFor={id}>{said.category}</label>
          <select id={id} value={category} onChange={({ target }) => setCategory(target.value)}>
            <option value="">{said.all}</option>
            {categories.map((one) => (
              <option key={one} value={one}>
                {valueName(spoken, 'category', one)}
              </option>
            ))}
          </select>
        </div>
        {units.length === 0 ? (
          <Empty title={said.none} hint={said.noneHint} />
        ) : (
          <>
            <Distribution units={units} />
            <Units units={units} />
          </>
        )}
      </div>
    </Page>
  );
};
