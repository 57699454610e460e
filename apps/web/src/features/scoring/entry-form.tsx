import { Button, Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { Upload } from '../../workflow/upload/upload.tsx';
import { type Entry, hundredths, rangeOf } from './forms.ts';
import type { SheetIndicator } from './queries.ts';
import { RuleForm, type Worked } from './rule.tsx';
import css from './scoring.module.css';

type Props = {
  indicator: SheetIndicator;
  entry: Entry;
  onEntry: (entry: Entry) => void;
};
type Change = Props & { set: (change: Partial<Entry>) => void };

const typedPoints = (points: number): string =>
  `${points < 0 ? '-' : ''}${Math.floor(Math.abs(points) / 100)}.${String(Math.abs(points) % 100).padStart(2, '0')}`;

const Points = ({ indicator, entry, set }: Change): ReactNode => {
  const { t, format } = useWords();
  const said = t.scoring.sheet;
  const id = useId();
  const hint = useId();
  const [least, most] = rangeOf(indicator);
  const points = hundredths(entry.points);
  const wrong = entry.points.trim() !== '' && (points === null || points < least || points > most);
  if (indicator.kind === 'veto')
    return (
      <label className={css.choice}>
        <input
          type="checkbox"
          checked={entry.points !== ''}
          onChange={({ target }) => set({ points: target.checked ? '0' : '' })}
        />
        {said.veto}
      </label>
    );
  return (
    <div className={css.field}>
      <label htmlFor={id}>{said.points}</label>
      <Input
        id={id}
        className={css.number ?? ''}
        inputMode="decimal"
        autoComplete="off"
        value={entry.points}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        aria-describedby={hint}
        onChange={({ target }) => set({ points: target.value })}
      />
      <span id={hint} className={wrong ? css.error : css.faint}>
        {said.pointsHint({ least: format.points(least), most: format.points(most) })}
      </span>
    </div>
  );
};

const Subject = ({ indicator, entry, set }: Change): ReactNode => {
  const spoken = useWords();
  const id = useId();
  if (indicator.subjects.length < 2) return null;
  return (
    <div className={css.field}>
      <label htmlFor={id}>{spoken.t.scoring.sheet.subject}</label>
      <select id={id} value={entry.subjectKind} onChange={({ target }) => set({ subjectKind: target.value })}>
        {indicator.subjects.map((kind) => (
          <option key={kind} value={kind}>
            {valueName(spoken, 'subjectKind', kind)}
          </option>
        ))}
      </select>
    </div>
  );
};

/** One indicator: points, by its rule where it has one, with reason and evidence. */
export const EntryForm = (props: Props): ReactNode => {
  const { indicator, entry, onEntry } = props;
  const { t } = useWords();
  const said = t.scoring.sheet;
  const reason = useId();
  const matter = useId();
  const evidence = useId();
  const set = (change: Partial<Entry>): void => onEntry({ ...entry, ...change });
  const take = (worked: Worked): void =>
    set({
      points: indicator.kind === 'veto' ? (worked.vetoed ? '0' : '') : typedPoints(worked.points),
      reason: entry.reason.includes(worked.text)
        ? entry.reason
        : [entry.reason.trim(), worked.text].filter((one) => one !== '').join('\n'),
    });
  return (
    <div className={css.form}>
      <RuleForm
        indicator={indicator}
        observed={entry.observed}
        onSeen={(observed) => set({ observed })}
        onTake={take}
      />
      <div className={css.row}>
        <Points {...props} set={set} />
        <Subject {...props} set={set} />
      </div>
      <div className={css.field}>
        <label htmlFor={reason}>{said.reason}</label>
        <Input.TextArea
          id={reason}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          value={entry.reason}
          onChange={({ target }) => set({ reason: target.value })}
        />
      </div>
      <div className={css.field}>
        <label htmlFor={matter}>{said.matter}</label>
        <Input
          id={matter}
          maxLength={120}
          value={entry.matter}
          onChange={({ target }) => set({ matter: target.value })}
        />
        <span className={css.faint}>{said.matterHint}</span>
      </div>
      <div className={css.field}>
        <span id={evidence}>{said.evidence}</span>
        <Upload
          ids={entry.evidence}
          label={said.evidence}
          describedBy={evidence}
          onChange={(ids) => set({ evidence: ids })}
        />
      </div>
      <Button
        className={css.clear ?? ''}
        size="small"
        onClick={() => set({ points: '', observed: undefined })}
      >
        {said.clear}
      </Button>
    </div>
  );
};
