import { type CheckOutcome, checkOutcomes } from '@kaohe/domain';
import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { FileLink } from '../../workflow/upload/thumbnail.tsx';
import css from './filings.module.css';
import { type Check, type Filing, type Filings, type Indicator, useCheck } from './queries.ts';

type Given = Readonly<Record<string, { readonly outcome: CheckOutcome; readonly note: string }>>;

const Items = (props: {
  indicator: Indicator;
  given: Given;
  onChange: (given: Given) => void;
}): ReactNode => {
  const { t } = useWords();
  const said = t.filings;
  const { indicator, given, onChange } = props;
  return indicator.items.map(({ code, name }) => {
    const now = given[code] ?? { outcome: 'missing', note: '' };
    return (
      <fieldset key={code} className={css.item}>
        <legend>{name}</legend>
        <Radio.Group
          value={now.outcome}
          options={checkOutcomes.map((value) => ({ value, label: said.outcomes[value] }))}
          onChange={(change) => onChange({ ...given, [code]: { ...now, outcome: change.target.value } })}
        />
        <Input
          aria-label={said.note(name)}
          placeholder={said.notePlaceholder}
          maxLength={500}
          value={now.note}
          onChange={(change) => onChange({ ...given, [code]: { ...now, note: change.target.value } })}
        />
      </fieldset>
    );
  });
};

const Seen = (props: {
  filings: readonly Filing[];
  seen: readonly string[];
  onChange: (seen: readonly string[]) => void;
}): ReactNode => {
  const { t } = useWords();
  const { filings, seen, onChange } = props;
  if (filings.length === 0) return <p className={css.count}>{t.filings.nothing}</p>;
  return (
    <ul className={css.filed}>
      {filings.map((one) => (
        <li key={one.id} className={css.row}>
          <Checkbox
            checked={seen.includes(one.id)}
            onChange={(change) =>
              onChange(change.target.checked ? [...seen, one.id] : seen.filter((id) => id !== one.id))
            }
          >
            {`${one.title} · ${t.filings.natures[one.nature]}`}
          </Checkbox>
          <FileLink file={{ ...one, id: one.fileId }} />
        </li>
      ))}
    </ul>
  );
};

type SheetProps = { id: string; all: Filings; indicator: Indicator };

/** The checklist of one indicator, with the documents filed for it beside. */
const Sheet = ({ id, all, indicator }: SheetProps): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.filings;
  const opinionId = useId();
  const filings = all.filings.filter(({ indicators }) => indicators.includes(indicator.code));
  const [given, setGiven] = useState<Given>({});
  const [seen, setSeen] = useState<readonly string[]>(filings.map((one) => one.id));
  const [opinion, setOpinion] = useState('');
  const check = useCheck();
  const submit = (): void =>
    check.mutate({
      assessmentId: id,
      indicator: indicator.code,
      items: indicator.items.map(({ code }) => ({
        code,
        ...(given[code] ?? { outcome: 'missing', note: '' }),
      })),
      opinion,
      filings: [...seen],
    });
  return (
    <div className={css.form}>
      <p className={css.count}>{indicator.rule}</p>
      <h3>{said.looked}</h3>
      <Seen filings={filings} seen={seen} onChange={setSeen} />
      <Items indicator={indicator} given={given} onChange={setGiven} />
      <label htmlFor={opinionId}>{said.opinion}</label>
      <Input.TextArea
        id={opinionId}
        rows={2}
        maxLength={2000}
        value={opinion}
        onChange={(change) => setOpinion(change.target.value)}
      />
      {check.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(check.error))} />
      )}
      {check.data === undefined ? null : (
        <Alert kind="done" title={said.saved(spoken.format.points(check.data.rate))} />
      )}
      <Button type="primary" loading={check.isPending} disabled={opinion.trim() === ''} onClick={submit}>
        {said.save}
      </Button>
    </div>
  );
};

const Results = ({ checks }: { checks: readonly Check[] }): ReactNode => {
  const { t, format } = useWords();
  return checks.map((one) => (
    <p key={one.id}>
      {t.filings.result({ who: one.by?.name ?? '', rate: format.points(one.rate) })} {one.opinion}
    </p>
  ));
};

/** Document review as a method: an indicator, its checklist, what was found. */
export const Review = ({ id, all }: { id: string; all: Filings }): ReactNode => {
  const { t } = useWords();
  const said = t.filings;
  const pick = useId();
  const reviewed = all.indicators.filter((one) => one.reviewed);
  const [code, setCode] = useState(reviewed[0]?.code ?? '');
  const indicator = reviewed.find((one) => one.code === code);
  if (indicator === undefined || (!all.mayCheck && all.checks.length === 0)) return null;
  return (
    <Panel title={said.review}>
      <div className={css.form}>
        {all.mayCheck ? <p className={css.count}>{said.reviewHint}</p> : null}
        <label htmlFor={pick}>{said.pick}</label>
        <Select
          id={pick}
          aria-label={said.pick}
          showSearch={{ optionFilterProp: 'label' }}
          value={code}
          options={reviewed.map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
          onChange={setCode}
        />
        <Results checks={all.checks.filter((one) => one.indicator === code)} />
        {all.mayCheck ? <Sheet key={code} id={id} all={all} indicator={indicator} /> : null}
      </div>
    </Panel>
  );
};
