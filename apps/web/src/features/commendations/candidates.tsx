import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type Column, Table } from '../../ui/table/table.tsx';
import css from './commendations.module.css';
import type { Candidate, HonourList } from './queries.ts';
import type { Saying } from './saying.tsx';

/** So many units are drawn at once, and again with each click. */
const pageSize = 100;
const verdicts = ['eligible', 'byHand', 'out'] as const;
const tones: Readonly<Record<Candidate['verdict'], Tone>> = {
  eligible: 'done',
  byHand: 'plain',
  out: 'plain',
};

const gradeName = ({ locale }: Saying, { rules }: HonourList, key: string | null): string => {
  const band = rules.bands.find((one) => one.key === key);
  return band === undefined ? (key ?? '') : locale === 'en' ? band.name.en : band.name.zh;
};

/** Each reason in words; of past years, which. */
export const barsOf = (say: Saying, { bars, past }: Pick<Candidate, 'bars' | 'past'>): readonly string[] => {
  const { honours, sheet } = say.o;
  const years = past.map(({ year, what }) => sheet.pastYear[what](year));
  return [
    ...bars
      .filter((bar) => bar !== 'nominated' && bar !== 'pastGrade' && bar !== 'pastRevoked')
      .map((bar) => honours.bars[bar]),
    ...years,
  ];
};

const Why = ({ say, row }: { say: Saying; row: Candidate }): ReactNode => {
  const { honours } = say.o;
  return (
    <>
      {barsOf(say, row).join(say.t.listComma)}
      {row.passedOver === null || row.commendation !== null ? null : (
        <span className={css.note}>{honours.passedOver(row.passedOver)}</span>
      )}
    </>
  );
};

const columnsOf = (say: Saying, list: HonourList): readonly Column<Candidate>[] => {
  const { bars, columns, verdict } = say.o.honours;
  return [
    {
      key: 'unit',
      title: columns.unit,
      cell: (row) => (
        <Link to="/cases/$machine/$id" params={{ machine: 'assessment', id: row.assessment }} search={{}}>
          {row.unit}
        </Link>
      ),
    },
    { key: 'grade', title: columns.grade, cell: (row) => gradeName(say, list, row.grade) },
    {
      key: 'score',
      title: columns.score,
      figure: true,
      cell: (row) => (row.score === null ? '' : say.format.points(row.score)),
    },
    {
      key: 'verdict',
      title: columns.verdict,
      cell: (row) => (
        <Badge tone={row.nominated ? 'house' : tones[row.verdict]}>
          {row.nominated ? bars.nominated : verdict[row.verdict]}
        </Badge>
      ),
    },
    { key: 'why', title: columns.why, cell: (row) => <Why say={say} row={row} /> },
  ];
};

/** Every unit of the cycle with its verdict, and of those that are out why. */
export const Candidates = ({ say, list }: { say: Saying; list: HonourList }): ReactNode => {
  const { honours } = say.o;
  const [search, setSearch] = useState('');
  const [verdict, setVerdict] = useState<Candidate['verdict'] | null>(null);
  const [size, setSize] = useState(pageSize);
  const found = list.rows.filter(
    (row) => row.unit.includes(search.trim()) && (verdict === null || row.verdict === verdict),
  );
  const count = (of: Candidate['verdict']): number => list.rows.filter((row) => row.verdict === of).length;
  return (
    <Panel title={honours.candidates} flush>
      <search className={css.find}>
        <Input
          type="search"
          placeholder={honours.search}
          aria-label={honours.search}
          onChange={(change) => setSearch(change.target.value)}
        />
        <Select
          className={css.choice ?? ''}
          allowClear
          placeholder={honours.every}
          aria-label={honours.columns.verdict}
          options={verdicts.map((value) => ({
            value,
            label: honours.verdictCount(honours.verdict[value], count(value)),
          }))}
          onChange={(next: Candidate['verdict'] | undefined) => setVerdict(next ?? null)}
        />
      </search>
      {found.length === 0 ? (
        <Empty title={honours.none} />
      ) : (
        <Table
          caption={honours.candidates}
          rows={found.slice(0, size)}
          rowKey={(row) => row.unitId}
          columns={columnsOf(say, list)}
        />
      )}
      {found.length <= size ? null : (
        <p className={css.more}>
          <Button onClick={() => setSize(size + pageSize)}>{honours.more}</Button>
        </p>
      )}
    </Panel>
  );
};
