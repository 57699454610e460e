import { documentNames } from '@kaohe/wording';
import { Button } from 'antd';
import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table/table.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { sendFile } from '../../workflow/upload/send.ts';
import css from './letters.module.css';
import { type Issue, type Kind, useFields, useRetire, useTemplates, useTry, useUse } from './queries.ts';

/** Sends the file; null where it wasn't taken. */
const send = (file: File): Promise<string | null> =>
  new Promise((resolve) => {
    sendFile(file, { onKept: resolve, onFailed: () => resolve(null) });
  });

/** What may stand in braces. */
const Fields = ({ kind }: { kind: Kind }): ReactNode => {
  const { t } = useWords();
  const said = t.letters.settings;
  const fields = useFields(kind).data ?? [];
  return (
    <>
      <h3>{said.fields}</h3>
      <ul className={css.fields}>
        {fields.map((one) => (
          <li key={one.name}>
            <code>{one.parts === undefined ? `{${one.name}}` : `{#${one.name}} … {/${one.name}}`}</code>
            {one.parts === undefined ? null : ' '}
            {one.parts === undefined ? null : (
              <span className={css.small}>
                {said.list(one.parts.map((part) => `{${part}}`).join(t.listComma))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

const Issues = ({ issues }: { issues: readonly Issue[] }): ReactNode => {
  const said = useWords().t.letters.settings;
  return (
    <Alert kind="error" title={said.issues}>
      <ul>
        {issues.map((one) => (
          <li key={`${one.issue} ${one.tag} ${one.place?.part} ${one.place?.paragraph}`}>
            {one.place === null
              ? null
              : said.quoted(said.place[one.place.part](one.place.paragraph), one.place.text)}
            {said.issue[one.issue](one.tag, one.meant)}
          </li>
        ))}
      </ul>
    </Alert>
  );
};

/** What a template gives with real data, and the button that takes it into use. */
const Trial = (props: { unitId: string; kind: Kind; fileId: string }): ReactNode => {
  const spoken = useWords();
  const { words } = spoken;
  const said = spoken.t.letters.settings;
  const found = useTry(props);
  const use = useUse();
  if (found.error !== null) return <Alert kind="error" title={failureText(spoken, failureOf(found.error))} />;
  if (found.data === undefined) return <Skeleton label={said.checking} />;
  const { issues, preview } = found.data;
  if (issues.length > 0) return <Issues issues={issues} />;
  return (
    <>
      {preview === null ? (
        <p>{said.noPreview}</p>
      ) : (
        <>
          <h3>{said.preview(preview.number)}</h3>
          <pre className={css.preview} lang="zh-CN">
            {preview.text}
          </pre>
          <p>
            <a
              href={`data:application/vnd.openxmlformats-officedocument.wordprocessingml.document;base64,${preview.file}`}
              download={`${words.documents[props.kind]}.docx`}
            >
              {said.tried}
            </a>
          </p>
        </>
      )}
      {use.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(use.error))} />}
      {use.data === undefined ? (
        <Button type="primary" loading={use.isPending} onClick={() => use.mutate(props)}>
          {said.use}
        </Button>
      ) : (
        <Alert kind="done" title={said.used(use.data.version)} />
      )}
    </>
  );
};

type VersionsProps = { readonly unitId: string; readonly kind: Kind; readonly onRetired: () => void };

const Versions = ({ unitId, kind, onRetired }: VersionsProps): ReactNode => {
  const { t, format } = useWords();
  const said = t.letters.settings;
  const rows = (useTemplates(unitId).data ?? []).filter((one) => one.kind === kind);
  const retire = useRetire();
  const active = rows.find((one) => one.retiredAt === null);
  if (rows.length === 0) return <p>{said.noTemplates}</p>;
  const stateOf = (row: (typeof rows)[number]): string => {
    if (row.retiredAt !== null) return said.retired;
    return row === active ? said.active : said.superseded;
  };
  return (
    <>
      <Table
        caption={said.templates}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'version', title: said.version, cell: (row) => said.versionNo(row.version) },
          { key: 'file', title: said.file, cell: (row) => <a href={`/files/${row.fileId}`}>{row.name}</a> },
          { key: 'by', title: said.by, wide: true, cell: (row) => row.by ?? '—' },
          { key: 'at', title: t.letters.date, cell: (row) => format.day(row.at) },
          { key: 'state', title: t.letters.state, cell: stateOf },
        ]}
      />
      {active === undefined ? null : (
        <p>
          <Button
            loading={retire.isPending}
            onClick={() => retire.mutate({ unitId, kind }, { onSuccess: onRetired })}
          >
            {said.retire}
          </Button>
        </p>
      )}
    </>
  );
};

/** An organisation's own Word templates: fields, trial with real data, versions. */
export const Templates = ({ unitId }: { unitId: string }): ReactNode => {
  const { t, words } = useWords();
  const said = t.letters.settings;
  const [kind, setKind] = useState<Kind>('feedbackLetter');
  const [file, setFile] = useState<string | 'failed' | 'sending' | null>(null);
  const [kindId, fileField] = [useId(), useId()];
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [one] = target.files ?? [];
    if (one === undefined) return;
    setFile('sending');
    setFile((await send(one)) ?? 'failed');
  };
  return (
    <Panel title={said.templates}>
      <p className={css.small}>{said.templatesHint}</p>
      <p className={css.field}>
        <label htmlFor={kindId}>{said.choose}</label>
        <select
          id={kindId}
          value={kind}
          onChange={({ target }) => {
            setKind(documentNames.find((name) => name === target.value) ?? kind);
            setFile(null);
          }}
        >
          {documentNames.map((name) => (
            <option key={name} value={name}>
              {words.documents[name]}
            </option>
          ))}
        </select>
      </p>
      <Versions unitId={unitId} kind={kind} onRetired={() => setFile(null)} />
      <Fields kind={kind} />
      <p className={css.field}>
        <label htmlFor={fileField}>{said.file}</label>
        <input id={fileField} type="file" accept=".docx" onChange={(change) => void choose(change)} />
      </p>
      {file === 'failed' ? <Alert kind="error" title={said.failed} /> : null}
      {file === 'sending' ? <p role="status">{said.uploading}</p> : null}
      {file === null || file === 'failed' || file === 'sending' ? null : (
        <Trial key={`${kind} ${file}`} unitId={unitId} kind={kind} fileId={file} />
      )}
    </Panel>
  );
};
