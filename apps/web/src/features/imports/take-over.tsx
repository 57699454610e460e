import type { LintRule } from '@kaohe/domain';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import css from './imports.module.css';
import { type Ask, type Kept, type Mode, type Preview, partsOf, usePutBack, useTakeOver } from './queries.ts';
import { useTableWords } from './table-words.tsx';

/** What the lint would say, counted by rule: it is mended in the draft. */
const Lint = ({ lint, lintMore }: Pick<Preview, 'lint' | 'lintMore'>): ReactNode => {
  const { t } = useWords();
  const { page } = useTableWords();
  if (lint === null) return <p>{page.lintLater}</p>;
  if (lint.length === 0) return <Alert kind="done" title={t.standard.clean} />;
  const counts = new Map<LintRule, number>();
  for (const { rule } of lint) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return (
    <details>
      <summary>{page.lint(lint.length + lintMore)}</summary>
      <ul className={css.lint}>
        {[...counts].map(([rule, count]) => (
          <li key={rule}>{`${t.standard.rules[rule]} × ${count}`}</li>
        ))}
      </ul>
    </details>
  );
};

type TakenProps = {
  readonly id: string;
  readonly kept: Kept;
  /** The draft's version now. */
  readonly version: number;
  /** Just taken over, not on an earlier visit. */
  readonly fresh: boolean;
};

/** After the table was taken over: on to the draft, or back to what stood there. */
export const Taken = ({ id, kept, version, fresh }: TakenProps): ReactNode => {
  const spoken = useWords();
  const { page } = useTableWords();
  const back = usePutBack();
  const failed = back.error === null ? null : failureText(spoken, failureOf(back.error));
  const isLater = version !== kept.version;
  return (
    <Panel title={fresh ? page.steps.done : page.steps.before}>
      <div className={css.stack}>
        {back.isSuccess ? <Alert kind="done" title={page.putBack} /> : null}
        {back.isSuccess || !fresh ? null : <Alert kind="done" title={page.taken} />}
        {failed === null ? null : <Alert kind="error" title={failed} />}
        <div className={css.buttons}>
          <Link to="/cases/$machine/$id" params={{ machine: 'standard', id }}>
            {page.toDraft}
          </Link>
          <Link to="/standards/$id/edit" params={{ id }}>
            {page.toEditor}
          </Link>
          {back.isSuccess ? null : (
            <Button
              loading={back.isPending}
              onClick={() => back.mutate({ id, version, content: kept.before })}
            >
              {page.undo}
            </Button>
          )}
        </div>
        {back.isSuccess ? null : <p className={css.faint}>{isLater ? page.undoLater : page.undoHint}</p>}
      </div>
    </Panel>
  );
};

type Props = {
  readonly id: string;
  readonly seen: Preview;
  readonly file: File;
  readonly ask: Ask;
  /** What is asked now isn't read yet: what is taken is what was shown. */
  readonly waits: boolean;
  readonly onTaken: (kept: Kept) => void;
  /** Looks again after somebody else has changed the draft. */
  readonly onAgain: () => void;
};

/** Takes the table over, in place of what the draft holds or behind it. */
export const TakeOver = ({ id, seen, file, ask, waits, onTaken, onAgain }: Props): ReactNode => {
  const spoken = useWords();
  const { page } = useTableWords();
  const take = useTakeOver();
  const [mode, setMode] = useState<Mode>('replace');
  const failure = take.error === null ? null : failureOf(take.error);
  const asked = { tables: partsOf(seen, ask) };
  const isEmpty = seen.found.indicators === 0;
  const submit = (): void =>
    take.mutate(
      { id, file, ask: asked, version: seen.version, mode: seen.before === 0 ? 'replace' : mode },
      { onSuccess: ({ version, before }) => onTaken({ version, before }) },
    );
  return (
    <Panel title={page.steps.take}>
      <div className={css.stack}>
        <Lint lint={seen.lint} lintMore={seen.lintMore} />
        {seen.counts.findings.error === 0 ? null : (
          <Alert kind="risk" title={page.errorsStay(seen.counts.findings.error)} />
        )}
        {seen.before === 0 ? null : (
          <fieldset className={css.modes}>
            <legend>{page.holds(seen.before)}</legend>
            {(['replace', 'append'] as const).map((one) => (
              <label key={one}>
                <input type="radio" name="mode" checked={mode === one} onChange={() => setMode(one)} />
                {page.modes[one]}
              </label>
            ))}
          </fieldset>
        )}
        {failure === null ? null : (
          <Alert kind="error" title={failureText(spoken, failure)}>
            {failure.code === 'stale' ? <Button onClick={onAgain}>{page.again}</Button> : null}
          </Alert>
        )}
        {isEmpty ? <Alert kind="risk" title={page.nothing} /> : null}
        <div className={css.buttons}>
          <Button type="primary" disabled={isEmpty || waits} loading={take.isPending} onClick={submit}>
            {page.take(seen.found.indicators)}
          </Button>
        </div>
      </div>
    </Panel>
  );
};
