import { type ReactNode, useId, useState } from 'react';
import { z } from 'zod';
import { Icon } from '../../../ui/icon.tsx';
import { useWords } from '../../locale.tsx';
import css from '../form.module.css';

const kept = z.object({ id: z.string(), name: z.string() });
const namesKey = 'kaohe.files';
const names = z.record(z.string(), z.string());

/** Names of files sent from this browser, so that a restored draft can show them. */
const readNames = (): Record<string, string> => {
  try {
    return names.parse(JSON.parse(localStorage.getItem(namesKey) ?? '{}'));
  } catch {
    return {};
  }
};
const keepName = (id: string, name: string): void => {
  const latest = Object.entries({ ...readNames(), [id]: name }).slice(-200);
  localStorage.setItem(namesKey, JSON.stringify(Object.fromEntries(latest)));
};

const send = async (file: File): Promise<string | null> => {
  const answer = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => null);
  if (!answer?.ok) return null;
  const read = kept.safeParse(await answer.json());
  if (!read.success) return null;
  keepName(read.data.id, read.data.name);
  return read.data.id;
};

type Props = {
  ids: readonly string[];
  onChange: (ids: readonly string[]) => void;
  label: string;
  describedBy: string;
};

/** Files are sent as soon as they are chosen; the field holds their ids. */
export const Upload = ({ ids, onChange, label, describedBy }: Props): ReactNode => {
  const { t } = useWords();
  const input = useId();
  const [sending, setSending] = useState(0);
  const [failed, setFailed] = useState<readonly string[]>([]);
  const known = readNames();
  const take = async (files: readonly File[]): Promise<void> => {
    setSending(files.length);
    setFailed([]);
    let all = ids;
    for (const file of files) {
      const id = await send(file);
      if (id === null) setFailed((old) => [...old, file.name]);
      else all = [...new Set([...all, id])];
      setSending((left) => left - 1);
    }
    onChange(all);
  };
  return (
    <div className={css.upload}>
      <label className={css.file} htmlFor={input}>
        <Icon name="plus" size={0.875} />
        {t.form.addFiles}
        <input
          id={input}
          className="sr-only"
          type="file"
          multiple
          aria-label={label}
          aria-describedby={describedBy}
          onChange={(change) => {
            void take([...(change.target.files ?? [])]);
            change.target.value = '';
          }}
        />
      </label>
      {sending > 0 ? <p role="status">{t.form.sending(sending)}</p> : null}
      {failed.map((name) => (
        <p key={name} className={css.error} role="alert">
          {t.form.sendFailed(name)}
        </p>
      ))}
      <ul className={css.files}>
        {ids.map((id, index) => (
          <li key={id}>
            <Icon name="file" size={1} />
            <a href={`/files/${id}`}>{known[id] ?? t.form.fileNo(index + 1)}</a>
            <button
              type="button"
              className={css.bare}
              aria-label={t.form.removeNamed(known[id] ?? t.form.fileNo(index + 1))}
              onClick={() => onChange(ids.filter((one) => one !== id))}
            >
              <Icon name="cross" size={0.875} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
