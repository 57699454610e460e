import type { Context } from '../context.ts';
import type { Handlers } from '../payload.ts';
import { broadcast } from './broadcast.ts';
import { notify } from './notify.ts';
import { render } from './render.ts';
import { send } from './send.ts';

/** Every effect has its handler: one that is missing does not compile. */
export const handlersOf = (context: Context): Handlers => ({
  notify: notify(context),
  render: render(context),
  send: send(context),
  broadcast: broadcast(context),
});
