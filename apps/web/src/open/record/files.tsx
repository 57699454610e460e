/** @jsxImportSource preact */
import type { RecordPageWords } from '@kaohe/wording';
import { useId } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import css from './record.module.css';
import type { Enclosed } from './store.ts';

const accepted =
  '.pdf,.ofd,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.wps,.et,.dps,.txt,.csv,.md,.mp3,.m4a,.mp4,image/jpeg,image/png,image/webp';
/** As many as a sheet may have. */
const filesAtMost = 20;

type Props = {
  readonly t: RecordPageWords;
  readonly files: readonly Enclosed[];
  readonly onFiles: (files: readonly Enclosed[]) => void;
};

/** Photos and files: kept on the device with the sheet, sent with it. */
export const Files = ({ t, files, onFiles }: Props): JSX.Element => {
  const [camera, choose] = [useId(), useId()];
  const take = (input: HTMLInputElement): void => {
    const more = [...(input.files ?? [])].map((file) => ({ file, id: null }));
    onFiles([...files, ...more].slice(0, filesAtMost));
    input.value = '';
  };
  return (
    <div class={css.field}>
      <p class={css.label}>{t.photos}</p>
      <div class={css.pickers}>
        <label for={camera}>{t.camera}</label>
        <input
          id={camera}
          class="sr-only"
          type="file"
          accept="image/jpeg"
          capture="environment"
          onChange={(event) => take(event.currentTarget)}
        />
        <label for={choose}>{t.choose}</label>
        <input
          id={choose}
          class="sr-only"
          type="file"
          multiple
          accept={accepted}
          onChange={(event) => take(event.currentTarget)}
        />
      </div>
      <ul class={css.files}>
        {files.map(({ file }, at) => (
          <li key={`${file.name}-${file.lastModified}-${file.size}`}>
            <span>{file.name}</span>
            <button
              type="button"
              class={css.plain}
              aria-label={t.remove(file.name)}
              onClick={() => onFiles(files.filter((_, index) => index !== at))}
            >
              {'×'}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
