import type { MachineName } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Skeleton } from '../ui/skeleton.tsx';
import { type JournalEntry, usePages, useTRPC, useTRPCClient } from './api.ts';
import { type Names, namesOf, schemaOfEvent, ValueList } from './case/value-list.tsx';
import { actOf, type Spoken, stageName, useWords, wordOf } from './locale.tsx';
import css from './timeline.module.css';

type Props = { id: string; machine: MachineName; names?: Names };

/** What was done, in a word; a decision that the reader is yet to be told is called that. */
const actIn = (spoken: Spoken, machine: MachineName, { event, from }: JournalEntry): string => {
  const { t, words } = spoken;
  if (from === null) return t.timeline.born(words.machines[machine].name);
  return event === null ? t.timeline.untold : actOf(spoken, machine, event).label;
};

/** 3月2日 14:03 第三支部书记（书记）签收反馈意见，进入“可申辩”。 */
const Sentence = ({ entry, machine }: { entry: JournalEntry; machine: MachineName }): ReactNode => {
  const spoken = useWords();
  const { t, words, format } = spoken;
  const role = entry.role === null ? '' : wordOf(words.roles, entry.role);
  return (
    <>
      <time dateTime={entry.at}>{format.time(entry.at)}</time>
      <span>
        {t.timeline.did({
          who: entry.by?.name ?? words.roles.system,
          role,
          act: actIn(spoken, machine, entry),
        })}
        {entry.to === entry.from ? null : (
          <>
            {t.timeline.into}
            <strong>{stageName(spoken, machine, entry.to)}</strong>
          </>
        )}
      </span>
    </>
  );
};

const hasData = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && Object.keys(data).length > 0;

const Entry = ({
  entry,
  machine,
  names,
}: {
  entry: JournalEntry;
  machine: MachineName;
  names: Names;
}): ReactNode => {
  const { t } = useWords();
  const { event } = entry;
  const schema = event === null ? null : schemaOfEvent(machine, event);
  return (
    <li className={css.entry}>
      <p className={css.sentence}>
        <Sentence entry={entry} machine={machine} />
      </p>
      {event !== null && schema !== null && hasData(entry.data) ? (
        <details className={css.data}>
          <summary>{t.timeline.details}</summary>
          <ValueList schema={schema} event={event} data={entry.data} names={names} />
        </details>
      ) : null}
    </li>
  );
};

/** The journal of a case in sentences, newest first. */
export const Timeline = ({ id, machine, names = {} }: Props): ReactNode => {
  const { t } = useWords();
  const client = useTRPCClient();
  const journal = usePages(['timeline', id], (cursor) =>
    client.timeline.byId.query({ id, limit: 30, ...cursor }),
  );
  const known = { ...namesOf(journal.pages.flatMap((page) => page.people)), ...names };
  if (journal.pending) return <Skeleton label={t.loading} />;
  return (
    <>
      <ol className={css.timeline}>
        {journal.rows.map((entry) => (
          <Entry key={entry.seq} entry={entry} machine={machine} names={known} />
        ))}
      </ol>
      {journal.more === null ? null : (
        <Button size="small" onClick={journal.more} loading={journal.fetching}>
          {t.timeline.older}
        </Button>
      )}
    </>
  );
};

/** The newest entry alone: who moved the case last. */
export const Latest = ({ id, machine }: { id: string; machine: MachineName }): ReactNode => {
  const trpc = useTRPC();
  const page = useQuery(trpc.timeline.byId.queryOptions({ id, limit: 1 }));
  const entry = page.data?.items[0];
  return entry === undefined ? null : (
    <p className={css.sentence}>
      <Sentence entry={entry} machine={machine} />
    </p>
  );
};
