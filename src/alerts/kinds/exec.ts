/** A command of the user's own: the alert's JSON on its standard input. No shell reads the line. */
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
      // Words behind the first may be keys.
      place: /^\S{1,60}/.exec(command)?.[0] ?? '',
      address: command,
      secrets: [],
      send: (alert, means) => means.run(command, payload(alert)),
    };
  },
};
