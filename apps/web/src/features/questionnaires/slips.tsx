import type { ReactNode } from 'react';
import { useWords } from '../../workflow/locale.tsx';
import { Printed } from './printed.tsx';
import { QrCode } from './qr-code.tsx';
import css from './questionnaires.module.css';

type Props = { addresses: readonly string[]; title: string };

/** Slips to cut apart: a code, what it is, and nothing that tells one from another to the eye. */
export const Slips = ({ addresses, title }: Props): ReactNode => {
  const said = useWords().t.survey;
  return (
    <ul className={css.sheets}>
      {addresses.map((address) => (
        <li key={address} className={css.slip}>
          <b>{title}</b>
          <QrCode text={address} label={said.qr} className={css.code} />
          <span>{said.slipTitle}</span>
        </li>
      ))}
    </ul>
  );
};

export const PrintedSlips = ({ onDone, ...props }: Props & { onDone: () => void }): ReactNode => (
  <Printed onDone={onDone}>
    <Slips {...props} />
  </Printed>
);
