import { Link, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Alert } from '../ui/alert.tsx';
import { Page } from '../ui/page.tsx';
import { failureOf } from '../workflow/fault.ts';
import { failureText, useWords } from '../workflow/locale.tsx';

/** What a page shows instead of itself when it can't be had. */
export const ErrorScreen = ({ error }: { error: unknown }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const router = useRouter();
  return (
    <Page title={t.fault.title}>
      <Alert kind="error" title={failureText(spoken, failureOf(error))}>
        <p>
          <Button size="small" onClick={() => void router.invalidate()}>
            {t.fault.again}
          </Button>{' '}
          <Link to="/">{t.place.worklist}</Link>
        </p>
      </Alert>
    </Page>
  );
};

export const NotFoundScreen = (): ReactNode => {
  const { t } = useWords();
  return (
    <Page title={t.fault.noPage}>
      <p>
        <Link to="/">{t.place.worklist}</Link>
      </p>
    </Page>
  );
};
