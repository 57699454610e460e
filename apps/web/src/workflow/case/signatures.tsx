import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView, SlotView } from '../api.ts';
import { useWords, wordOf } from '../locale.tsx';
import css from './case.module.css';

const Slot = ({ slot }: { slot: SlotView }): ReactNode => {
  const { t, words, format } = useWords();
  return (
    <li className={css.child}>
      <span>{slot.person?.name ?? t.vacant}</span>
      <span className={css.small}>{wordOf(words.roles, slot.capacity)}</span>
      {slot.doneAt === null ? (
        <Badge tone={slot.mine ? 'risk' : 'plain'}>{slot.mine ? t.slot.mine : t.slot.open}</Badge>
      ) : (
        <Badge tone="done">{t.slot.done(format.day(slot.doneAt))}</Badge>
      )}
    </li>
  );
};

/** Who signs, who has signed. */
export const Signatures = ({ view }: { view: CaseView }): ReactNode => {
  const { words } = useWords();
  const rolls = [...new Set(view.slots.map((slot) => slot.roll))];
  return rolls.map((roll) => {
    const all = view.slots.filter((slot) => slot.roll === roll);
    const round = Math.max(...all.map((slot) => slot.round));
    const slots = all.filter((slot) => slot.round === round);
    return (
      <Panel
        key={roll}
        title={wordOf(words.rolls, roll)}
        aside={`${slots.filter((slot) => slot.doneAt !== null).length} / ${slots.length}`}
      >
        <ul className={css.children}>
          {slots.map((slot) => (
            <Slot key={`${slot.capacity}-${slot.person?.id ?? ''}`} slot={slot} />
          ))}
        </ul>
      </Panel>
    );
  });
};
