import type { ReactNode } from 'react';

const paths = {
  todo: 'M5 4h14v16H5z M8 9l1.5 1.5L12 8 M8 15l1.5 1.5L12 14 M14 10h2 M14 16h2',
  assess: 'M4 20V10 M10 20V4 M16 20v-8 M22 20H2',
  standard: 'M6 3h9l4 4v14H6z M15 3v4h4 M9 12h7 M9 16h7',
  record: 'M5 5h14v15H5z M9 3v4 M15 3v4 M5 10h14 M9 14h6',
  visit: 'M12 21s7-6.2 7-11a7 7 0 1 0-14 0c0 4.8 7 11 7 11z M12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  survey: 'M4 5h16v12H9l-5 4z M8 9h8 M8 13h5',
  appeal: 'M12 4v16 M6 20h12 M5 8h14 M5 8l-3 6h6z M19 8l-3 6h6z',
  honour: 'M12 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10z M9 13l-1 8 4-2 4 2-1-8',
  report: 'M4 4v16h16 M8 16v-4 M12 16V8 M16 16v-6 M20 16V6',
  rectify: 'M4 12a8 8 0 0 1 14-5.3L20 9 M20 4v5h-5 M20 12a8 8 0 0 1-14 5.3L4 15 M4 20v-5h5',
  manage:
    'M4 7h10 M18 7h2 M4 17h2 M10 17h10 M16 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4z M8 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  notice: 'M6 16V11a6 6 0 1 1 12 0v5l2 2H4z M10 20a2 2 0 0 0 4 0',
  more: 'M5 12h.01 M12 12h.01 M19 12h.01',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14z M16 16l5 5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4 21c0-4 4-6 8-6s8 2 8 6',
  file: 'M6 3h8l4 4v14H6z M14 3v4h4',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M12 7v5l3 2',
  alert: 'M12 4L2.5 20h19z M12 10v4 M12 17h.01',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12 M18 6L6 18',
  plus: 'M12 5v14 M5 12h14',
  next: 'M9 5l7 7-7 7',
  pending:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8 M12 17h.01',
  calendar: 'M4 6h16v14H4z M4 10h16 M8 3v4 M16 3v4',
} as const;
export type IconName = keyof typeof paths;

/** A line drawing of 24 × 24; beside a word, so it is hidden from screen readers. */
export const Icon = ({ name, size = 1.25 }: { name: IconName; size?: number }): ReactNode => (
  <svg
    width={`${size}rem`}
    height={`${size}rem`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
);
