/** Finds the settings that a source still needs before it can be searched. */
import { SourceError } from '../../errors.js';
import type { AskedSource } from '../request.js';

/** Returns `needs_config`, with the two ways to provide the setting; null if nothing is missing. */
export function missingSetting(asked: Pick<AskedSource, 'source' | 'settings' | 'given'>): SourceError | null {
  const { source, settings, given = source.name } = asked;
  // The settings of a plugin in a file or in a scoped package are found only if the setting `plugins` names it.
  const first = given.includes('/') ? `, with ${given} in the setting plugins,` : '';
  for (const [key, spec] of Object.entries(source.settings ?? {})) {
    const value = settings[key];
    if (spec.required !== true || (value !== undefined && value.length > 0)) continue;
    return new SourceError('needs_config', `needs ${spec.description}`, {
      hint: `set ${environmentName(source.name, key)} or${first} run: socialrank config set sources.${source.name}.${key}`,
    });
  }
  return null;
}

/** `x`, `token` → `SOCIALRANK_X_TOKEN`; `bluesky`, `appPassword` → `SOCIALRANK_BLUESKY_APP_PASSWORD`. */
export function environmentName(source: string, setting: string): string {
  const words = `${source}_${setting.replace(/([a-z0-9])([A-Z])/g, '$1_$2')}`;
  return `SOCIALRANK_${words.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`;
}
