import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { z } from 'zod';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { failureOf } from '../../../workflow/fault.ts';
import { failureText, useWords } from '../../../workflow/locale.tsx';
import { type Team, useChoices, useRemoveTeam, useSaveTeam } from './queries.ts';
import css from './visit-plan.module.css';

type Span = { from: string; to: string };
const spanText = ({ from, to }: Span): string => (from === to ? from : `${from}/${to}`);
const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

/** Spans of days, one a line; null where a line is none. */
const spansOf = (text: string): Span[] | null => {
  const spans = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [from = '', to = from] = line.split('/').map((part) => part.trim());
      return { from, to };
    });
  return spans.every(({ from, to }) => isDay(from) && isDay(to) && from <= to) ? spans : null;
};

type FormProps = { cycleId: string; team: Team | null; onDone: () => void };

const TeamForm = ({ cycleId, team, onDone }: FormProps): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visitPlan.teams;
  const field = useId();
  const [leads, assessors] = [useChoices(cycleId, 'lead'), useChoices(cycleId, 'assessor')];
  const [name, setName] = useState(team?.name ?? '');
  const [leadId, setLeadId] = useState(team?.lead.id ?? '');
  const [members, setMembers] = useState<readonly string[]>(team?.members.map(({ id }) => id) ?? []);
  const [capacity, setCapacity] = useState(team?.capacity ?? 5);
  const [away, setAway] = useState((team?.away ?? []).map(spanText).join('\n'));
  const save = useSaveTeam();
  const spans = spansOf(away);
  const others = members.filter((one) => one !== leadId);
  const ready = name.trim() !== '' && leadId !== '' && others.length > 0 && spans !== null;
  const submit = (): void => {
    if (spans === null) return;
    const data = { name: name.trim(), leadId, members: others, capacity, away: spans };
    save.mutate({ cycleId, team: data, ...(team === null ? {} : { id: team.id }) }, { onSuccess: onDone });
  };
  return (
    <form
      className={css.form}
      aria-label={team === null ? said.add : said.edit}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submit();
      }}
    >
      <div className={css.field}>
        <label htmlFor={`${field}-name`}>{said.name}</label>
        <input
          id={`${field}-name`}
          value={name}
          maxLength={80}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <div className={css.field}>
        <label htmlFor={`${field}-lead`}>{said.lead}</label>
        <select id={`${field}-lead`} value={leadId} onChange={({ target }) => setLeadId(target.value)}>
          <option value="" />
          {leads.map(({ person }) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </div>
      <div className={css.field}>
        <label htmlFor={`${field}-capacity`}>{said.capacity}</label>
        <input
          id={`${field}-capacity`}
          type="number"
          min={1}
          max={20}
          value={capacity}
          onChange={({ target }) => setCapacity(Math.min(20, Math.max(1, Number(target.value) || 1)))}
        />
      </div>
      <div className={css.field}>
        <label htmlFor={`${field}-members`}>{said.members}</label>
        <select
          id={`${field}-members`}
          multiple
          value={[...members]}
          onChange={({ target }) => setMembers([...target.selectedOptions].map(({ value }) => value))}
        >
          {assessors
            .filter(({ person }) => person.id !== leadId)
            .map(({ person }) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
        </select>
      </div>
      <div className={`${css.field} ${css.whole}`}>
        <label htmlFor={`${field}-away`}>{said.away}</label>
        <textarea id={`${field}-away`} value={away} onChange={({ target }) => setAway(target.value)} />
        {spans === null ? <p className={css.small}>{said.awayBad}</p> : null}
      </div>
      {save.error === null ? null : <Alert kind="error" title={failureText(spoken, failureOf(save.error))} />}
      <div className={`${css.line} ${css.whole}`}>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
          {said.save}
        </Button>
        <Button onClick={onDone}>{said.cancel}</Button>
      </div>
    </form>
  );
};

/** The teams that the office plans with. */
export const Teams = (props: { cycleId: string; teams: readonly Team[]; editable: boolean }): ReactNode => {
  const { t } = useWords();
  const said = t.visitPlan.teams;
  const [open, setOpen] = useState<string | null>(null);
  const remove = useRemoveTeam();
  const close = (): void => setOpen(null);
  return (
    <Panel title={said.title} aside={t.count(props.teams.length)}>
      {props.teams.length === 0 ? <p className={css.small}>{said.none}</p> : null}
      <ul className={css.list}>
        {props.teams.map((team) => (
          <li key={team.id}>
            <span className={css.line}>
              <strong>{team.name}</strong>
              <span>
                {[t.visit.lead(team.lead.name), ...team.members.map(({ name }) => name)].join(t.listComma)}
              </span>
              <span className={css.small}>{said.perWeek(team.capacity)}</span>
              {props.editable ? (
                <>
                  <Button size="small" onClick={() => setOpen(team.id)}>
                    {said.edit}
                    <span className="sr-only">{team.name}</span>
                  </Button>
                  <Button
                    size="small"
                    loading={remove.isPending}
                    onClick={() => remove.mutate({ cycleId: props.cycleId, id: team.id })}
                  >
                    {said.remove}
                    <span className="sr-only">{team.name}</span>
                  </Button>
                </>
              ) : null}
            </span>
            {open === team.id ? <TeamForm cycleId={props.cycleId} team={team} onDone={close} /> : null}
          </li>
        ))}
      </ul>
      {props.editable && open !== 'new' ? (
        <p>
          <Button onClick={() => setOpen('new')}>{said.add}</Button>
        </p>
      ) : null}
      {open === 'new' ? <TeamForm cycleId={props.cycleId} team={null} onDone={close} /> : null}
    </Panel>
  );
};
