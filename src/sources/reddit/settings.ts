/** Settings for Reddit. */
import { baseUrlSetting, type SettingSpecs } from '../source.js';

export const settings = {
  ...baseUrlSetting,
  clientId: { description: 'the id of an approved Reddit app', env: ['REDDIT_CLIENT_ID'] },
  clientSecret: {
    description: 'the secret of that app; with both, the API is searched instead of one page of the feed',
    secret: true,
    env: ['REDDIT_CLIENT_SECRET'],
  },
  userAgent: {
    description: 'the user agent of that app, such as linux:acme-watch:v1 (by /u/ann)',
    env: ['REDDIT_USER_AGENT'],
  },
} as const satisfies SettingSpecs;
