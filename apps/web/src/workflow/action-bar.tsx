import { type EventSpec, type MachineName, registry } from '@kaohe/domain';
import { Button } from 'antd';
import { Fragment, lazy, type ReactNode, Suspense, useState } from 'react';
import { Alert } from '../ui/alert.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import css from './action-bar.module.css';
import type { CaseView, Withheld } from './api.ts';
import { CaseLink } from './case/case-name.tsx';
import { foremost, ordered } from './case/path.ts';
import type { Done } from './event-form.tsx';
import { readDraft, type Values } from './form/draft.ts';
import { actOf, conflictText, useWords, wordOf } from './locale.tsx';

// The form and its controls are loaded when the first one is opened (performance.md, Pages).
const EventForm = lazy(() => import('./event-form.tsx').then((loaded) => ({ default: loaded.EventForm })));

export type Presets = { readonly [event: string]: (view: CaseView) => Values };
/** By event. */
export type Ways = { readonly [event: string]: ReactNode };
/** How many of the cases that an act opened are linked to. */
const mostOpened = 5;

type Props = {
  readonly view: CaseView;
  readonly machine: MachineName;
  /** The event whose form is open; kept in the address. */
  readonly open: string | undefined;
  readonly onOpen: (event: string | undefined) => void;
  readonly done: Done | null;
  readonly onDone: (done: Done | null) => void;
  readonly presets?: Presets;
  /** Events that are sent from a page of their own: the way there, in place of the form. */
  readonly ways?: Ways;
  /** By event: what its form has to say before it is filled in. */
  readonly notes?: Ways;
  /** What the presets are made of is still under way. */
  readonly waits?: boolean;
};

const specOf = (machine: MachineName, event: string): EventSpec | undefined =>
  Object.entries(registry[machine].events).find(([type]) => type === event)?.[1];

/** What is withheld for a reason; where what happened before alone decides, there is nothing to wait for. */
const told = (view: CaseView): readonly Withheld[] =>
  view.withheld.filter(({ why, facts }) => why !== 'facts' || (facts ?? []).length > 0);

const Reason = ({ withheld, machine }: { withheld: Withheld; machine: MachineName }): ReactNode => {
  const spoken = useWords();
  const { t, words, format } = spoken;
  const label = actOf(spoken, machine, withheld.event).label;
  if (withheld.why === 'lapsed')
    return t.withheld.lapsed(label, withheld.lapsed === undefined ? '' : format.due(withheld.lapsed));
  if (withheld.why === 'roll') return t.withheld.roll(label);
  if (withheld.why === 'barred') {
    const spec = specOf(machine, withheld.event);
    const { conflicts = [] } = withheld;
    if (spec?.only === 'opener') return t.withheld.opener(label);
    if (conflicts.length === 0 && spec?.unless.some((relation) => relation.startsWith('did:')))
      return t.withheld.another(label);
    return t.withheld.barred(label, conflictText(spoken, conflicts));
  }
  const unmet = (withheld.facts ?? []).map((fact) => wordOf(words.facts, fact)).join(t.listComma);
  return t.withheld.facts(label, unmet);
};

const Buttons = ({ view, machine, open, onOpen, ways = {} }: Props): ReactNode => {
  const spoken = useWords();
  const main = foremost(machine, view.stage, view.allowed);
  return (
    <div className={css.buttons}>
      {ordered(machine, view.stage, view.allowed).map((event) =>
        ways[event] === undefined ? (
          <Button
            key={event}
            type={event === main && open === undefined ? 'primary' : 'default'}
            aria-expanded={open === event}
            onClick={() => onOpen(open === event ? undefined : event)}
          >
            {actOf(spoken, machine, event).label}
          </Button>
        ) : (
          <Fragment key={event}>{ways[event]}</Fragment>
        ),
      )}
      {told(view).map((one) => (
        <Button key={one.event} disabled>
          {actOf(spoken, machine, one.event).label}
        </Button>
      ))}
    </div>
  );
};

/** That it was done, with the way to what it opened. */
const Receipt = ({ done }: { done: Done }): ReactNode => {
  const { t } = useWords();
  return (
    <Alert kind="done" title={t.form.done(done.label)}>
      <ul className={css.opened}>
        {done.opened.slice(0, mostOpened).map(({ id, machine }) => (
          <li key={id}>
            <CaseLink row={{ id, machine, title: null, unit: null }} />
          </li>
        ))}
      </ul>
    </Alert>
  );
};

/** The form stays where it was possible once, or something is typed in it; one that was never possible is not opened by its address. */
const Opened = (props: { view: CaseView; event: string; children: ReactNode }): ReactNode => {
  const { view, event } = props;
  const possible = view.allowed.includes(event);
  const [before] = useState(() => possible || readDraft(view.id, event) !== null);
  return possible || before ? <div className={css.form}>{props.children}</div> : null;
};

/** What can be done now, by the server's word; what usually can but not now stands disabled with its reason. */
export const ActionBar = (props: Props): ReactNode => {
  const { view, machine, open, onOpen, onDone, done } = props;
  const { t } = useWords();
  const preset = open === undefined ? undefined : props.presets?.[open];
  const withheld = told(view);
  if (view.allowed.length === 0 && withheld.length === 0 && open === undefined && done === null) return null;
  return (
    <section className={css.bar} aria-label={t.actions} data-print="no">
      <Buttons {...props} />
      {withheld.length === 0 ? null : (
        <ul className={css.reasons}>
          {withheld.map((one) => (
            <li key={one.event}>
              <Reason withheld={one} machine={machine} />
            </li>
          ))}
        </ul>
      )}
      {done === null ? null : <Receipt done={done} />}
      {open === undefined ? null : (
        <Opened key={open} view={view} event={open}>
          {props.notes?.[open]}
          <Suspense fallback={<Skeleton label={t.loading} />}>
            {props.waits ? (
              <Skeleton label={t.loading} />
            ) : (
              <EventForm
                view={view}
                machine={machine}
                event={open}
                {...(preset === undefined ? {} : { start: preset(view) })}
                onCancel={() => onOpen(undefined)}
                onDone={(what, stands) => {
                  if (stands) onOpen(undefined);
                  onDone(what);
                }}
              />
            )}
          </Suspense>
        </Opened>
      )}
    </section>
  );
};
