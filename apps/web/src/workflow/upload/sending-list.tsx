import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { failureText, useWords } from '../locale.tsx';
import type { Queue, Sending } from './queue.ts';
import css from './upload.module.css';

const Failed = ({ one, queue }: { one: Sending; queue: Queue }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.files;
  if (one.failure === null) return null;
  const mayHelp = one.failure.code === 'unavailable' || one.failure.code === 'internal';
  return (
    <div className={css.failed} role="alert">
      <span>
        <strong>{one.file.name}</strong> {failureText(spoken, one.failure)}
      </span>
      {mayHelp ? (
        <button
          type="button"
          className={css.again}
          aria-label={said.again(one.file.name)}
          onClick={() => queue.retry(one)}
        >
          {said.retry}
        </button>
      ) : null}
      <button
        type="button"
        className={css.bare}
        aria-label={said.dismiss(one.file.name)}
        onClick={() => queue.drop(one.key)}
      >
        <Icon name="cross" size={0.875} />
      </button>
    </div>
  );
};

const Running = ({ one, queue }: { one: Sending; queue: Queue }): ReactNode => {
  const { t } = useWords();
  const { name } = one.file;
  const { share, lost } = one;
  const said = lost
    ? t.files.waiting(name)
    : share < 100
      ? t.files.sent({ name, share })
      : t.files.examined(name);
  return (
    <div className={css.running}>
      <span>{said}</span>
      <progress max={100} value={share} aria-label={said} />
      <button
        type="button"
        className={css.bare}
        aria-label={t.files.stop(name)}
        onClick={() => queue.drop(one.key)}
      >
        <Icon name="cross" size={0.875} />
      </button>
    </div>
  );
};

/** What is on its way with its progress, and what was not taken with the reason and the remedy. */
export const SendingList = ({ queue }: { queue: Queue }): ReactNode => {
  const { t } = useWords();
  const left = queue.sending.filter(({ failure }) => failure === null).length;
  return (
    <>
      {left > 0 ? (
        <p role="status" className={css.hint}>
          {t.files.left(left)}
        </p>
      ) : null}
      {queue.sending.map((one) =>
        one.failure === null ? (
          <Running key={one.key} one={one} queue={queue} />
        ) : (
          <Failed key={one.key} one={one} queue={queue} />
        ),
      )}
    </>
  );
};
