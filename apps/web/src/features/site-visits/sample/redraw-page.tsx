import { type Draw, drawCommand, drawn, listText, sampleKinds } from '@kaohe/domain';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type ReactNode, useId, useState } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../workflow/locale.tsx';
import css from '../site-visits.module.css';

/** The browser's own SHA-256 needs HTTPS, which an office network may not have. */
const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** As the address has it; `drawn` and `sha256` are what the record says, to compare with. */
export type Redraw = {
  readonly [K in keyof Draw]?: Draw[K] | undefined;
} & { readonly drawn?: string | undefined; readonly sha256?: string | undefined };

const bounded = (value: number, most: number): number => Math.min(Math.max(1, Math.round(value) || 1), most);

const Compared = ({ same }: { same: boolean }): ReactNode => {
  const said = useWords().t.visit.redraw;
  return same ? <Badge tone="done">{said.same}</Badge> : <Badge tone="overdue">{said.differs}</Badge>;
};

const Result = ({
  draw,
  items,
  given,
}: {
  draw: Draw;
  items: readonly string[];
  given: Redraw;
}): ReactNode => {
  const { t } = useWords();
  const said = t.visit.redraw;
  const positions = drawn(draw, digest);
  const fingerprint = digest(listText(items));
  return (
    <Panel title={said.result}>
      <ol className={css.line}>
        {positions.map((position) => (
          <li key={position}>
            {t.visit.samples.no(position)} {items[position - 1] ?? ''}
          </li>
        ))}
      </ol>
      {given.drawn === undefined ? null : (
        <p className={css.line}>
          {said.recorded(given.drawn)} <Compared same={given.drawn === positions.join(',')} />
        </p>
      )}
      {items.length === 0 ? null : (
        <p className={css.line}>
          {said.sha} <span className={css.hash}>{fingerprint}</span>
          {given.sha256 === undefined ? null : <Compared same={fingerprint === given.sha256} />}
        </p>
      )}
      <p>{said.shell}</p>
      <pre className={css.shell}>{drawCommand(draw)}</pre>
    </Panel>
  );
};

const figures = ['round', 'size', 'count'] as const;

/** Anybody draws a sample again, in his own browser, and compares. */
export const RedrawPage = ({ given }: { given: Redraw }): ReactNode => {
  const { t, words } = useWords();
  const said = t.visit.redraw;
  const field = useId();
  const [asked, setAsked] = useState(given);
  const [text, setText] = useState('');
  const items = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const size = bounded(asked.size ?? 1, 5000);
  const draw: Draw = {
    seed: asked.seed ?? '',
    kind: asked.kind ?? 'person',
    round: bounded(asked.round ?? 1, 99),
    size,
    count: Math.min(bounded(asked.count ?? 1, 1000), size),
  };
  return (
    <Page title={t.documentTitle(said.title, words.product.name)} heading={said.title}>
      <Panel title={said.title}>
        <p>{said.hint}</p>
        <div className={css.form}>
          <div className={css.field}>
            <label htmlFor={`${field}-seed`}>{said.seed}</label>
            <input
              id={`${field}-seed`}
              value={draw.seed}
              onChange={({ target }) => setAsked({ ...asked, seed: target.value })}
            />
          </div>
          <div className={css.field}>
            <label htmlFor={`${field}-kind`}>{said.kind}</label>
            <select
              id={`${field}-kind`}
              value={draw.kind}
              onChange={({ target }) =>
                setAsked({ ...asked, kind: sampleKinds.find((one) => one === target.value) })
              }
            >
              {sampleKinds.map((one) => (
                <option key={one} value={one}>
                  {t.visit.samples.kind[one]}
                </option>
              ))}
            </select>
          </div>
          {figures.map((name) => (
            <div key={name} className={css.field}>
              <label htmlFor={`${field}-${name}`}>{said[name]}</label>
              <input
                id={`${field}-${name}`}
                type="number"
                min={1}
                value={draw[name]}
                onChange={({ target }) => setAsked({ ...asked, [name]: Number(target.value) })}
              />
            </div>
          ))}
          <div className={css.field}>
            <label htmlFor={`${field}-list`}>{said.list}</label>
            <textarea id={`${field}-list`} value={text} onChange={({ target }) => setText(target.value)} />
          </div>
        </div>
      </Panel>
      {draw.seed === '' ? null : <Result draw={draw} items={items} given={given} />}
    </Page>
  );
};
