/** @jsxImportSource preact */
import { useId } from 'preact/hooks';
import type { JSX } from 'preact/jsx-runtime';

type TextProps = {
  label: string;
  value: string;
  onText: (text: string) => void;
  hint?: string;
  long?: boolean;
  required?: boolean;
};

/** A labelled text, of one line or several. */
export const Text = ({ label, value, onText, hint, long, required }: TextProps): JSX.Element => {
  const id = useId();
  const shared = {
    id,
    value,
    required: required === true,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
  };
  return (
    <>
      <label for={id}>{label}</label>
      {hint === undefined ? null : <p id={`${id}-hint`}>{hint}</p>}
      {long ? (
        <textarea
          {...shared}
          rows={6}
          maxLength={8000}
          onInput={(typed) => onText(typed.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          maxLength={200}
          onInput={(typed) => onText(typed.currentTarget.value)}
        />
      )}
    </>
  );
};

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** A version 4 uuid; `crypto.randomUUID` is missing on plain HTTP. */
export const requestId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const all = [...bytes].map(hex).join('');
  return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join('-');
};
