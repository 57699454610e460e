import { machineNames } from '@kaohe/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table/table.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { CaseLink, isMachine } from '../../workflow/case/case-name.tsx';
import { DeadlineDate } from '../../workflow/due.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { actOf, failureText, useWords, wordOf } from '../../workflow/locale.tsx';
import css from './calendar.module.css';
import { readDays } from './days.tsx';

/** Which years are known, and how their plain weeks are moved. */
const Years = (): ReactNode => {
  const { t, format } = useWords();
  const trpc = useTRPC();
  const years = useQuery(trpc.calendar.years.queryOptions());
  const overrides = years.data?.overrides ?? [];
  const moved = (year: number, kind: 'work' | 'rest'): number =>
    Object.values(years.data?.calendar.years[year] ?? {}).filter((one) => one === kind).length;
  return (
    <>
      <Panel title={t.calendar.years} flush>
        <Table
          caption={t.calendar.years}
          rows={years.data?.known ?? []}
          rowKey={String}
          columns={[
            { key: 'year', title: t.calendar.year, cell: String },
            { key: 'rest', title: t.calendar.restDays, figure: true, cell: (year) => moved(year, 'rest') },
            { key: 'work', title: t.calendar.workDays, figure: true, cell: (year) => moved(year, 'work') },
          ]}
        />
      </Panel>
      <Panel title={t.calendar.own} flush={overrides.length > 0}>
        {overrides.length === 0 ? (
          <Empty title={t.calendar.noOwn} />
        ) : (
          <Table
            caption={t.calendar.own}
            rows={overrides}
            rowKey={(one) => one.day}
            columns={[
              { key: 'day', title: t.calendar.day, cell: (one) => format.civil(one.day) },
              {
                key: 'kind',
                title: t.calendar.kind,
                cell: (one) => (one.workday ? t.calendar.work : t.calendar.rest),
              },
            ]}
          />
        )}
      </Panel>
    </>
  );
};

/** Deadlines whose date waits for a calendar. */
const Pending = (): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const trpc = useTRPC();
  const years = useQuery(trpc.calendar.years.queryOptions());
  const pending = (years.data?.pending ?? []).flatMap(({ machine, ...one }) =>
    isMachine(machineNames, machine) ? [{ ...one, machine }] : [],
  );
  return (
    <Panel title={t.calendar.pending} aside={t.count(pending.length)} flush={pending.length > 0}>
      {pending.length === 0 ? (
        <Empty title={t.calendar.noPending} />
      ) : (
        <Table
          caption={t.calendar.pending}
          rows={pending}
          rowKey={(one) => `${one.instanceId}-${one.event}`}
          columns={[
            {
              key: 'case',
              title: t.column.case,
              cell: (one) => (
                <CaseLink row={{ id: one.instanceId, machine: one.machine, title: null, unit: null }} />
              ),
            },
            {
              key: 'window',
              title: t.calendar.window,
              cell: (one) =>
                one.window === null
                  ? actOf(spoken, one.machine, one.event).label
                  : wordOf(words.windows, one.window),
            },
            {
              key: 'date',
              title: t.column.due,
              cell: (one) => <DeadlineDate deadline={{ ...one, dueAt: null, held: false }} />,
            },
          ]}
        />
      )}
    </Panel>
  );
};

/** Days of the office's own, or a year's notice: one a line. */
const Import = (): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const id = useId();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [year, setYear] = useState('');
  const [typed, setTyped] = useState('');
  const send = useMutation(
    trpc.calendar.override.mutationOptions({
      onSettled: () => queries.invalidateQueries(),
      onSuccess: () => setTyped(''),
    }),
  );
  const { days, wrong } = readDays(typed);
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    send.mutate({ days: [...days], ...(/^\d{4}$/.test(year) ? { year: Number(year) } : {}) });
  };
  return (
    <Panel title={t.calendar.importTitle}>
      <form className={css.form} onSubmit={submit}>
        <p>{t.calendar.importHint}</p>
        <label htmlFor={`${id}-year`}>{t.calendar.yearToFix}</label>
        <Input
          id={`${id}-year`}
          value={year}
          inputMode="numeric"
          onChange={(change) => setYear(change.target.value)}
        />
        <label htmlFor={`${id}-days`}>{t.calendar.days}</label>
        <Input.TextArea
          id={`${id}-days`}
          value={typed}
          autoSize={{ minRows: 4, maxRows: 16 }}
          placeholder={t.calendar.example}
          onChange={(change) => setTyped(change.target.value)}
        />
        {wrong.length === 0 ? null : (
          <Alert kind="error" title={t.calendar.wrongLines(wrong.join(t.listComma))} />
        )}
        {send.error === null ? null : (
          <Alert kind="error" title={failureText(spoken, failureOf(send.error))} />
        )}
        {send.data === undefined ? null : <Alert kind="done" title={t.calendar.planned(send.data.planned)} />}
        <Button
          type="primary"
          htmlType="submit"
          loading={send.isPending}
          disabled={wrong.length > 0 || (days.length === 0 && year === '')}
        >
          {t.calendar.take}
        </Button>
      </form>
    </Panel>
  );
};

/** Working days and moved holidays: what is known, what waits for it. The administrator adds to it. */
export const CalendarPage = ({ editable }: { editable: boolean }): ReactNode => {
  const { t, words } = useWords();
  return (
    <Page title={t.documentTitle(t.place.calendar, words.product.name)} heading={t.place.calendar}>
      <Years />
      <Pending />
      {editable ? <Import /> : null}
    </Page>
  );
};
