import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../locale.tsx';
import css from './upload.module.css';

type Shown = {
  readonly id: string;
  readonly name: string;
  readonly picture: boolean;
  readonly screenshot: boolean;
};

/** A file that is kept: its small picture or its mark, and its name, which downloads it. */
export const FileLink = ({ file }: { file: Shown }): ReactNode => {
  const { t } = useWords();
  return (
    <a className={css.link} href={`/files/${file.id}`}>
      {file.picture ? (
        <img
          className={css.thumbnail}
          src={`/files/${file.id}/thumbnail`}
          alt={t.files.preview(file.name)}
          loading="lazy"
        />
      ) : (
        <Icon name="file" size={1} />
      )}
      <span>{file.name}</span>
      {file.screenshot ? (
        <span className={css.mark} title={t.files.screenshotHint}>
          {t.files.screenshot}
        </span>
      ) : null}
    </a>
  );
};
