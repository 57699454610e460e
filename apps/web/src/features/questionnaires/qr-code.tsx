import encodeQR from 'qr';
import type { ReactNode } from 'react';

/** A QR code as one path of its dark squares. */
export const QrCode = ({
  text,
  label,
  className,
}: {
  text: string;
  label: string;
  className?: string | undefined;
}): ReactNode => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 2 });
  const path = rows
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg className={className} viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label}>
      <rect width={rows.length} height={rows.length} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
