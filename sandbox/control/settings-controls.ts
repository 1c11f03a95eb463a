import type { IncomingCall } from '../http/incoming-call.js';
import { jsonReply } from '../http/json-reply.js';
import type { Route } from '../http/route.js';
import type { SettingsBook } from '../settings/settings-book.js';
import { controlError } from './control-error.js';
import { readControlBody } from './read-control-body.js';

/** `/_sandbox/settings`: shows the settings; PUT changes the ones it names. */
export function settingsControls(settings: SettingsBook): readonly Route<'control'>[] {
  const show = () => jsonReply(200, settings.current);
  const change = (call: IncomingCall) => {
    const wrong = settings.change(readControlBody(call));
    if (wrong) throw controlError(400, `${wrong} is no setting, or cannot have this value.`);
    return show();
  };
  return [{ service: 'control', pattern: /^\/_sandbox\/settings$/, methods: { GET: show, PUT: change } }];
}
