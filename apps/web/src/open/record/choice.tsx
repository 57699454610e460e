/** @jsxImportSource preact */
import { useId, useState } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';
import css from './record.module.css';

export type Option = {
  readonly key: string;
  readonly name: string;
  readonly initials: string;
  /** Said beside the name. */
  readonly note?: string;
};
type Words = {
  readonly label: string;
  readonly hint: string;
  readonly change: string;
  readonly noMatch: string;
  readonly chosen: (name: string) => string;
  readonly matches: (shown: number, all: number) => string;
};

const most = 8;
const plain = (text: string): string => text.toLowerCase().replaceAll(/\s/g, '');

/** By name, by the initials of its pinyin, by its code: what begins with it first. */
export const found = (options: readonly Option[], typed: string): readonly Option[] => {
  const query = plain(typed);
  if (query === '') return options;
  const rank = ({ name, initials, key, note = '' }: Option): number => {
    const names = [plain(name), initials, plain(key), plain(note)];
    if (names.some((one) => one.startsWith(query))) return 0;
    return names.some((one) => one.includes(query)) ? 1 : 2;
  };
  return options
    .map((option) => ({ option, at: rank(option) }))
    .filter(({ at }) => at < 2)
    .toSorted((a, b) => a.at - b.at)
    .map(({ option }) => option);
};

type Props = {
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
  readonly words: Words;
  readonly missing: string | null;
};

/** One of many, found by a few letters; large targets for a thumb. Enter takes the first. */
export const Choice = ({ options, chosen, onChoose, words, missing }: Props): JSX.Element => {
  const id = useId();
  const [typed, setTyped] = useState('');
  const one = options.find(({ key }) => key === chosen);
  if (one !== undefined)
    return (
      <div class={css.field}>
        <p class={css.label}>{words.label}</p>
        <p class={css.chosen}>
          <span>
            {one.name}
            {one.note === undefined ? null : <small> {one.note}</small>}
          </span>
          <button type="button" class={css.plain} onClick={() => onChoose('')}>
            {words.change}
            <span class="sr-only"> {words.chosen(one.name)}</span>
          </button>
        </p>
      </div>
    );
  const all = found(options, typed);
  // The next one is looked for anew.
  const choose = (key: string): void => {
    setTyped('');
    onChoose(key);
  };
  return (
    <div class={css.field}>
      <label for={id}>{words.label}</label>
      <input
        id={id}
        type="search"
        autocomplete="off"
        value={typed}
        placeholder={words.hint}
        aria-describedby={`${id}-count`}
        aria-invalid={missing !== null}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          // What stands in the field now: a quick hand is ahead of the list that is drawn.
          const [first] = found(options, event.currentTarget.value);
          if (first !== undefined) choose(first.key);
        }}
      />
      {missing === null ? null : (
        <p class={css.missing} role="alert">
          {missing}
        </p>
      )}
      <p id={`${id}-count`} class={css.hint} role="status">
        {all.length === 0 ? words.noMatch : words.matches(Math.min(most, all.length), all.length)}
      </p>
      <ul class={css.options}>
        {all.slice(0, most).map((option) => (
          <li key={option.key}>
            <button type="button" onClick={() => choose(option.key)}>
              {option.name}
              {option.note === undefined ? null : <small> {option.note}</small>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
