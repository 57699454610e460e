import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import css from './linkage.module.css';
import { useAcknowledge, useHandOver, type View } from './queries.ts';

type Export = View['exports'][number];

/** The recipient states the checksum that stands in his file. */
const Acknowledge = ({ one }: { one: Export }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.linkage.handOver;
  const input = useId();
  const [checksum, setChecksum] = useState('');
  const sign = useAcknowledge();
  return (
    <form
      className={css.field}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        sign.mutate({ id: one.id, checksum });
      }}
    >
      <label htmlFor={input}>{said.acknowledge}</label>
      <input id={input} value={checksum} onChange={(change) => setChecksum(change.target.value)} />
      <Button htmlType="submit" loading={sign.isPending} disabled={checksum.trim() === ''}>
        {said.sign}
      </Button>
      {sign.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(sign.error))} />}
    </form>
  );
};

const ExportOf = ({ one }: { one: Export }): ReactNode => {
  const { t, format } = useWords();
  const said = t.linkage.handOver;
  return (
    <li className={css.item}>
      <span>
        <strong>{one.number}</strong> {one.recipient}{' '}
        {one.acknowledgedAt === null ? (
          <Badge tone="risk">{t.linkage.unacknowledged}</Badge>
        ) : (
          <Badge tone="done">
            {one.acknowledgedBy?.name} {t.linkage.acknowledged(format.day(one.acknowledgedAt))}
          </Badge>
        )}
      </span>
      <span>
        <a href={`/files/${one.fileId}`}>
          {said.file}
          <span className="sr-only">{one.number}</span>
        </a>{' '}
        {format.time(one.at)}
      </span>
      <span className={css.small}>
        {said.checksum} <code className={css.hash}>{one.checksum}</code>
      </span>
      <span className={css.small}>
        {said.fileHash} <code className={css.hash}>{one.sha256}</code>
      </span>
      {one.mine && one.acknowledgedAt === null ? <Acknowledge one={one} /> : null}
    </li>
  );
};

/** To whom: a unit, or one above several. */
const Choose = ({ view }: { view: View }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.linkage.handOver;
  const input = useId();
  const [unit, setUnit] = useState('');
  const order = useHandOver();
  return (
    <>
      <div className={css.field}>
        <label htmlFor={input}>{said.recipient}</label>
        <select id={input} value={unit} onChange={(change) => setUnit(change.target.value)}>
          <option value="">{said.choose}</option>
          {view.recipients.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <Button
          type="primary"
          loading={order.isPending}
          disabled={unit === ''}
          onClick={() => order.mutate({ cycleId: view.cycle.id, unitId: unit })}
        >
          {said.do}
        </Button>
      </div>
      {order.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(order.error))} />
      )}
      {order.data === undefined ? null : (
        <Alert
          kind="done"
          title={order.data.repeated ? said.repeated(order.data.number) : said.done(order.data.number)}
        />
      )}
    </>
  );
};

/** Handed over once to each, with the checksum, and acknowledged. */
export const HandOver = ({ view }: { view: View }): ReactNode => {
  const { t } = useWords();
  const said = t.linkage.handOver;
  return (
    <Panel title={said.title}>
      <p>{said.hint}</p>
      {view.may.export ? <Choose view={view} /> : null}
      {view.exports.length === 0 ? <p className={css.small}>{said.none}</p> : null}
      <ul>
        {view.exports.map((one) => (
          <ExportOf key={one.id} one={one} />
        ))}
      </ul>
    </Panel>
  );
};
