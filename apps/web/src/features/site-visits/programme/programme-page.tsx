import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Facts } from '../../../ui/facts.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useTRPC } from '../../../workflow/api.ts';
import { useWords } from '../../../workflow/locale.tsx';
import { useVisit } from '../queries.ts';
import css from './programme.module.css';
import { ProgrammeTable } from './programme-table.tsx';

/** The programme alone on a sheet, to be printed and put on the table. */
export const ProgrammePage = ({ id }: { id: string }): ReactNode => {
  const { t, words, format } = useWords();
  const said = t.visit.agenda;
  const found = useQuery({ ...useTRPC().siteVisit.byId.queryOptions({ id }), throwOnError: true });
  const visit = useVisit(id);
  if (found.data === undefined || visit === null) return <Skeleton label={t.loading} lines={6} />;
  const heading = said.of(found.data.unit?.name ?? '');
  const nameOf = (person: string): string => visit.team.find((one) => one.id === person)?.name ?? '';
  const days = visit.from === visit.to ? [visit.from] : [visit.from, visit.to];
  return (
    <Page
      title={t.documentTitle(heading, words.product.name)}
      heading={heading}
      aside={
        <span className={css.line} data-print="no">
          <Button onClick={() => window.print()}>{said.print}</Button>
          <Link to="/cases/$machine/$id" params={{ machine: 'siteVisit', id }} search={{}}>
            {t.visit.signIn.back}
          </Link>
        </span>
      }
    >
      <Panel title={t.visit.plan}>
        <Facts
          rows={[
            { key: 'days', label: t.visit.days, value: days.map((day) => format.civil(day)).join(' – ') },
            {
              key: 'team',
              label: t.visit.team,
              value: visit.team.map(({ name, lead }) => (lead ? t.visit.lead(name) : name)).join(t.listComma),
            },
          ]}
        />
      </Panel>
      <Panel title={said.title}>
        <div className={css.stack}>
          {visit.agenda.length === 0 ? (
            <p>{said.none}</p>
          ) : (
            <ProgrammeTable rows={visit.agenda} days={visit.days} nameOf={nameOf} />
          )}
          {visit.programme === null ? null : <p className={css.text}>{visit.programme}</p>}
        </div>
      </Panel>
    </Page>
  );
};
