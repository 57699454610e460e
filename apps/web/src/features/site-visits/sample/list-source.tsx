import type { SampleKind } from '@kaohe/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { useTRPC, useTRPCClient } from '../../../workflow/api.ts';
import { failureOf } from '../../../workflow/fault.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import css from '../site-visits.module.css';

type Props = {
  readonly id: string;
  readonly kind: SampleKind;
  readonly onItems: (items: readonly string[]) => void;
};

/** What the system knows of the unit: its documents, its subjects, the units below it. */
const Held = ({ id, kind, onItems }: Props): ReactNode => {
  const said = useWords().t.visit.samples;
  const { data = [] } = useQuery(useTRPC().siteVisit.candidates.queryOptions({ id, kind }));
  return data
    .filter(({ items }) => items.length > 0)
    .map(({ from, items }) => (
      <Button key={from} size="small" onClick={() => onItems(items)}>
        {said.held[from](items.length)}
      </Button>
    ));
};

type Column = { readonly sheet: string; readonly letters: string };
type Read = { readonly file: File; readonly column: Column | null };

const useFile = (id: string) => {
  const client = useTRPCClient();
  return useMutation({
    mutationFn: ({ file, column }: Read) => {
      const form = new FormData();
      form.set('file', file);
      form.set('ask', JSON.stringify({ id, ...column }));
      return client.table.list.mutate(form);
    },
  });
};
const keyOf = ({ sheet, letters }: Column): string => `${letters} ${sheet}`;
/** A first row that names what stands below it. */
const heading =
  /^(序号|编号|姓名|名称|名单|单位|部门|场所|地点|资料|文件|标题|党员|人员|no\.?|name|title|place)/i;

/** A column of a workbook or of a text, with or without a heading. */
const FromFile = ({ id, onItems }: Omit<Props, 'kind'>): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visit.samples;
  const field = useId();
  const [file, setFile] = useState<File | null>(null);
  const [headed, setHeaded] = useState(false);
  const { mutateAsync, data, error, isPending } = useFile(id);
  const take = (items: readonly string[], first: boolean): void => {
    setHeaded(first);
    onItems(items.slice(first ? 1 : 0).map((item) => item.replace(/\s+/g, ' ').slice(0, 200)));
  };
  const read = async (from: File, column: Column | null): Promise<void> => {
    const { items } = await mutateAsync({ file: from, column });
    take(items, heading.test(items[0] ?? ''));
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const [chosen] = target.files ?? [];
    if (chosen === undefined) return;
    setFile(chosen);
    // What fails stands below; nothing that was typed is lost.
    void read(chosen, null).catch(() => undefined);
  };
  const change = ({ target }: ChangeEvent<HTMLSelectElement>): void => {
    const column = data?.columns.find((one) => keyOf(one) === target.value);
    if (file === null || column === undefined) return;
    void read(file, { sheet: column.sheet, letters: column.letters }).catch(() => undefined);
  };
  return (
    <>
      <div className={css.field}>
        <label htmlFor={`${field}-file`}>{said.file}</label>
        <input
          id={`${field}-file`}
          type="file"
          accept=".xlsx,.csv,.txt"
          disabled={isPending}
          onChange={choose}
        />
      </div>
      {data === undefined ? null : (
        <>
          <div className={css.field}>
            <label htmlFor={`${field}-column`}>{said.column}</label>
            <select id={`${field}-column`} value={keyOf(data)} onChange={change}>
              {data.columns.map((one) => (
                <option key={keyOf(one)} value={keyOf(one)}>
                  {said.columnOf({ ...one, first: one.sample[0] ?? '' })}
                </option>
              ))}
            </select>
          </div>
          <label className={css.choice}>
            <input type="checkbox" checked={headed} onChange={() => take(data.items, !headed)} />
            {said.firstIsHeading}
          </label>
          <p className={css.small} role="status">
            {said.read(data.items.length - (headed ? 1 : 0))}
          </p>
        </>
      )}
      {error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(error))} />}
    </>
  );
};

/** Where a list comes from, besides being typed: what the system holds, or a file. */
export const ListSource = (props: Props): ReactNode => (
  <>
    <div className={css.line}>
      <Held {...props} />
    </div>
    <FromFile id={props.id} onItems={props.onItems} />
  </>
);
