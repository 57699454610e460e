import type { MachineName } from '@kaohe/domain';
import type { Born } from '../birth/bear.ts';
import { json } from '../deadline/row.ts';
import type { Sql } from '../sql.ts';

/** Writes the rows that births of one process leave besides instance and journal. */
export type BirthRecorder = (tx: Sql, born: readonly Born[]) => Promise<void>;

const cycle: BirthRecorder = async (tx, born) => {
  for (const { id, data } of born) {
    await tx.query(
      {
        name: 'record-cycle',
        text: 'insert into cycle (id, name, year, unit_id, policy) values ($1, $2, $3, $4, $5)',
      },
      [id, data.name, data.year, data.unitId, json(data.policy ?? {})],
    );
  }
};

const recorders: { readonly [K in MachineName]?: BirthRecorder } = { cycle };

/** The side rows of instances that were just born, process by process. */
export const recordBirths = async (tx: Sql, born: readonly Born[]): Promise<void> => {
  const machines = new Set(born.map(({ machine }) => machine));
  for (const machine of machines) {
    await recorders[machine]?.(
      tx,
      born.filter((one) => one.machine === machine),
    );
  }
};
