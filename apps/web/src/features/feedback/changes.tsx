import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import css from './feedback.module.css';
import { type Change, useChanges } from './queries.ts';

type Row = { readonly key: string; readonly what: string; readonly was: string; readonly is: string };

/** The unit's own figures before and after. */
const useRows = (change: Change, unitId: string | null): readonly Row[] => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.feedback;
  const own = change.units.find(({ unit }) => unit.id === unitId);
  const grade = (key: string): string => valueName(spoken, 'grade', key);
  const flag = (yes: boolean): string => (yes ? said.yes : said.no);
  return [
    ...change.lines.map(({ indicator, component, before, after }) => ({
      key: `${indicator} ${component}`,
      what: said.lineOf(`${indicator} ${valueName(spoken, 'component', component)}`),
      was: format.points(before, true),
      is: format.points(after, true),
    })),
    { key: 'total', what: said.total, was: format.points(change.before), is: format.points(change.after) },
    ...(own === undefined
      ? []
      : [
          { key: 'grade', what: said.grade, was: grade(own.gradeBefore), is: grade(own.gradeAfter) },
          {
            key: 'eligible',
            what: said.eligible,
            was: flag(own.eligibleBefore),
            is: flag(own.eligibleAfter),
          },
        ]),
  ];
};

/** What the list of grades became for others; for superiors. */
const Others = ({ change, unitId }: { change: Change; unitId: string | null }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.feedback;
  const others = change.units.filter(({ unit }) => unit.id !== unitId);
  if (change.seats.length === 0 && others.length === 0) return null;
  return (
    <>
      {change.seats
        .filter(({ won, lost }) => won + lost > 0)
        .map(({ category, ...moved }) => (
          <p key={category}>{said.seats({ category: valueName(spoken, 'category', category), ...moved })}</p>
        ))}
      {others.length === 0 ? (
        <p className={css.small}>{said.noOthers}</p>
      ) : (
        <Table
          caption={said.others}
          rows={others}
          rowKey={({ unit }) => unit.id}
          columns={[
            { key: 'unit', title: said.others, cell: ({ unit }) => unit.shortName },
            {
              key: 'was',
              title: said.was,
              cell: (one) =>
                `${valueName(spoken, 'grade', one.gradeBefore)} ${format.points(one.scoreBefore)}`,
            },
            {
              key: 'is',
              title: said.is,
              cell: (one) => `${valueName(spoken, 'grade', one.gradeAfter)} ${format.points(one.scoreAfter)}`,
            },
          ]}
        />
      )}
    </>
  );
};

const ChangeOf = ({ change, unitId }: { change: Change; unitId: string | null }): ReactNode => {
  const { t, format } = useWords();
  const said = t.feedback;
  const rows = useRows(change, unitId);
  const why = change.appealId === null ? said.changedBy[change.event] : said.byAppeal;
  const persons =
    change.proposedBy !== null && change.by !== null
      ? said.twoPersons({ first: change.proposedBy.name, second: change.by.name })
      : null;
  return (
    <li className={css.item}>
      <div className={css.head}>
        <strong>{why ?? said.changes}</strong>
        <span className={css.small}>
          {[format.day(change.at), persons, change.told > 0 ? said.told(change.told) : null]
            .filter((one) => one !== null)
            .join(' · ')}
        </span>
        {change.appealId === null ? null : (
          <Link to="/cases/$machine/$id" params={{ machine: 'appeal', id: change.appealId }} search={{}}>
            {said.seeAppeal}
          </Link>
        )}
      </div>
      <Table
        caption={said.changes}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'what', title: said.what, cell: ({ what }) => what },
          { key: 'was', title: said.was, figure: true, cell: ({ was }) => was },
          { key: 'is', title: said.is, figure: true, cell: ({ is }) => is },
        ]}
      />
      {change.pending ? <p role="status">{said.pending}</p> : <Others change={change} unitId={unitId} />}
    </li>
  );
};

/** Every change of the score since it was told, before and after, with what followed from it. */
export const Changes = ({ id, unitId }: { id: string; unitId: string | null }): ReactNode => {
  const { t } = useWords();
  const said = t.feedback;
  const all = useChanges(id).data;
  if (all === undefined) return null;
  return (
    <Panel title={said.changes}>
      {all.length === 0 ? <Empty title={said.noChanges} hint={said.noChangesHint} /> : null}
      <ul>
        {all.map((change) => (
          <ChangeOf key={change.seq} change={change} unitId={unitId} />
        ))}
      </ul>
    </Panel>
  );
};
