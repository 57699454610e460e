import type { StandardContent } from '@kaohe/domain';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../../ui/alert.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { failureOf } from '../../../workflow/fault.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import {
  type StandardView,
  type StarterKey,
  useBeginnings,
  useContent,
  useStarter,
  useStarters,
  useVersions,
} from '../queries.ts';
import { Reading } from '../reading.tsx';
import css from '../standards.module.css';

const Shown = ({ content }: { content: StandardContent | undefined }): ReactNode => {
  const { t } = useWords();
  if (content === undefined) return <Skeleton label={t.loading} />;
  return (
    <div className={css.preview}>
      <Reading content={content} />
    </div>
  );
};
const StarterPreview = ({ of }: { of: StarterKey }): ReactNode => <Shown content={useStarter(of).data} />;
const YearPreview = ({ of }: { of: string }): ReactNode => <Shown content={useContent(of).data?.content} />;

type OfferProps = {
  readonly name: string;
  readonly says: string;
  readonly act: string;
  readonly busy: boolean;
  readonly onTake: () => void;
  readonly preview: ReactNode;
};

/** One text to start from: what it is, a look into it, taking it. */
const Offer = ({ name, says, act, busy, onTake, preview }: OfferProps): ReactNode => {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <li className={css.offer}>
      <div>
        <strong>{name}</strong>
        <p className={css.rule}>{says}</p>
      </div>
      <div className={css.buttons}>
        <Button
          size="small"
          aria-expanded={shown}
          aria-label={`${shown ? t.sheet.begin.hide : t.sheet.begin.preview} ${name}`}
          onClick={() => setShown(!shown)}
        >
          {shown ? t.sheet.begin.hide : t.sheet.begin.preview}
        </Button>
        <Button size="small" type="primary" loading={busy} aria-label={`${act} ${name}`} onClick={onTake}>
          {act}
        </Button>
      </div>
      {shown ? preview : null}
    </li>
  );
};

type Chosen = { readonly name: string; readonly take: () => void };

/** Where a draft may start: the library, a standard of an earlier year or version. What is there already is replaced only when asked. */
export const Begin = ({ id, found }: { id: string; found: StandardView }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const words = t.sheet.begin;
  const starters = useStarters().data ?? [];
  const versions = useVersions(id).data ?? [];
  const { start, copy } = useBeginnings();
  const [asking, setAsking] = useState<Chosen | null>(null);
  const { version, content } = found;
  const choose = (name: string, take: () => void): void => {
    if (content.dimensions.length === 0) take();
    else setAsking({ name, take });
  };
  const busy = start.isPending || copy.isPending;
  const error = start.error ?? copy.error;
  return (
    <Panel title={words.title}>
      <div className={css.begin}>
        <p>{words.hint}</p>
        {error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(error))} />}
        {start.isSuccess || copy.isSuccess ? (
          <Alert kind="done" title={words.used}>
            {copy.data === undefined || copy.data.carried === 0 ? null : (
              <p>{words.carried(copy.data.carried)}</p>
            )}
          </Alert>
        ) : null}
        <h3>{words.starters}</h3>
        <ul>
          {starters.map(({ key, points, dimensions, indicators }) => (
            <Offer
              key={key}
              name={t.standard.starters[key].name}
              says={`${t.standard.starters[key].about} · ${words.counts({ dimensions: dimensions.length, indicators, points: format.points(points) })}`}
              act={words.use}
              busy={busy}
              preview={<StarterPreview of={key} />}
              onTake={() =>
                choose(t.standard.starters[key].name, () => start.mutate({ id, version, starter: key }))
              }
            />
          ))}
        </ul>
        <h3>{words.lastYear}</h3>
        {versions.every((one) => one.id === id) ? <p>{words.noLastYear}</p> : null}
        <ul>
          {versions
            .filter((one) => one.id !== id)
            .map((one) => {
              const name = `${t.sheet.versions.year(String(one.year), one.number)} · ${one.name}`;
              return (
                <Offer
                  key={one.id}
                  name={name}
                  says={one.cycle}
                  act={words.copy}
                  busy={busy}
                  preview={<YearPreview of={one.id} />}
                  onTake={() => choose(name, () => copy.mutate({ id, version, from: one.id }))}
                />
              );
            })}
        </ul>
      </div>
      <Dialog
        open={asking !== null}
        title={asking?.name ?? ''}
        labels={{ yes: words.use, no: t.form.cancel }}
        onYes={() => {
          asking?.take();
          setAsking(null);
        }}
        onNo={() => setAsking(null)}
      >
        <p>{words.replaces}</p>
      </Dialog>
    </Panel>
  );
};
