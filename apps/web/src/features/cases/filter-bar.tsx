import { isClosed, type MachineName, registry, stagesOf } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { stageName, useWords } from '../../workflow/locale.tsx';
import css from './cases.module.css';
import { type CaseFilter, useUnits } from './queries.ts';

type Props = {
  machine: MachineName;
  filter: CaseFilter;
  onChange: (change: Partial<CaseFilter>) => void;
};
const orNone = (value: string): string | undefined => (value === '' ? undefined : value);

/** Narrows a list by stage, unit, and whether it is over; kept in the address. */
export const FilterBar = ({ machine, filter, onChange }: Props): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const units = useUnits();
  const law = registry[machine].machine;
  return (
    <search className={css.filters} aria-label={t.filter.label}>
      <label>
        {t.column.stage}
        <select
          value={filter.stage ?? ''}
          onChange={(change) => onChange({ stage: orNone(change.target.value) })}
        >
          <option value="">{t.filter.any}</option>
          {stagesOf(law).map((stage) => (
            <option key={stage} value={stage}>
              {stageName(spoken, machine, stage)}
              {isClosed(law, stage) ? t.filter.closedMark : ''}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.column.unit}
        <select
          value={filter.unitId ?? ''}
          onChange={(change) => onChange({ unitId: orNone(change.target.value) })}
        >
          <option value="">{t.filter.any}</option>
          {(units.data ?? []).map((unit) => (
            <option key={unit.id} value={unit.id}>
              {'　'.repeat(unit.path.split('/').length - 1)}
              {unit.name}
            </option>
          ))}
        </select>
      </label>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={filter.open === true}
          onChange={(change) => onChange({ open: change.target.checked ? true : undefined })}
        />
        {t.filter.openOnly}
      </label>
    </search>
  );
};
