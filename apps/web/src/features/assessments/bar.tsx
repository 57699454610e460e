import type { ReactNode } from 'react';
import { useWords } from '../../workflow/locale.tsx';
import css from './explanation.module.css';

type Props = {
  points: number;
  of: number;
  lost: number;
  /** How the points that could be won are split; not given: not at all. */
  split?: { form: number; effect: number } | undefined;
};

const share = (part: number, of: number): string => `${Math.max(0, Math.min(100, (part / of) * 100))}%`;

/** Points won of those that could be won: a filled part within a track whose form and effect differ in tint and in hatching. */
export const Bar = ({ points, of, lost, split }: Props): ReactNode => {
  const { t, format } = useWords();
  const said = t.explanation;
  if (of === 0) return null;
  const told = said.bar({ points: format.points(points), of: format.points(of), lost: format.points(lost) });
  const whole = split === undefined ? 0 : split.form + split.effect;
  const parts =
    split === undefined || whole === 0
      ? ''
      : `${t.listComma}${said.split(format.points(split.form), format.points(split.effect))}`;
  return (
    <span className={css.bar} role="img" aria-label={`${told}${parts}`}>
      {split === undefined || whole === 0 ? (
        <span className={css.plainTrack} style={{ width: '100%' }} />
      ) : (
        <>
          <span className={css.formTrack} style={{ width: share(split.form, whole) }} />
          <span className={css.effectTrack} style={{ width: share(split.effect, whole) }} />
        </>
      )}
      <span className={css.won} style={{ width: share(points, of) }} />
    </span>
  );
};

/** What the bars mean, in words. */
export const Legend = (): ReactNode => {
  const { t } = useWords();
  const { explanation: said } = t;
  const marks = [
    [css.wonMark, said.won],
    [css.formMark, said.formLost],
    [css.effectMark, said.effectLost],
  ] as const;
  return (
    <ul className={css.legend} aria-label={said.legend}>
      {marks.map(([style, word]) => (
        <li key={word}>
          <span className={style} aria-hidden="true" />
          {word}
        </li>
      ))}
    </ul>
  );
};
