import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords, valueName } from '../../workflow/locale.tsx';
import css from './profiles.module.css';
import { type Profile, useExport, useProfile, type Year } from './queries.ts';

/** One year: what was won and lost in his own indicators, found, signed, and said by ballot. */
const YearOf = ({ year }: { year: Year }): ReactNode => {
  const spoken = useWords();
  const { t, words, format } = spoken;
  const said = t.profile;
  return (
    <Panel
      title={said.year({ year: year.cycle.year, unit: year.unit.name, role: words.roles[year.role] })}
      aside={
        <Link to="/scores/$id" params={{ id: year.assessmentId }} search={{}}>
          {t.explanation.title}
        </Link>
      }
    >
      <div className={css.stack}>
        <Facts
          rows={[
            {
              key: 'subject',
              label: said.subject,
              value: said.subjectPoints({
                points: format.points(year.points),
                lost: format.points(year.lost),
              }),
            },
            { key: 'unit', label: said.unitScore, value: format.points(year.total) },
            {
              key: 'grade',
              label: said.grade,
              value: year.grade === null ? '—' : valueName(spoken, 'grade', year.grade),
            },
            { key: 'signed', label: said.signatures, value: said.signed(year) },
            ...(year.role === 'secretary'
              ? [
                  {
                    key: 'ballot',
                    label: said.ballot,
                    value:
                      year.ballot === null
                        ? said.noBallot
                        : said.ballotResult({ ...year.ballot, points: format.points(year.ballot.points) }),
                  },
                ]
              : []),
          ]}
        />
        <h3>{said.findings}</h3>
        {year.findings.length === 0 ? <p>{said.noFindings}</p> : null}
        <ul className={css.findings}>
          {year.findings.map((one) => (
            <li key={`${one.indicator} ${one.at} ${one.facts}`}>
              <span className={css.small}>
                {[
                  one.indicator,
                  valueName(spoken, 'direction', valueName(spoken, 'kind', one.kind)),
                  one.method === null ? null : valueName(spoken, 'methods', one.method),
                  format.day(one.at),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>{' '}
              {one.facts}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
};

type Row = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly years: ReadonlyMap<string, { readonly points: number; readonly lost: number }>;
};
const yearKey = (year: Year): string => `${year.assessmentId} ${year.role}`;

/** Each indicator once, whichever years it was his. */
const rowsOf = ({ years }: Profile): readonly Row[] => {
  const rows = new Map<string, Row>();
  for (const year of years)
    for (const one of year.indicators) {
      const key = `${one.code} ${one.subjectKind}`;
      const old = rows.get(key) ?? {
        key,
        code: one.code,
        name: one.name,
        kind: one.subjectKind,
        years: new Map(),
      };
      rows.set(key, { ...old, years: new Map([...old.years, [yearKey(year), one]]) });
    }
  return [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
};

/** Indicators in rows, years in columns. */
const Over = ({ profile }: { profile: Profile }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.profile;
  const columns: readonly Column<Row>[] = [
    {
      key: 'indicator',
      title: said.indicator,
      cell: (row) => (row.name === '' ? t.explanation.debriefing : `${row.code} ${row.name}`),
    },
    {
      key: 'kind',
      title: said.kind,
      wide: true,
      cell: (row) => valueName(spoken, 'subjectKind', row.kind),
    },
    ...profile.years.map(
      (year): Column<Row> => ({
        key: yearKey(year),
        title: `${year.cycle.year} ${said.points}/${said.lost}`,
        figure: true,
        cell: (row) => {
          const one = row.years.get(yearKey(year));
          return one === undefined ? '—' : `${format.points(one.points)} / ${format.points(one.lost)}`;
        },
      }),
    ),
  ];
  return (
    <Panel title={said.over} flush>
      <Table caption={said.over} rows={rowsOf(profile)} rowKey={(row) => row.key} columns={columns} />
    </Panel>
  );
};

/** The file for the evaluation of cadres, with its checksum. */
const Export = ({ personId }: { personId: string }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.profile;
  const order = useExport();
  return (
    <>
      <Button loading={order.isPending} onClick={() => order.mutate({ personId })}>
        {said.export}
      </Button>
      {order.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(order.error))} />
      )}
      {order.data === undefined ? null : (
        <Alert kind="done" title={said.exported}>
          <p>
            <a href={`/files/${order.data.fileId}`}>{said.download}</a>
          </p>
          <p className={css.small}>
            {said.checksum} <code className={css.hash}>{order.data.checksum}</code>
          </p>
          <p className={css.small}>
            {said.fileHash} <code className={css.hash}>{order.data.sha256}</code>
          </p>
        </Alert>
      )}
    </>
  );
};

/** A responsible subject over indicators and years. */
export const ProfilePage = ({ personId }: { personId: string }): ReactNode => {
  const { t, words } = useWords();
  const said = t.profile;
  const found = useProfile(personId);
  if (found.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  const profile = found.data;
  return (
    <Page
      title={t.documentTitle(said.of(profile.person.name), words.product.name)}
      heading={said.of(profile.person.name)}
      aside={profile.years.length === 0 ? null : <Export personId={personId} />}
    >
      {profile.years.length === 0 ? (
        <Panel title={said.title}>
          <Empty title={said.noYears} hint={said.noYearsHint} />
        </Panel>
      ) : (
        <>
          <Over profile={profile} />
          {profile.years.map((year) => (
            <YearOf key={yearKey(year)} year={year} />
          ))}
          <p className={css.small}>{said.note}</p>
        </>
      )}
    </Page>
  );
};
