import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useToday } from '../../workflow/due.tsx';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { Conclude, Concluded, RecordCard, State } from './conclude.tsx';
import { Choice, Field, linesOf, wholeOf } from './field.tsx';
import css from './methods.module.css';
import { type Drill, type Methods, useObserve, usePlanDrill } from './queries.ts';

type FormProps = { id: string; methods: Methods; onDone: () => void };

/** A new drill: task, scenario, who observes, what has to be passed. */
const DrillForm = ({ id, methods, onDone }: FormProps): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.methods.drill;
  const plan = usePlanDrill();
  const sorted = methods.indicators.toSorted(
    (a, b) => Number(b.methods.includes('drill')) - Number(a.methods.includes('drill')),
  );
  const [indicator, setIndicator] = useState(sorted[0]?.code ?? '');
  const [text, setText] = useState({ task: '', scenario: '', place: '', points: '' });
  const [heldOn, setHeldOn] = useState(useToday());
  const [passing, setPassing] = useState('60');
  const [observers, setObservers] = useState<readonly string[]>([]);
  const points = linesOf(text.points).map((line, at) => ({
    id: String(at + 1),
    text: line.replace(/^[!！]\s*/, ''),
    vital: /^[!！]/.test(line),
  }));
  const { task, scenario, place } = text;
  const send = (): void =>
    plan.mutate(
      {
        ...{ assessmentId: id, visitId: methods.visitId, indicator, task, scenario, heldOn, place },
        observers: [...observers],
        points,
        passing: wholeOf(passing) * 100,
      },
      { onSuccess: onDone },
    );
  const unready =
    task.trim() === '' || scenario.trim() === '' || points.length === 0 || observers.length === 0;
  return (
    <div className={css.stack}>
      <Choice
        label={t.methods.indicator}
        value={indicator}
        options={sorted.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        onChoice={setIndicator}
      />
      <Field label={said.task} value={task} onText={(now) => setText({ ...text, task: now })} most={4000} />
      <Field
        label={said.scenario}
        value={scenario}
        onText={(now) => setText({ ...text, scenario: now })}
        rows={2}
        most={4000}
      />
      <div className={css.row}>
        <Field label={t.methods.heldOn} value={heldOn} onText={setHeldOn} kind="date" />
        <Field label={t.methods.place} value={place} onText={(now) => setText({ ...text, place: now })} />
        <Field label={said.passing} value={passing} onText={setPassing} kind="number" />
      </div>
      <fieldset className={css.box}>
        <legend>{said.observers}</legend>
        <div className={css.choices}>
          {methods.assessors.map((one) => (
            <label key={one.id}>
              <input
                type="checkbox"
                checked={observers.includes(one.id)}
                onChange={({ target }) =>
                  setObservers(
                    target.checked ? [...observers, one.id] : observers.filter((other) => other !== one.id),
                  )
                }
              />
              {one.name}
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        label={said.points}
        value={text.points}
        onText={(now) => setText({ ...text, points: now })}
        rows={4}
      />
      {plan.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(plan.error))} />}
      <div className={css.buttons}>
        <Button type="primary" disabled={unready} loading={plan.isPending} onClick={send}>
          {said.start}
        </Button>
        <Button onClick={onDone}>{t.methods.cancel}</Button>
      </div>
    </div>
  );
};

/** What is to be passed, and whether nobody passes without it. */
const PointText = ({
  point,
}: {
  point: { readonly text: string; readonly vital: boolean } | undefined;
}): ReactNode => {
  const said = useWords().t.methods.drill;
  if (point === undefined) return null;
  return (
    <>
      {point.text} {point.vital ? <span className={css.faint}>{said.vital}</span> : null}
    </>
  );
};

type Seen = Readonly<Record<string, { readonly passed?: boolean; readonly note: string }>>;

/** What the reader saw, point by point: two large targets each, for a phone held in the other hand. */
const Observation = ({ of, me }: { of: Drill; me: string }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const said = t.methods.drill;
  const observe = useObserve();
  const [seen, setSeen] = useState<Seen>(() =>
    Object.fromEntries(
      of.seen
        .filter(({ observer }) => observer === me)
        .map(({ point, passed, note }) => [point, { passed, note }]),
    ),
  );
  const whole = of.points.flatMap(({ id }) => {
    const one = seen[id];
    return one?.passed === undefined ? [] : [{ point: id, passed: one.passed, note: one.note }];
  });
  return (
    <div className={css.stack}>
      <h4>{said.mine}</h4>
      {of.points.map(({ id, text, vital }) => (
        <fieldset key={id} className={css.box}>
          <legend>
            <PointText point={{ text, vital }} />
          </legend>
          <div className={css.choices}>
            {([true, false] as const).map((passed) => (
              <label key={String(passed)}>
                <input
                  type="radio"
                  name={`${of.id} ${id}`}
                  checked={seen[id]?.passed === passed}
                  onChange={() => setSeen({ ...seen, [id]: { note: seen[id]?.note ?? '', passed } })}
                />
                {passed ? said.pass : said.fail}
              </label>
            ))}
          </div>
          <Field
            label={said.note}
            value={seen[id]?.note ?? ''}
            onText={(note) => setSeen({ ...seen, [id]: { ...seen[id], note } })}
            most={1000}
          />
        </fieldset>
      ))}
      {observe.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(observe.error))} />
      )}
      {observe.isSuccess ? <Alert kind="done" title={t.methods.saved} /> : null}
      <div className={css.buttons}>
        <Button
          type="primary"
          disabled={whole.length < of.points.length}
          loading={observe.isPending}
          onClick={() => observe.mutate({ id: of.id, seen: whole })}
        >
          {said.hand}
        </Button>
      </div>
    </div>
  );
};

type Props = { id: string; view: CaseView; methods: Methods };

const Card = ({ of, view, methods }: Props & { of: Drill }): ReactNode => {
  const { t, format } = useWords();
  const said = t.methods.drill;
  const isOpen = of.concludedAt === null;
  const limit = methods.indicators.find(({ code }) => code === of.indicator)?.failedDrill ?? null;
  const missing = of.observers.filter(({ id }) => !of.seen.some(({ observer }) => observer === id));
  const result =
    of.result === null ? null : { rate: format.points(of.result.rate), passed: of.result.passed };
  return (
    <RecordCard id={of.id}>
      <h3>
        {`${of.indicator} · ${of.task}`} <State of={of} />
      </h3>
      <p className={css.faint}>
        {[format.civil(of.heldOn), of.place, of.observers.map(({ name }) => name).join(t.listComma)]
          .filter((one) => one !== '')
          .join(' · ')}
      </p>
      <p className={css.pre}>{of.scenario}</p>
      {result === null ? (
        <p>{said.waiting(missing.map(({ name }) => name).join(t.listComma))}</p>
      ) : (
        <Alert kind={result.passed ? 'done' : 'risk'} title={said.result(result)}>
          {result.passed || limit === null || of.withdrawn ? null : <p>{said.limit(format.points(limit))}</p>}
        </Alert>
      )}
      {of.result === null ? null : (
        <ul>
          {of.result.points.map(({ id, yes, no, passed }) => (
            <li key={id}>
              <PointText point={of.points.find((one) => one.id === id)} />{' '}
              <Badge tone={passed ? 'done' : 'risk'}>{passed ? said.pass : said.fail}</Badge>{' '}
              <span className={css.faint}>{said.seen({ count: yes, of: yes + no })}</span>
            </li>
          ))}
        </ul>
      )}
      {isOpen && of.mine && methods.mayRecord ? <Observation of={of} me={methods.me} /> : null}
      {!isOpen ? (
        <Concluded view={view} method="drill" of={of} may={methods.mayWithdraw} />
      ) : methods.mayRecord && result !== null ? (
        <Conclude view={view} method="drill" of={of} start={said.factsFrom({ task: of.task, ...result })} />
      ) : null}
    </RecordCard>
  );
};

/** Practical tasks before observers. */
export const Drills = ({ id, view, methods }: Props): ReactNode => {
  const { t } = useWords();
  const said = t.methods;
  const [making, setMaking] = useState(false);
  return (
    <>
      {making ? (
        <Panel title={said.drill.new}>
          <DrillForm id={id} methods={methods} onDone={() => setMaking(false)} />
        </Panel>
      ) : null}
      <Panel
        title={said.parts.drill}
        aside={
          methods.mayRecord && !making ? (
            <Button type="primary" onClick={() => setMaking(true)}>
              {said.drill.new}
            </Button>
          ) : undefined
        }
      >
        {methods.drills.length === 0 ? (
          <Empty title={said.none} />
        ) : (
          <div className={css.stack}>
            {methods.drills.map((one) => (
              <Card key={one.id} of={one} id={id} view={view} methods={methods} />
            ))}
          </div>
        )}
      </Panel>
    </>
  );
};
