import { describe, expect, it } from '@jest/globals';
import { readFileNamed } from '../reading.js';

const video = (place: number, comments: unknown) => ({
  id: `v${place}`,
  title: `Tea, part ${place}`,
  description: 'We try Acme',
  extractor: 'youtube',
  webpage_url: `https://video.example/v${place}`,
  uploader: 'Ann B',
  upload_date: '20261120',
  timestamp: 1795161600,
  formats: [{ format_id: '1' }, { format_id: '2' }],
  comments,
});
const comment = (id: string) => ({
  id,
  parent: 'root',
  text: `Acme, says ${id}`,
  author: '@bo',
  author_id: 'UC7',
  like_count: 3,
  timestamp: 1795161700,
});

describe('comments in the yt-dlp metadata of a video', () => {
  it('are found beside the video', async () => {
    const { found, warnings } = await readFileNamed(
      'v1.info.json',
      JSON.stringify(video(1, [comment('c1'), { id: 'c2', text: '' }, 'none'])),
    );
    expect(found).toMatchObject([
      { id: 'v1', kind: 'post', url: 'https://video.example/v1', publishedAt: '2026-11-20T08:00:00.000Z' },
      {
        id: 'c1',
        kind: 'comment',
        url: 'https://video.example/v1',
        text: 'Acme, says c1',
        author: { handle: '@bo', id: 'UC7' },
        engagement: { likes: 3 },
        publishedAt: '2026-11-20T08:01:40.000Z',
      },
    ]);
    expect(warnings).toEqual(['empty_item: 1 item without text, or deleted: left out']);
  });

  it('are not found without a list of them, or if nothing identifies a video', async () => {
    const rows = [video(1, null), video(2, 17), video(3, []), { ...video(4, [comment('c')]), extractor: null }];
    const { found, warnings } = await readFileNamed('videos.ndjson', rows.map((row) => JSON.stringify(row)).join('\n'));
    expect(found.map(({ id }) => id)).toEqual(['v1', 'v2', 'v3', 'v4']);
    expect(warnings).toEqual([]);
  });

  it('can have comments themselves, but only to a limited depth', async () => {
    const nested = (depth: number): string =>
      depth === 0 ? JSON.stringify(comment('c')) : `{"extractor":"x","text":"Acme","comments":[${nested(depth - 1)}]}`;
    const { found } = await readFileNamed('deep.json', nested(2000));
    expect(found).toHaveLength(5);
  });
});
