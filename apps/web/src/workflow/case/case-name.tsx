import type { MachineName } from '@kaohe/domain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseRow } from '../api.ts';
import { useWords } from '../locale.tsx';

type Named = Pick<CaseRow, 'id' | 'machine' | 'title' | 'unit'>;

/** What a case is called: its unit, its process, its own title. */
export const useCaseName = (): ((row: Named) => string) => {
  const { words, t } = useWords();
  return (row) => {
    const process = words.machines[row.machine].name;
    const own = row.title === null || row.title === row.unit?.name ? process : t.titled(process, row.title);
    return row.unit === null ? own : t.ofUnit(row.unit.shortName, own);
  };
};

/** A link to a case, by its name unless something else is given; `act` opens the form of an event there. */
export const CaseLink = (props: { row: Named; act?: string; children?: ReactNode }): ReactNode => {
  const name = useCaseName();
  return (
    <Link
      to="/cases/$machine/$id"
      params={{ machine: props.row.machine, id: props.row.id }}
      search={props.act === undefined ? {} : { act: props.act }}
    >
      {props.children ?? name(props.row)}
    </Link>
  );
};

export const isMachine = (names: readonly MachineName[], name: string): name is MachineName =>
  names.some((one) => one === name);
