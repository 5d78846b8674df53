/** What the user may say, and must, to ask YouTube. */
import { baseUrlSetting, type SettingSpecs } from '../source.js';

export const settings = {
  ...baseUrlSetting,
  key: {
    description: 'API key of a Google Cloud project with the YouTube Data API v3',
    required: true,
    secret: true,
    env: ['YOUTUBE_API_KEY', 'GOOGLE_API_KEY'],
  },
  dailySearches: { description: 'searches that Google allows the project in a day', default: '100' },
  commentVideos: { description: 'of the videos found, how many have their comments read too', default: '10' },
  channels: { description: 'channels whose comments are read, by their ids, as UC_x5XG1OV2P6uZZ5FSM9Ttw', list: true },
} as const satisfies SettingSpecs;
