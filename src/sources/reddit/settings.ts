/** What Reddit wants of its user. */
import { baseUrlSetting, type SettingSpecs } from '../source.js';

export const settings = {
  ...baseUrlSetting,
  clientId: { description: 'the id of an approved app of Reddit', env: ['REDDIT_CLIENT_ID'] },
  clientSecret: {
    description: 'the secret of that app: searches through the API, not a page of the feed only',
    secret: true,
    env: ['REDDIT_CLIENT_SECRET'],
  },
  userAgent: {
    description: 'the name of that app as it calls itself, as linux:acme-watch:v1 (by /u/ann)',
    env: ['REDDIT_USER_AGENT'],
  },
} as const satisfies SettingSpecs;
