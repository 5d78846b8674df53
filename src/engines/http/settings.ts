/** Settings of the `http` engine: the service that judges texts, and its limits. */
import { UsageError } from '../../errors.js';
import { parseUrl } from '../../parse-url.js';
import type { SettingSpecs } from '../../sources/source.js';

export const HTTP_SETTINGS = {
  baseUrl: {
    description: 'the address of an OpenAI-compatible service, such as http://127.0.0.1:11434/v1',
    required: true,
  },
  model: { description: 'the name of a model at that service', required: true },
  key: { description: 'sent as a bearer token; a local service needs none', secret: true },
  runRequests: { description: 'requests per run at most', default: '500' },
  dayRequests: { description: 'requests per day (UTC) at most, over all runs', default: '2000' },
  dayTokens: { description: 'tokens per day (UTC) at most, over all runs', default: '1000000' },
  minuteRequests: { description: 'requests per minute at most; a local service may allow more', default: '60' },
  timeout: { description: 'seconds to wait for one answer', default: '60' },
} as const satisfies SettingSpecs;

export type HttpSettings = Readonly<Partial<Record<keyof typeof HTTP_SETTINGS, string>>>;

export interface HttpLimits {
  readonly runRequests: number;
  readonly dayRequests: number;
  readonly dayTokens: number;
  readonly minuteRequests: number;
  readonly timeoutMilliseconds: number;
}

/** @throws UsageError if a required setting is missing, the address is not http(s), or a number is invalid */
export function readHttpSettings(
  settings: HttpSettings,
): { url: string; model: string; key: string | null } & HttpLimits {
  const number = (
    name: keyof HttpSettings & ('runRequests' | 'dayRequests' | 'dayTokens' | 'minuteRequests' | 'timeout'),
  ) => {
    const written = settings[name] ?? HTTP_SETTINGS[name].default;
    if (/^\d{1,12}$/.test(written.trim()) && (Number(written) > 0 || name !== 'timeout')) return Number(written);
    throw new UsageError(`engines.http.${name} is not a whole number: ${JSON.stringify(written)}`, {
      hint: `${HTTP_SETTINGS[name].description}, as ${HTTP_SETTINGS[name].default}`,
    });
  };
  const base = parseUrl(required(settings, 'baseUrl'));
  if (base === null || !/^https?:$/.test(base.protocol)) {
    throw new UsageError('engines.http.baseUrl must be an http or https address', {
      hint: 'write it as http://127.0.0.1:11434/v1',
    });
  }
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/chat/completions`;
  return {
    url: base.href,
    model: required(settings, 'model'),
    key: settings.key === undefined || settings.key.trim() === '' ? null : settings.key.trim(),
    runRequests: number('runRequests'),
    dayRequests: number('dayRequests'),
    dayTokens: number('dayTokens'),
    minuteRequests: Math.max(1, number('minuteRequests')),
    timeoutMilliseconds: 1000 * Math.min(number('timeout'), 86_400),
  };
}

function required(settings: HttpSettings, name: 'baseUrl' | 'model'): string {
  const value = settings[name]?.trim() ?? '';
  if (value !== '') return value;
  throw new UsageError(`the engine http needs engines.http.${name}`, {
    hint: `${HTTP_SETTINGS[name].description}: socialrank config set engines.http.${name}`,
  });
}
