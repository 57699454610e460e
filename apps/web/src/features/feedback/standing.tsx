import type { ReactNode } from 'react';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import css from './feedback.module.css';
import { type Standing, useStanding } from './queries.ts';

const Distribution = ({ told }: { told: Standing }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.feedback;
  if (told.distribution === null) return null;
  return (
    <Table
      caption={said.distribution}
      rows={told.distribution}
      rowKey={({ band }) => band}
      columns={[
        {
          key: 'band',
          title: said.distribution,
          cell: ({ band, from }) => said.band(valueName(spoken, 'grade', band), format.points(from)),
        },
        { key: 'units', title: said.units, figure: true, cell: ({ units }) => units },
      ]}
    />
  );
};

const Peers = ({ told }: { told: Standing }): ReactNode => {
  const { t, format } = useWords();
  const said = t.feedback;
  if (told.peers === null) return null;
  const rows = told.peers.map((peer, index) => ({ ...peer, no: index + 1 }));
  const named = ({ name, own, no }: (typeof rows)[number]): string =>
    name === null ? said.peer(no) : own ? said.own(name) : name;
  return (
    <Table
      caption={said.peers}
      rows={rows}
      rowKey={({ no }) => String(no)}
      columns={[
        { key: 'peer', title: said.peerName, cell: named },
        { key: 'total', title: said.score, figure: true, cell: ({ total }) => format.points(total) },
      ]}
    />
  );
};

/** Where the unit stands among its like, as far as the policy lets it know. */
export const StandingPanel = ({ id }: { id: string }): ReactNode => {
  const { t, format } = useWords();
  const said = t.feedback;
  const told = useStanding(id).data;
  if (told === undefined || told.total === null) return null;
  const silent = told.rank === null && told.distribution === null && told.peers === null;
  const wanted =
    told.transparency.rank || told.transparency.distribution || told.transparency.peers !== 'none';
  return (
    <Panel title={said.standing}>
      <Facts
        rows={[
          { key: 'total', label: said.total, value: format.points(told.total) },
          ...(told.rank === null && silent && wanted
            ? []
            : [
                {
                  key: 'rank',
                  label: said.rankName,
                  value: told.rank === null ? said.notTold : said.rank(told.rank.place, told.rank.of),
                },
              ]),
        ]}
      />
      {silent && wanted ? <p className={css.small}>{said.tooFew(told.smallestGroup)}</p> : null}
      <Distribution told={told} />
      <Peers told={told} />
    </Panel>
  );
};
