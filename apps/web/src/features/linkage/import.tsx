import { Button } from 'antd';
import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table/table.tsx';
import { type Failure, failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { sendFile } from '../../workflow/upload/send.ts';
import css from './linkage.module.css';
import { useCommit, usePreview, type View } from './queries.ts';

type Read = NonNullable<ReturnType<typeof usePreview>['data']>;

/** Every row that can't be taken, with its cell and the remedy. */
const Issues = ({ read }: { read: Read }): ReactNode => {
  const { t } = useWords();
  const said = t.linkage.import;
  if (read.issues.length === 0) return null;
  return (
    <>
      <h3>{said.issues}</h3>
      <Table
        caption={said.issues}
        rows={read.issues}
        rowKey={(one) => `${one.no} ${one.at ?? ''} ${one.issue}`}
        columns={[
          { key: 'cell', title: said.cell, cell: (one) => one.at ?? said.row(one.no) },
          { key: 'issue', title: said.problem, cell: (one) => said.issue[one.issue] },
          { key: 'text', title: said.value, cell: (one) => one.text },
        ]}
      />
    </>
  );
};

/** What the file would give, and the button that takes it. */
const Preview = (props: { view: View; fileId: string }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.linkage.import;
  const { view, fileId } = props;
  const read = usePreview(view.cycle.id, fileId);
  const commit = useCommit();
  if (read.error !== null) return <Alert kind="error" title={failureText(spoken, failureOf(read.error))} />;
  if (read.data === undefined) return <Skeleton label={said.reading} />;
  const { data } = read;
  const names = data.absent.map((id) => view.rows.find((row) => row.unitId === id)?.unit ?? '');
  return (
    <>
      <p>
        {said.taken(data.rows.length)} <span className={css.small}>{said.range(data.sheet, data.range)}</span>
      </p>
      <Issues read={data} />
      {names.length === 0 ? null : <p className={css.small}>{said.absent(names.join(t.listComma))}</p>}
      {commit.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(commit.error))} />
      )}
      {commit.data === undefined ? (
        <Button
          className={css.take ?? ''}
          type="primary"
          loading={commit.isPending}
          disabled={data.issues.length > 0 || data.rows.length === 0}
          onClick={() => commit.mutate({ cycleId: view.cycle.id, fileId, version: view.version })}
        >
          {said.commit}
        </Button>
      ) : (
        <Alert kind="done" title={said.done(commit.data.taken)}>
          {commit.data.missed === 0 ? null : (
            <p>{(commit.data.gates ? said.noted : said.notNoted)(commit.data.missed)}</p>
          )}
        </Alert>
      )}
    </>
  );
};

/** Operating performance out of a table of the office's own. */
export const Import = ({ view }: { view: View }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.linkage.import;
  const input = useId();
  const [file, setFile] = useState<string | null>(null);
  const [failed, setFailed] = useState<Failure | null>(null);
  const take = (change: ChangeEvent<HTMLInputElement>): void => {
    const [chosen] = change.target.files ?? [];
    if (chosen === undefined) return;
    setFailed(null);
    setFile(null);
    sendFile(chosen, { onKept: setFile, onFailed: setFailed });
  };
  return (
    <Panel title={said.title}>
      <div className={css.stack}>
        <p>{said.hint}</p>
        <div className={css.field}>
          <label htmlFor={input}>{said.file}</label>
          <input id={input} type="file" accept=".xlsx,.csv" onChange={take} />
        </div>
        {failed === null ? null : (
          <Alert kind="error" title={said.failed}>
            <p>{failureText(spoken, failed)}</p>
          </Alert>
        )}
        {file === null ? null : <Preview key={file} view={view} fileId={file} />}
      </div>
    </Panel>
  );
};
