import { filingNatures } from '@kaohe/domain';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { FileLink } from '../../workflow/upload/thumbnail.tsx';
import css from './filings.module.css';
import { type Filing, type Filings, useChange, useJudge, useWithdraw } from './queries.ts';

type Row = { id: string; all: Filings; filing: Filing };

/** What a document is: said by who filed it, and put right by the team. */
const Nature = ({ id, all, filing }: Row): ReactNode => {
  const { t } = useWords();
  const judge = useJudge();
  const said = t.filings;
  const weak = filing.nature === 'screenshot' || filing.nature === 'checkIn';
  if (!all.mayCheck)
    return (
      <span title={weak ? said.noPoints : undefined}>
        <Badge tone={weak ? 'risk' : 'plain'}>{said.natures[filing.nature]}</Badge>
      </span>
    );
  return (
    <Select
      size="small"
      aria-label={said.natureOf(filing.title)}
      value={filing.nature}
      loading={judge.isPending}
      options={filingNatures.map((value) => ({ value, label: said.natures[value] }))}
      onChange={(nature) => judge.mutate({ assessmentId: id, id: filing.id, nature })}
    />
  );
};

/** The indicators that a document serves; its unit ticks more, and takes back what nobody has looked at. */
const Serves = ({ id, all, filing }: Row): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.filings;
  const [change, withdraw] = [useChange(), useWithdraw()];
  const names = new Map(all.indicators.map(({ code, name }) => [code, name]));
  if (!all.mayFile)
    return (
      <span className={css.serves}>
        {filing.indicators.map((code) => `${code} ${names.get(code) ?? ''}`).join(t.listComma)}
      </span>
    );
  const failed = change.error ?? withdraw.error;
  return (
    <>
      <Select
        className={css.grow ?? ''}
        mode="multiple"
        aria-label={said.change(filing.title)}
        showSearch={{ optionFilterProp: 'label' }}
        value={[...filing.indicators]}
        loading={change.isPending}
        options={all.indicators.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        onChange={(indicators) => {
          if (indicators.length > 0)
            change.mutate({ assessmentId: id, id: filing.id, title: filing.title, indicators });
        }}
      />
      {filing.checked ? (
        <Badge tone="done">{said.checked}</Badge>
      ) : (
        <Button
          size="small"
          loading={withdraw.isPending}
          aria-label={said.withdrawOf(filing.title)}
          onClick={() => withdraw.mutate({ assessmentId: id, id: filing.id })}
        >
          {said.withdraw}
        </Button>
      )}
      {failed === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(failed))} />}
    </>
  );
};

/** Every document that the unit filed, once, with all the indicators that it serves. */
export const Filed = ({ id, all }: { id: string; all: Filings }): ReactNode => {
  const { t, format } = useWords();
  const said = t.filings;
  return (
    <Panel title={said.list} aside={t.count(all.filings.length)}>
      {all.filings.length === 0 ? <Empty title={said.none}>{said.noneHint}</Empty> : null}
      <ul className={css.filed}>
        {all.filings.map((filing) => (
          <li key={filing.id}>
            <div className={css.row}>
              <strong>{filing.title}</strong>
              <Nature id={id} all={all} filing={filing} />
              <span className={css.count}>
                {[filing.by?.name, format.day(filing.at), t.files.size(filing.size)].join(' · ')}
              </span>
            </div>
            <FileLink file={{ ...filing, id: filing.fileId }} />
            <div className={css.row}>
              <Serves id={id} all={all} filing={filing} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
