import { type FilingNature, filingNatures } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { Upload } from '../../workflow/upload/upload.tsx';
import css from './filings.module.css';
import { type Filings, useFile } from './queries.ts';

/** The name of a file without its ending: what most documents are called. */
const titleOf = (name: string): string => name.replace(/\.[^.]+$/, '');

/** What was uploaded, so that its name can be proposed as the title. */
const useUploaded = (id: string | undefined) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.file.byIds.queryOptions({ ids: [id ?? ''] }), enabled: id !== undefined })
    .data?.[0];
};

/** Files one document for all the indicators that it serves. */
export const AddFiling = ({ id, all }: { id: string; all: Filings }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.filings;
  const [hint, title, nature, serves] = [useId(), useId(), useId(), useId()];
  const [fileId, setFileId] = useState<string | undefined>(undefined);
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<FilingNature | null>(null);
  const [indicators, setIndicators] = useState<readonly string[]>([]);
  const file = useFile();
  const uploaded = useUploaded(fileId);
  const proposed = uploaded?.screenshot ? 'screenshot' : uploaded?.picture ? 'photo' : 'document';
  const name = typed ?? (uploaded === undefined ? '' : titleOf(uploaded.name));
  const is = chosen ?? proposed;
  const submit = (): void => {
    if (fileId === undefined) return;
    file.mutate(
      { assessmentId: id, fileId, title: name, nature: is, indicators: [...indicators] },
      {
        onSuccess: () => {
          setFileId(undefined);
          setTyped(null);
          setChosen(null);
          setIndicators([]);
        },
      },
    );
  };
  return (
    <Panel title={said.add}>
      <div className={css.form}>
        <Upload
          ids={fileId === undefined ? [] : [fileId]}
          label={said.file}
          describedBy={hint}
          onChange={(ids) => setFileId(ids.at(-1))}
        />
        <label htmlFor={title}>{said.name}</label>
        <Input id={title} value={name} maxLength={200} onChange={(change) => setTyped(change.target.value)} />
        <label htmlFor={nature}>{said.nature}</label>
        <Select
          id={nature}
          aria-label={said.nature}
          value={is}
          options={filingNatures.map((value) => ({ value, label: said.natures[value] }))}
          onChange={setChosen}
        />
        {is === 'screenshot' || is === 'checkIn' ? <p className={css.warn}>{said.noPoints}</p> : null}
        <label htmlFor={serves}>{said.serves}</label>
        <Select
          id={serves}
          mode="multiple"
          aria-label={said.serves}
          placeholder={said.choose}
          showSearch={{ optionFilterProp: 'label' }}
          value={[...indicators]}
          options={all.indicators.map(({ code, name: label }) => ({
            value: code,
            label: `${code} ${label}`,
          }))}
          onChange={setIndicators}
        />
        {file.error === null ? null : (
          <Alert kind="error" title={failureText(spoken, failureOf(file.error))} />
        )}
        {file.isSuccess && fileId === undefined ? (
          <Alert kind="done" title={said.submitted(file.variables.title)} />
        ) : null}
        <Button
          type="primary"
          loading={file.isPending}
          disabled={fileId === undefined || name === '' || indicators.length === 0}
          onClick={submit}
        >
          {said.submit}
        </Button>
      </div>
    </Panel>
  );
};
