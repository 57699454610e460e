import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { dropDraft } from '../../workflow/form/draft.ts';
import { actOf, failureText, useWords } from '../../workflow/locale.tsx';
import { useSend } from '../../workflow/use-send.ts';
import { EntryForm } from './entry-form.tsx';
import { blank, type Entries, type Entry, isComplete, isScored, linesOf, useEntries } from './forms.ts';
import { Proofs } from './proofs.tsx';
import type { Proof, Sheet, SheetIndicator } from './queries.ts';
import css from './scoring.module.css';

const draft = 'scoring.sheet';

type Standing = 'done' | 'open' | 'wrong';
const standingOf = (indicator: SheetIndicator, entry: Entry | undefined): Standing => {
  if (!isScored(entry)) return 'open';
  return isComplete(entry, indicator) ? 'done' : 'wrong';
};

type ListProps = { sheet: Sheet; entries: Entries; at: number; onAt: (at: number) => void };

/** All indicators with how far each is; on a phone a choice. */
const List = ({ sheet, entries, at, onAt }: ListProps): ReactNode => {
  const { t } = useWords();
  const said = t.scoring.sheet;
  const id = useId();
  const label = (one: SheetIndicator): string => `${one.code} ${one.name}`;
  return (
    <nav aria-label={said.list}>
      <ul className={css.list}>
        {sheet.indicators.map((one, i) => (
          <li key={one.code}>
            <button type="button" aria-current={i === at} onClick={() => onAt(i)}>
              <span>{label(one)}</span>
              <span className={css.faint}>{said[standingOf(one, entries[one.code])]}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={css.pick}>
        <label htmlFor={id}>{said.list}</label>
        <select id={id} value={at} onChange={({ target }) => onAt(Number(target.value))}>
          {sheet.indicators.map((one, i) => (
            <option key={one.code} value={i}>
              {`${label(one)}（${said[standingOf(one, entries[one.code])]}）`}
            </option>
          ))}
        </select>
      </div>
    </nav>
  );
};

/** What the standard asks of the indicator. */
export const About = ({ indicator }: { indicator: SheetIndicator }): ReactNode => {
  const { t, format } = useWords();
  const said = t.scoring.sheet;
  const { points, form, effect, cap, kind, rule, questions, proved } = indicator;
  const full = {
    points: format.points(points),
    form: format.points(form),
    effect: format.points(effect),
  };
  const limit = cap === null ? said.noCap : said.cap(format.points(cap));
  return (
    <>
      <p className={css.faint}>{kind === 'score' ? said.full(full) : kind === 'veto' ? '' : limit}</p>
      {rule === '' ? null : (
        <p>
          <strong>{said.rule}</strong> {rule}
        </p>
      )}
      {questions.length === 0 ? null : (
        <details>
          <summary>{said.questions}</summary>
          <ul>
            {questions.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
      {proved ? null : <Alert kind="risk" title={said.unproved} />}
    </>
  );
};

type SubmitProps = { view: CaseView; sheet: Sheet; entries: Entries };

/** Handing in asks once: what is missing can't be added later. */
const Submit = ({ view, sheet, entries }: SubmitProps): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.scoring.sheet;
  const act = actOf(spoken, 'assessment', 'assessment.score');
  const sender = useSend({ ...view, machine: 'assessment' });
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const standings = sheet.indicators.map((one) => standingOf(one, entries[one.code]));
  const wrong = standings.filter((one) => one === 'wrong').length;
  const left = sheet.indicators.filter((one, i) => one.kind === 'score' && standings[i] === 'open').length;
  const ask = (): void => {
    const none = standings.every((one) => one === 'open');
    setTold(none ? said.nothing : wrong > 0 ? said.mend({ count: wrong }) : null);
    setAsking(!none && wrong === 0);
  };
  const send = async (): Promise<void> => {
    setAsking(false);
    const receipt = await sender.send({
      type: 'assessment.score',
      data: { lines: linesOf(sheet, entries) },
    });
    if (receipt !== null) dropDraft(view.id, draft);
  };
  return (
    <>
      {told === null ? null : <Alert kind="error" title={told} />}
      {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
      <div className={css.buttons}>
        <Button type="primary" loading={sender.pending} onClick={ask}>
          {said.submit}
        </Button>
        <span className={css.faint}>{said.drafts}</span>
      </div>
      <Dialog
        open={asking}
        title={said.sure}
        labels={{ yes: said.submit, no: spoken.t.form.cancel }}
        onYes={() => void send()}
        onNo={() => setAsking(false)}
      >
        {left === 0 ? null : <p>{said.left({ count: left })}</p>}
        <p>{act.final}</p>
      </Dialog>
    </>
  );
};

const cite = (entry: Entry, proof: Proof): Entry => ({
  ...entry,
  evidence: [...new Set([...entry.evidence, ...proof.evidence.map(({ id }) => id)])].slice(0, 20),
  rests: [...new Set([...(entry.rests ?? []), proof.id])],
  reason: entry.reason.includes(proof.facts)
    ? entry.reason
    : [entry.reason.trim(), proof.facts]
        .filter((one) => one !== '')
        .join('\n')
        .slice(0, 2000),
});

/** An assessor's sheet for one unit: indicator by indicator, with what was found beside it. */
export const ScoreSheet = ({ view, sheet }: { view: CaseView; sheet: Sheet }): ReactNode => {
  const { t } = useWords();
  const said = t.scoring.sheet;
  const { entries, change } = useEntries(view.id, draft);
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const indicator = sheet.indicators[at];
  if (indicator === undefined) return null;
  const entry = entries[indicator.code] ?? blank(indicator);
  const go = (to: number): void => {
    setAt(Math.min(Math.max(to, 0), sheet.indicators.length - 1));
    heading.current?.focus();
  };
  const onKey = (key: KeyboardEvent): void => {
    if (key.key !== 'Enter' || !(key.ctrlKey || key.metaKey)) return;
    key.preventDefault();
    go(at + (key.shiftKey ? -1 : 1));
  };
  const done = sheet.indicators.filter((one) => standingOf(one, entries[one.code]) === 'done').length;
  const own = sheet.proofs.filter(
    (one) => one.indicator === indicator.code || (one.indicator === null && one.source !== 'ballot'),
  );
  return (
    <Panel title={said.title} aside={said.progress({ done, of: sheet.indicators.length })}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for what the buttons below do */}
      <div className={css.stack} onKeyDown={onKey}>
        <div className={css.layout}>
          <List sheet={sheet} entries={entries} at={at} onAt={go} />
          <section className={css.stack} aria-label={`${indicator.code} ${indicator.name}`}>
            <h3 ref={heading} tabIndex={-1}>
              {indicator.code} {indicator.name}
            </h3>
            <p className={css.faint}>{said.place({ no: at + 1, of: sheet.indicators.length })}</p>
            <About indicator={indicator} />
            <EntryForm
              key={indicator.code}
              indicator={indicator}
              entry={entry}
              onEntry={(now) => change(indicator.code, now)}
            />
            <div className={css.buttons}>
              <Button disabled={at === 0} onClick={() => go(at - 1)}>
                {said.previous}
              </Button>
              <Button disabled={at === sheet.indicators.length - 1} onClick={() => go(at + 1)}>
                {said.next}
              </Button>
              <span className={css.faint}>{said.keys}</span>
            </div>
          </section>
          <section className={css.stack} aria-label={said.proofs}>
            <h3>{said.proofs}</h3>
            <Proofs
              proofs={own}
              cited={entry.rests ?? []}
              onCite={(proof) => change(indicator.code, cite(entry, proof))}
            />
          </section>
        </div>
        <Submit view={view} sheet={sheet} entries={entries} />
      </div>
    </Panel>
  );
};
