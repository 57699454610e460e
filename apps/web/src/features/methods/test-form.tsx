import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { Choice, Field, linesOf, wholeOf } from './field.tsx';
import css from './methods.module.css';
import { type Methods, useBank, useOpenTest } from './queries.ts';

export type Link = {
  readonly no: number;
  readonly who: string;
  readonly attempt: number;
  readonly token: string;
};
type Props = { id: string; methods: Methods; onDone: (links: readonly Link[]) => void; onCancel: () => void };

/** A new test: its indicators, how it is passed, who sits it. Papers are drawn when it is opened. */
export const TestForm = ({ id, methods, onDone, onCancel }: Props): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.methods.test;
  const bank = useBank(methods.cycleId, true).data ?? [];
  const open = useOpenTest();
  const [title, setTitle] = useState('');
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [count, setCount] = useState('5');
  const [passing, setPassing] = useState('60');
  const [attempts, setAttempts] = useState('2');
  const [counted, setCounted] = useState('best');
  const [people, setPeople] = useState('');
  const inBank = (code: string): number => bank.filter(({ indicator }) => indicator === code).length;
  const able = methods.indicators.filter(({ code }) => inBank(code) > 0);
  const names = linesOf(people);
  const send = (): void =>
    open.mutate(
      {
        assessmentId: id,
        visitId: methods.visitId,
        title,
        indicators: [...codes],
        count: wholeOf(count),
        passing: wholeOf(passing) * 100,
        attempts: wholeOf(attempts),
        counted: counted === 'last' ? 'last' : 'best',
        people: [...names],
      },
      { onSuccess: ({ links }) => onDone(links) },
    );
  return (
    <div className={css.stack}>
      <Field label={said.name} value={title} onText={setTitle} most={200} />
      <fieldset className={css.box}>
        <legend>{said.indicators}</legend>
        <div className={css.choices}>
          {able.length === 0 ? <p className={css.faint}>{said.bankEmpty}</p> : null}
          {able.map(({ code, name }) => (
            <label key={code}>
              <input
                type="checkbox"
                checked={codes.includes(code)}
                onChange={({ target }) =>
                  setCodes(target.checked ? [...codes, code] : codes.filter((one) => one !== code))
                }
              />
              {`${code} ${name}（${said.bankCount(inBank(code))}）`}
            </label>
          ))}
        </div>
      </fieldset>
      <div className={css.row}>
        <Field label={said.count} value={count} onText={setCount} kind="number" />
        <Field label={said.passing} value={passing} onText={setPassing} kind="number" />
        <Field label={said.attempts} value={attempts} onText={setAttempts} kind="number" />
        <Choice
          label={said.counted}
          value={counted}
          options={(['best', 'last'] as const).map((value) => ({ value, label: said.counts[value] }))}
          onChoice={setCounted}
        />
      </div>
      <Field label={said.people} value={people} onText={setPeople} rows={4} />
      {open.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(open.error))} />}
      <div className={css.buttons}>
        <Button
          type="primary"
          disabled={title.trim() === '' || codes.length === 0 || names.length === 0}
          loading={open.isPending}
          onClick={send}
        >
          {said.start}
        </Button>
        <Button onClick={onCancel}>{t.methods.cancel}</Button>
      </div>
    </div>
  );
};
