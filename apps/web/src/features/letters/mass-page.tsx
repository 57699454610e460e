import { faultCodes } from '@kaohe/domain';
import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table/table.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import css from './letters.module.css';
import { useCandidates, useOrder, useProgress } from './queries.ts';

type Shown = NonNullable<ReturnType<typeof useProgress>['data']>;

/** Units whose feedback was not issued, each with the reason and the way to it. */
const Refused = ({ refused }: Pick<Shown, 'refused'>): ReactNode => {
  const { t, words } = useWords();
  const said = t.letters.mass;
  const why = ({ code, detail }: Shown['refused'][number]['fault']): string => {
    const known = faultCodes.find((one) => one === code);
    return known === undefined ? code : words.errors[known](detail);
  };
  if (refused.length === 0) return null;
  return (
    <>
      <h3>{said.refused}</h3>
      <Table
        caption={said.refused}
        rows={refused}
        rowKey={(row) => row.assessmentId}
        columns={[
          {
            key: 'unit',
            title: said.unit,
            cell: (row) => (
              <Link
                to="/cases/$machine/$id"
                params={{ machine: 'assessment', id: row.assessmentId }}
                search={{}}
              >
                {row.unit}
              </Link>
            ),
          },
          { key: 'why', title: said.why, cell: (row) => why(row.fault) },
        ]}
      />
    </>
  );
};

const Run = ({ shown }: { shown: Shown }): ReactNode => {
  const said = useWords().t.letters.mass;
  const { done, total, letters, issued, finishedAt } = shown;
  return (
    <Panel title={said.progress}>
      <Progress
        percent={total === 0 ? 100 : Math.floor((100 * done) / total)}
        aria-label={said.progress}
        status={finishedAt === null ? 'active' : 'normal'}
      />
      <p role="status">
        {finishedAt === null ? said.done(done, total) : said.finished(issued, total)} {said.letters(letters)}
      </p>
      {finishedAt === null ? <p>{said.leave}</p> : null}
      <Refused refused={shown.refused} />
    </Panel>
  );
};

type Props = { readonly cycleId: string; readonly cycle: string | null };

/** Issues the feedback of all units that are drafted: who is affected, the order, how far it is, what came of it. */
export const MassPage = ({ cycleId, cycle }: Props): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const said = t.letters.mass;
  const candidates = useCandidates(cycleId);
  const progress = useProgress(cycleId);
  const order = useOrder();
  const [asked, setAsked] = useState<string | null>(null);
  if (candidates.data === undefined || progress.data === undefined)
    return <Skeleton label={t.loading} lines={6} />;
  const ready = candidates.data.filter(({ drafted }) => drafted).length;
  const running = progress.data !== null && progress.data.finishedAt === null;
  return (
    <Page
      title={t.documentTitle(said.title, words.product.name)}
      heading={said.title}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id: cycleId }} search={{}}>
          {t.linkage.back}
        </Link>
      }
    >
      {running ? null : (
        <Panel title={cycle ?? said.open}>
          <p>{said.hint}</p>
          {ready === 0 ? <p>{said.nothing}</p> : <p>{said.ready(ready)}</p>}
          {candidates.data.length > ready ? <p>{said.undrafted(candidates.data.length - ready)}</p> : null}
          {order.error === null ? null : (
            <Alert kind="error" title={failureText(spoken, failureOf(order.error))} />
          )}
          {ready === 0 ? null : (
            <p className={css.order}>
              <Button type="primary" loading={order.isPending} onClick={() => setAsked(crypto.randomUUID())}>
                {said.order(ready)}
              </Button>
            </p>
          )}
        </Panel>
      )}
      <Dialog
        open={asked !== null}
        title={said.sure}
        labels={{ yes: said.yes, no: said.no }}
        onNo={() => setAsked(null)}
        onYes={() => {
          if (asked !== null) order.mutate({ cycleId, id: asked });
          setAsked(null);
        }}
      >
        <p>{said.ready(ready)}</p>
      </Dialog>
      {progress.data === null ? null : <Run shown={progress.data} />}
    </Page>
  );
};
