import type { MailWords } from '../words.ts';

export const mail: MailWords = {
  subject: (title) => `[Assessment] ${title}`,
  text: ({ name, body, link }) =>
    [
      `Dear ${name},`,
      '',
      body,
      '',
      `Please see to it here: ${link}`,
      '',
      'This mail was sent automatically; please do not reply.',
      '',
    ].join('\n'),
};
