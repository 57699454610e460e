import { connect } from 'node:net';
import { giveUp } from '../language.mjs';

const patience = 5000;

const connects = (host: string, port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patience }, () => say(undefined));
    const say = (trouble: string | undefined): void => {
      socket.destroy();
      resolve(trouble);
    };
    socket.once('error', (error) => say(error.message));
    socket.once('timeout', () => say('no answer'));
  });

/** Ends when nothing answers where REDIS_URL points. */
export const assertRedis = async (url: string): Promise<void> => {
  const place = URL.canParse(url) ? new URL(url) : undefined;
  const trouble = place ? await connects(place.hostname, Number(place.port || 6379)) : 'not a URL';
  if (trouble !== undefined)
    giveUp(
      {
        en: `Redis ${place?.host ?? ''} does not answer: ${trouble}`,
        zh: `Redis ${place?.host ?? ''} 无法连接：${trouble}`,
      },
      {
        en: 'Does it run, and is REDIS_URL right? Without REDIS_URL the queue is kept in PostgreSQL.',
        zh: '请确认 Redis 已启动且 REDIS_URL 正确。不设 REDIS_URL 时队列存于 PostgreSQL。',
      },
    );
};
