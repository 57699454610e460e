import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { useCaseName } from '../../workflow/case/case-name.tsx';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { useSend } from '../../workflow/use-send.ts';

type Props = { id: string; pass: string | undefined; me: string };

/** A subject signs in to the kick-off on his own phone, with his own account, by the code that the lead shows. */
export const SignInPage = ({ id, pass, me }: Props): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const said = t.visit.signIn;
  const name = useCaseName();
  const found = useQuery({ ...useTRPC().siteVisit.byId.queryOptions({ id }), throwOnError: true });
  const sender = useSend({ id, machine: 'siteVisit', version: found.data?.version ?? 1, textHash: null });
  if (found.data === undefined) return <Skeleton label={t.loading} lines={4} />;
  return (
    <Page
      title={t.documentTitle(said.title, words.product.name)}
      heading={said.title}
      above={name(found.data)}
    >
      <Panel title={said.as(me)}>
        <p>{said.hint}</p>
        {pass === undefined ? <Alert kind="error" title={said.noPass} /> : null}
        {sender.done ? <Alert kind="done" title={said.done} /> : null}
        {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
        {sender.done || pass === undefined ? null : (
          <Button
            type="primary"
            size="large"
            loading={sender.pending}
            onClick={() => void sender.send({ type: 'siteVisit.signIn', data: { pass } })}
          >
            {said.do}
          </Button>
        )}
        <p>
          <Link to="/cases/$machine/$id" params={{ machine: 'siteVisit', id }} search={{}}>
            {said.back}
          </Link>
        </p>
      </Panel>
    </Page>
  );
};
