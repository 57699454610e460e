import type { ThemeConfig } from 'antd';

const base = { text: 14, control: 32 };

/** Cut short by CSS alone, a list that opens would wait for the end of a movement that was over before, out of sight. */
const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Ant Design in the house's colours; `scale` 1.25 is the large text. */
export const themeOf = (scale: number): ThemeConfig => ({
  token: {
    colorPrimary: '#8c1d18',
    colorError: '#b3260f',
    colorWarning: '#7a4b00',
    colorSuccess: '#1b6a3e',
    colorInfo: '#57514a',
    colorLink: '#8c1d18',
    colorText: '#23201d',
    colorTextPlaceholder: '#6b645c',
    colorTextDisabled: '#6b645c',
    colorBorder: '#8a8279',
    colorBgLayout: '#faf9f7',
    borderRadius: 3,
    fontSize: base.text * scale,
    controlHeight: base.control * scale,
    fontFamily: 'inherit',
    motion: !still,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.1s',
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none' } },
});
