/** A command of the user, which gets the alert's JSON on its standard input. It is run without a shell. */
import { UsageError } from '../../errors.js';
import type { TargetKind } from '../kind.js';
import { payload } from './webhook.js';

export const exec: TargetKind = {
  name: 'exec',
  example: 'exec:./on-alert.sh',
  read(text) {
    const command = text.trim();
    if (command === '')
      throw new UsageError('the exec target names no command', { hint: `for example ${this.example}` });
    return {
      // Arguments after the first word may be keys.
      place: /^\S{1,60}/.exec(command)?.[0] ?? '',
      address: command,
      secrets: [],
      send: (alert, means) => means.run(command, payload(alert)),
    };
  },
};
