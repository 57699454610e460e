import { useMutation } from '@tanstack/react-query';
import { QRCode } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import css from './site-visits.module.css';

const minute = 60_000;

/** The code that the lead shows: a new one every minute, so that one photographed and sent away is soon worth nothing. */
export const Pass = ({ id }: { id: string }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visit.attendance;
  const { mutate, data, error } = useMutation(useTRPC().siteVisit.pass.mutationOptions());
  // The clock is outside of React.
  useEffect(() => {
    mutate({ id });
    const again = setInterval(() => mutate({ id }), minute);
    return () => clearInterval(again);
  }, [mutate, id]);
  if (error !== null) return <Alert kind="error" title={failureText(spoken, failureOf(error))} />;
  if (data === undefined) return <p className={css.small}>{spoken.t.loading}</p>;
  const link = `${location.origin}/visits/${id}/sign-in?pass=${encodeURIComponent(data.pass)}`;
  return (
    <div className={css.code}>
      <QRCode value={link} size={240} aria-label={said.code} />
      <p>{said.scan}</p>
      <a href={link}>{said.link}</a>
    </div>
  );
};
