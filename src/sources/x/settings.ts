/** Settings for X. */
import { baseUrlSetting, type SettingSpecs } from '../source.js';
import { readLimit } from './budget.js';

export const settings = {
  ...baseUrlSetting,
  token: {
    description: 'the bearer token of an app with credits (https://console.x.com)',
    required: true,
    secret: true,
    env: ['X_BEARER_TOKEN', 'TWITTER_BEARER_TOKEN'],
  },
  dailyPosts: {
    description: 'posts that may be read and paid for per day (UTC), over all runs',
    default: '1000',
    check: readLimit,
  },
} as const satisfies SettingSpecs;
