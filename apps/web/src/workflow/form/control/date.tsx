import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';

type Props = {
  id: string;
  label: string;
  describedBy: string;
  invalid: boolean;
  /** `YYYY-MM-DD`, empty for none. */
  day: string;
  onDay: (day: string) => void;
};

/** A calendar to pick a day from, with a keyboard; a phone has one of its own. */
export const DateControl = ({ id, label, describedBy, invalid, day, onDay }: Props): ReactNode => {
  const shared = { id, 'aria-label': label, 'aria-describedby': describedBy, 'aria-invalid': invalid };
  if (matchMedia('(pointer: coarse)').matches)
    return <input {...shared} type="date" value={day} onChange={(change) => onDay(change.target.value)} />;
  return (
    <DatePicker
      {...shared}
      format="YYYY-MM-DD"
      placeholder="YYYY-MM-DD"
      value={day === '' ? null : dayjs(day)}
      // Enter takes the day that was typed; it doesn't send the form.
      onKeyDown={(pressed) => {
        if (pressed.key === 'Enter') pressed.preventDefault();
      }}
      {...(invalid ? { status: 'error' as const } : {})}
      onChange={(next) => onDay(next?.isValid() ? next.format('YYYY-MM-DD') : '')}
    />
  );
};
