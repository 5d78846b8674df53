/** Settings of alert targets; environment variables take precedence over the settings file. */
import { ALERT_SETTINGS, type AlertSettings } from '../../alerts/settings.js';
import type { Io } from '../io/io.js';
import { readSettings, settingsUnder } from '../settings/settings.js';

export function alertSettings(io: Pick<Io, 'env'>): AlertSettings {
  const tree = readSettings(io);
  return Object.fromEntries(
    Object.entries(ALERT_SETTINGS).map(([kind, specs]) => [kind, settingsUnder('alerts', kind, specs, tree, io.env)]),
  );
}
