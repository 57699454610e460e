import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePages, useTRPC, useTRPCClient } from '../../workflow/api.ts';
import { NoticeLine } from '../../workflow/case/notice-line.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './notices.module.css';

/** What I was told, newest first. */
export const NoticesPage = (): ReactNode => {
  const { t, words } = useWords();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const client = useTRPCClient();
  const inbox = usePages(['notices'], (cursor) => client.notice.list.query({ limit: 30, ...cursor }));
  const read = useMutation(
    trpc.notice.markRead.mutationOptions({ onSettled: () => queries.invalidateQueries() }),
  );
  const notices = inbox.rows;
  return (
    <Page
      title={t.documentTitle(t.place.notices, words.product.name)}
      heading={t.place.notices}
      aside={<Button onClick={() => read.mutate({ all: true })}>{t.notices.readAll}</Button>}
    >
      <Panel title={t.notices.inbox} flush>
        {inbox.pending ? <Skeleton label={t.loading} /> : null}
        {!inbox.pending && notices.length === 0 ? (
          <Empty title={t.notices.none} hint={t.notices.noneHint} />
        ) : null}
        <ul className={css.notices}>
          {notices.map((notice) => (
            <li key={notice.id}>
              <div>
                <NoticeLine notice={notice} />
              </div>
              {notice.readAt === null ? (
                <>
                  <Badge tone="house">{t.notices.unread}</Badge>
                  <Button size="small" onClick={() => read.mutate({ ids: [notice.id] })}>
                    {t.notices.read}
                  </Button>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </Panel>
      {inbox.more === null ? null : <Button onClick={inbox.more}>{t.more}</Button>}
    </Page>
  );
};
