import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { useSaying } from '../commendations/saying.ts';
import { useCarried } from './queries.ts';
import css from './rectifications.module.css';

/** The check-list of what a unit left open or had to do again in past cycles; nothing where there is none. */
export const Carried = ({ id }: { id: string }): ReactNode => {
  const { o } = useSaying();
  const { data } = useCarried(id);
  if (data === undefined || data.length === 0) return null;
  return (
    <Panel title={o.ledger.carried}>
      <p className={css.note}>{o.ledger.carriedHint}</p>
      <ul className={css.list}>
        {data.map((one) => (
          <li key={one.id}>
            <Link to="/cases/$machine/$id" params={{ machine: 'rectificationItem', id: one.id }} search={{}}>
              {`${o.ledger.number(one.year, one.number)} · ${o.ledger.carriedWhy[one.why]}`}
            </Link>
            <span>{one.problem}</span>
            <span className={css.note}>{one.standard}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
