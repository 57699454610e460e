import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import css from './letters.module.css';
import { type Organ, useOrgans, useSaveHead } from './queries.ts';
import { Templates } from './templates.tsx';

type Head = Organ['head'];

const Line = (props: {
  label: string;
  hint?: string;
  value: string;
  rows?: number;
  onChange: (value: string) => void;
}): ReactNode => {
  const id = useId();
  const shared = {
    id,
    value: props.value,
    onChange: ({ target }: { target: { value: string } }) => props.onChange(target.value),
  };
  return (
    <p className={css.field}>
      <label htmlFor={id}>{props.label}</label>
      {props.rows === undefined ? <Input {...shared} /> : <Input.TextArea {...shared} rows={props.rows} />}
      {props.hint === undefined ? null : <span className={css.small}>{props.hint}</span>}
    </p>
  );
};

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** How the organisation's letters look from now on. */
const HeadForm = ({ organ }: { organ: Organ }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.letters.settings;
  const [head, setHead] = useState<Head>(organ.head);
  const [copies, setCopies] = useState(organ.head.copies.join('\n'));
  const save = useSaveHead();
  const set = (change: Partial<Head>): void => setHead({ ...head, ...change });
  return (
    <Panel title={said.head}>
      <p className={css.small}>{said.headHint}</p>
      <Line label={said.mark} value={head.mark} onChange={(mark) => set({ mark })} />
      <Line label={said.code} hint={said.codeHint} value={head.code} onChange={(code) => set({ code })} />
      <Line label={said.copies} hint={said.copiesHint} value={copies} rows={3} onChange={setCopies} />
      <Line
        label={said.printer}
        hint={said.printerHint}
        value={head.printer}
        onChange={(printer) => set({ printer })}
      />
      <Checkbox checked={head.sealed} onChange={({ target }) => set({ sealed: target.checked })}>
        {said.sealed}
      </Checkbox>
      {save.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(save.error))} />}
      {save.isSuccess ? <Alert kind="done" title={said.saved} /> : null}
      <p className={css.order}>
        <Button
          type="primary"
          loading={save.isPending}
          disabled={head.mark.trim() === ''}
          onClick={() => save.mutate({ unitId: organ.unitId, head: { ...head, copies: lines(copies) } })}
        >
          {said.save}
        </Button>
      </p>
    </Panel>
  );
};

/** Letterhead and templates of each organisation whose letters one keeps. */
export const LetterheadsPage = (): ReactNode => {
  const { t, words } = useWords();
  const said = t.letters.settings;
  const found = useOrgans();
  const [chosen, setChosen] = useState<string | null>(null);
  const id = useId();
  if (found.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  const organ = found.data.find(({ unitId }) => unitId === chosen) ?? found.data[0];
  return (
    <Page title={t.documentTitle(said.title, words.product.name)} heading={said.title}>
      {organ === undefined ? (
        <Empty title={said.none} hint={said.noneHint} />
      ) : (
        <>
          <p className={css.field}>
            <label htmlFor={id}>{said.organ}</label>
            <select id={id} value={organ.unitId} onChange={({ target }) => setChosen(target.value)}>
              {found.data.map((one) => (
                <option key={one.unitId} value={one.unitId}>
                  {one.name}
                </option>
              ))}
            </select>
          </p>
          <HeadForm key={organ.unitId} organ={organ} />
          <Templates key={`${organ.unitId} templates`} unitId={organ.unitId} />
        </>
      )}
    </Page>
  );
};
