import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import css from './commendations.module.css';
import type { HonourList } from './queries.ts';
import type { Saying } from './saying.tsx';

type Step = keyof Saying['o']['honours']['next'];

/** How many wait for which step. */
const waiting = ({ rows, cases, open, quota }: HonourList): Readonly<Record<Step, number>> => {
  const at = (stage: string): number => cases.filter((one) => one.stage === stage).length;
  return {
    nominate:
      open && quota.used < quota.seats
        ? rows.filter((row) => row.verdict === 'eligible' && row.passedOver === null).length
        : 0,
    opinions: at('nominated'),
    approve: at('vetted'),
    publish: at('approved'),
    objections: cases.reduce((sum, { openObjections }) => sum + openObjections, 0),
    confer: at('conferrable'),
  };
};
const steps: readonly Step[] = ['nominate', 'opinions', 'approve', 'publish', 'objections', 'confer'];
/** Steps of the office, taken on the cycle's page for the whole list. */
const onCycle: Partial<Record<Step, string>> = {
  nominate: 'cycle.nominate',
  publish: 'cycle.publishCommendations',
};

type Props = { readonly say: Saying; readonly list: HonourList; readonly cycleId: string };

/** What is to be done next with the list, and by whom. */
export const NextSteps = ({ say, list, cycleId }: Props): ReactNode => {
  const { honours } = say.o;
  const counts = waiting(list);
  const open = steps.filter((step) => counts[step] > 0);
  if (open.length === 0) return null;
  return (
    <Panel title={honours.nextTitle}>
      <ul className={css.list}>
        {open.map((step) => {
          const act = onCycle[step];
          const text = honours.next[step](counts[step]);
          return (
            <li key={step}>
              {act === undefined ? (
                <span>{text}</span>
              ) : (
                <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id: cycleId }} search={{ act }}>
                  {text}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
