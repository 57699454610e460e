import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useTRPC } from '../api.ts';
import { useWords } from '../locale.tsx';
import { useQueue } from './queue.ts';
import { SendingList } from './sending-list.tsx';
import { FileLink } from './thumbnail.tsx';
import css from './upload.module.css';

/** What the server takes. Naming JPEG lets an iPhone send its photos as such. */
const accepted =
  '.pdf,.ofd,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.wps,.et,.dps,.txt,.csv,.md,.mp3,.m4a,.mp4,image/jpeg,image/png,image/webp';

type Props = {
  ids: readonly string[];
  onChange: (ids: readonly string[]) => void;
  label: string;
  describedBy: string;
};
type Picker = { label: string; describedBy: string; take: (files: readonly File[]) => void };

/** A mouse means a desk, where the camera would be a picture of whoever sits there. */
const isTouched = matchMedia('(pointer: coarse)').matches;

/** The button that chooses files, and on a phone the one that opens the camera. */
const Pickers = ({ label, describedBy, take }: Picker): ReactNode => {
  const { t } = useWords();
  const [files, camera] = [useId(), useId()];
  const shared = { className: 'sr-only', type: 'file', 'aria-describedby': describedBy } as const;
  const onFiles = (input: HTMLInputElement): void => {
    take([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    <div className={css.pickers}>
      <label className={css.picker} htmlFor={files}>
        <Icon name="plus" size={0.875} />
        {t.files.choose}
        <input
          {...shared}
          id={files}
          multiple
          accept={accepted}
          aria-label={label}
          onChange={(change) => onFiles(change.target)}
        />
      </label>
      {isTouched ? (
        <label className={css.picker} htmlFor={camera}>
          <Icon name="plus" size={0.875} />
          {t.files.camera}
          <input
            {...shared}
            id={camera}
            accept="image/jpeg"
            capture="environment"
            aria-label={`${label} · ${t.files.camera}`}
            onChange={(change) => onFiles(change.target)}
          />
        </label>
      ) : null}
    </div>
  );
};

/** Files that are kept, by their ids; each can be taken out of the field again. */
const Kept = ({ ids, onChange }: Pick<Props, 'ids' | 'onChange'>): ReactNode => {
  const { t } = useWords();
  const trpc = useTRPC();
  const found = useQuery({
    ...trpc.file.byIds.queryOptions({ ids: [...ids].sort() }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const known = new Map(found.data?.map((file) => [file.id, file]));
  return (
    <ul className={css.kept}>
      {ids.map((id, index) => {
        const name = known.get(id)?.name ?? t.form.fileNo(index + 1);
        const file = known.get(id) ?? { id, name, picture: false, screenshot: false };
        return (
          <li key={id}>
            <FileLink file={file} />
            <button
              type="button"
              className={css.bare}
              aria-label={t.form.removeNamed(name)}
              onClick={() => onChange(ids.filter((one) => one !== id))}
            >
              <Icon name="cross" size={0.875} />
            </button>
          </li>
        );
      })}
    </ul>
  );
};

/** Files are sent as soon as they are chosen, dropped or photographed; the field holds their ids. */
export const Upload = ({ ids, onChange, label, describedBy }: Props): ReactNode => {
  const { t } = useWords();
  const latest = useRef(ids);
  latest.current = ids;
  const [over, setOver] = useState(false);
  const queue = useQueue((id) => {
    latest.current = [...new Set([...latest.current, id])];
    onChange(latest.current);
  });
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    queue.add([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the mouse; the buttons inside do the same.
    <div
      className={over ? `${css.upload} ${css.over}` : css.upload}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Pickers label={label} describedBy={describedBy} take={queue.add} />
      <p className={css.hint}>{t.files.drop}</p>
      <SendingList queue={queue} />
      {ids.length === 0 ? null : <Kept ids={ids} onChange={onChange} />}
    </div>
  );
};
