import { metaOf, registry } from '@kaohe/domain';
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

/** Who signs, who has signed. Of a roll that is over only those who signed are told. */
export const Signatures = ({ view }: { view: CaseView }): ReactNode => {
  const { words } = useWords();
  const present = metaOf(registry[view.machine].machine, view.stage).roll;
  const shown = view.slots.filter((slot) => slot.roll === present || slot.doneAt !== null);
  const rolls = [...new Set(shown.map((slot) => slot.roll))];
  return rolls.map((roll) => {
    const slots = shown.filter((slot) => slot.roll === roll);
    const all = view.slots.filter((slot) => slot.roll === roll).length;
    return (
      <Panel
        key={roll}
        title={wordOf(words.rolls, roll)}
        aside={`${slots.filter((slot) => slot.doneAt !== null).length} / ${all}`}
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
