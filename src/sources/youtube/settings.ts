/** Settings for YouTube. */
import { baseUrlSetting, type SettingSpecs, SourceError } from '../source.js';
import { readLimit } from './quota.js';

export const settings = {
  ...baseUrlSetting,
  key: {
    description: 'the API key of a Google Cloud project with the YouTube Data API v3',
    required: true,
    secret: true,
    env: ['YOUTUBE_API_KEY', 'GOOGLE_API_KEY'],
  },
  dailySearches: {
    description: 'searches that Google allows the project per day',
    default: '100',
    check: readLimit,
  },
  commentVideos: {
    description: 'how many of the videos found have their comments read too',
    default: '10',
    check: readCommentVideos,
  },
  channels: {
    description: 'channels whose comments are read, by id, such as UC_x5XG1OV2P6uZZ5FSM9Ttw',
    list: true,
    check: readChannel,
  },
} as const satisfies SettingSpecs;

/** Returns the id of a channel. @throws SourceError `needs_config` if it is not one */
export function readChannel(given: string): string {
  // In a URL, the id is the last part.
  const id = given.replace(/^.*\/channel\//, '');
  if (/^UC[\w-]{22}$/.test(id)) return id;
  throw new SourceError('needs_config', `youtube.channels: ${JSON.stringify(given)} is not a channel`, {
    hint: 'write ids, such as UC_x5XG1OV2P6uZZ5FSM9Ttw: the page of a channel shows its own under "share"',
  });
}

/** @throws SourceError `needs_config` if the setting is not a number */
export function readCommentVideos(given: string): number {
  if (/^\d{1,6}$/.test(given.trim())) return Number(given);
  throw new SourceError('needs_config', `youtube.commentVideos is not a whole number: ${JSON.stringify(given)}`, {
    hint: 'it is the number of videos whose comments are read, such as 10; 0 reads none',
  });
}
