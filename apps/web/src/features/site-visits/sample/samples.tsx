import { listSchema, type SampleKind, sampleKinds } from '@kaohe/domain';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { type CaseView, useTRPC } from '../../../workflow/api.ts';
import { failureOf } from '../../../workflow/fault.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import { useSend } from '../../../workflow/use-send.ts';
import type { Visit } from '../queries.ts';
import css from '../site-visits.module.css';
import { ListSource } from './list-source.tsx';

type Sample = Visit['samples'][number];

const Row = ({ one }: { one: Sample }): ReactNode => {
  const { t, format } = useWords();
  const said = t.visit.samples;
  const { seed, kind, round, size, count, positions, sha256 } = one;
  return (
    <li className={css.item}>
      <span className={css.line}>
        <strong>{said.kind[kind]}</strong>
        <span>{said.round(round)}</span>
        <span>{said.of(count, size)}</span>
        <span className={css.small}>
          {one.by?.name} {format.time(one.at)}
        </span>
        <Link
          to="/samples/redraw"
          search={{ seed, kind, round, size, count, drawn: positions.join(','), sha256 }}
        >
          {said.again}
        </Link>
      </span>
      {one.reasons === null ? null : <p className={css.small}>{one.reasons}</p>}
      <ol className={css.line}>
        {positions.map((position, index) => (
          <li key={position}>
            {said.no(position)} {one.items?.[index] ?? ''}
          </li>
        ))}
      </ol>
      {one.items === null ? <p className={css.small}>{said.names}</p> : null}
      <p className={css.small}>
        {said.sha} <span className={css.hash}>{sha256}</span>
      </p>
    </li>
  );
};

/** Keeps the list, then draws from it: two requests, the first changes nothing that anybody rests on. */
const useDraw = (view: CaseView) => {
  const keep = useMutation(useTRPC().siteVisit.saveList.mutationOptions());
  const sender = useSend({ ...view, machine: 'siteVisit' });
  return {
    pending: keep.isPending || sender.pending,
    failure: keep.error === null ? sender.failure : failureOf(keep.error),
    draw: async (of: { kind: SampleKind; items: string[]; count: number; reasons: string }) => {
      const { list } = await keep.mutateAsync({ id: view.id, kind: of.kind, items: of.items });
      const reasons = of.reasons.trim();
      const data = { list, count: of.count, ...(reasons === '' ? {} : { reasons }) };
      return sender.send({ type: 'siteVisit.drawSample', data });
    },
  };
};

/** The first entry that stands there again. */
const twiceIn = (items: readonly string[]): string | undefined => {
  const seen = new Set<string>();
  return items.find((item) => seen.size === seen.add(item).size);
};

const DrawForm = ({ view, visit }: { view: CaseView; visit: Visit }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visit.samples;
  const field = useId();
  const [kind, setKind] = useState<SampleKind>('person');
  const [text, setText] = useState('');
  const [count, setCount] = useState(3);
  const [reasons, setReasons] = useState('');
  const { draw, pending, failure } = useDraw(view);
  const items = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const twice = twiceIn(items);
  const list = listSchema.safeParse(items);
  const again = visit.samples.some((one) => one.kind === kind);
  const ready = list.success && count >= 1 && count <= items.length && (!again || reasons.trim() !== '');
  const submit = async (): Promise<void> => {
    if (!list.success) return;
    if ((await draw({ kind, items: list.data, count, reasons })) === null) return;
    setText('');
    setReasons('');
  };
  return (
    <form
      className={css.form}
      aria-label={said.title}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        // What fails stands below; nothing is lost.
        void submit().catch(() => undefined);
      }}
    >
      <p className={css.small}>{said.hint}</p>
      <div className={css.field}>
        <label htmlFor={`${field}-kind`}>{said.kindLabel}</label>
        <select
          id={`${field}-kind`}
          value={kind}
          onChange={({ target }) => setKind(sampleKinds.find((one) => one === target.value) ?? 'person')}
        >
          {sampleKinds.map((one) => (
            <option key={one} value={one}>
              {said.kind[one]}
            </option>
          ))}
        </select>
      </div>
      <ListSource key={kind} id={view.id} kind={kind} onItems={(list) => setText(list.join('\n'))} />
      <div className={css.field}>
        <label htmlFor={`${field}-list`}>{said.list}</label>
        <textarea id={`${field}-list`} value={text} onChange={({ target }) => setText(target.value)} />
      </div>
      <div className={css.field}>
        <label htmlFor={`${field}-count`}>{said.count}</label>
        <input
          id={`${field}-count`}
          type="number"
          min={1}
          max={1000}
          value={count}
          onChange={({ target }) => setCount(Number(target.value))}
        />
      </div>
      {again ? (
        <div className={css.field}>
          <label htmlFor={`${field}-reasons`}>{said.reasons}</label>
          <input
            id={`${field}-reasons`}
            value={reasons}
            onChange={({ target }) => setReasons(target.value)}
          />
        </div>
      ) : null}
      {twice === undefined ? null : <p className={css.small}>{said.twice(twice)}</p>}
      {items.length > 0 && !ready && twice === undefined ? <p className={css.small}>{said.mending}</p> : null}
      {failure === null ? null : <Alert kind="error" title={failureText(spoken, failure)} />}
      <div>
        <Button htmlType="submit" disabled={!ready} loading={pending}>
          {said.draw}
        </Button>
      </div>
    </form>
  );
};

/** What was drawn, by what, and the way to draw it again. */
export const Samples = ({ view, visit }: { view: CaseView; visit: Visit }): ReactNode => {
  const { t } = useWords();
  const said = t.visit.samples;
  const draws = view.allowed.includes('siteVisit.drawSample');
  if (visit.samples.length === 0 && !draws) return null;
  return (
    <Panel title={said.title}>
      {visit.samples.length === 0 ? <p className={css.small}>{said.none}</p> : null}
      <ul className={css.list}>
        {visit.samples.map((one) => (
          <Row key={`${one.kind}${one.round}`} one={one} />
        ))}
      </ul>
      {draws ? (
        <details>
          <summary>{said.draw}</summary>
          <DrawForm view={view} visit={visit} />
        </details>
      ) : null}
    </Panel>
  );
};
