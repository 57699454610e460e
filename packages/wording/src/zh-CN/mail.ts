import type { MailWords } from '../words.ts';

export const mail: MailWords = {
  subject: (title) => `【考核】${title}`,
  text: ({ name, body, link }) =>
    [
      `${name}：`,
      '',
      body,
      '',
      `请登录系统查看办理：${link}`,
      '',
      '本邮件由系统自动发送，请勿回复。',
      '',
    ].join('\n'),
};
