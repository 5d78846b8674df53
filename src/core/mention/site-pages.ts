/** Well-known sites that have several addresses for one page, and the canonical form of these addresses. */
import type { WebAddress } from './redirectors.js';

/** Returns the page's shortest address on its site; unknown addresses are returned unchanged. Idempotent. */
export function atHome(address: WebAddress): WebAddress {
  const alias = ALIASES.find(({ host }) => host.test(address.host));
  const own = alias === undefined ? address : { ...address, host: address.host.replace(alias.host, alias.is) };
  const site = SITES.find(({ host }) => host.test(own.host));
  return site?.page(own) ?? fediverse(own);
}

/** Whether a host has rules here. */
export function isSpecialSite(host: string): boolean {
  return [...ALIASES, ...SITES].some((one) => one.host.test(host));
}

/** Hosts with another name: former ones, and mirrors. */
const ALIASES: readonly { readonly host: RegExp; readonly is: string }[] = [
  {
    host: /^(?:twitter\.com|nitter\.(?:net|[a-z0-9-]+\.[a-z]+)|xcancel\.com|fxtwitter\.com|vxtwitter\.com|fixupx\.com|fixvx\.com)$/,
    is: 'x.com',
  },
  { host: /^(?:old|new|np|i|sh|pay|[a-z]{2})\.reddit\.com$/, is: 'reddit.com' },
  { host: /^(?:youtube-nocookie\.com|music\.youtube\.com)$/, is: 'youtube.com' },
  { host: /^(?:fxbsky|vxbsky|bskyx)\.app$|^(?:main|staging)\.bsky\.(?:dev|app)$/, is: 'bsky.app' },
  { host: /^(?:fb\.com|(?:web|mbasic|[a-z]{2}-[a-z]{2})\.facebook\.com)$/, is: 'facebook.com' },
  { host: /^threads\.net$/, is: 'threads.com' },
  { host: /^(?:telegram\.me|telegram\.dog)$/, is: 't.me' },
  { host: /^smile\.amazon\./, is: 'amazon.' },
  { host: /^itunes\.apple\.com$/, is: 'apps.apple.com' },
];

interface Site {
  readonly host: RegExp;
  /** Returns null if the page is not of a kind that has several addresses. */
  page(address: WebAddress): WebAddress | null;
}

const STACK = /(?:^|\.)(?:stackexchange|stackoverflow|serverfault|superuser|askubuntu)\.com$|^mathoverflow\.net$/;

const SITES: readonly Site[] = [
  {
    host: /^(?:youtube\.com|youtu\.be)$/,
    page: (address) => {
      const [first = '', second] = address.segments;
      const isShort = address.host === 'youtu.be';
      const video = isShort
        ? first
        : first === 'watch'
          ? parameter(address, 'v')
          : /^(?:shorts|embed|live|v)$/.test(first)
            ? second
            : undefined;
      if (video === undefined || !/^[\w-]{6,20}$/.test(video)) return null;
      // A comment has an address on the page of its video.
      return at('youtube.com', ['watch'], [['v', video], ...only(address, 'lc')]);
    },
  },
  {
    host: /^x\.com$/,
    page: ({ host, segments: [user = '', kind = '', post = ''], parameters }) => {
      if (/^status(?:es)?$/.test(kind) && /^\d+$/.test(post)) return at(host, [user.toLowerCase(), 'status', post]);
      return kind === '' &&
        user !== '' &&
        /^\w+$/.test(user) &&
        parameters.every(([name]) => /^(?:s|t|lang)$/.test(name))
        ? at(host, [user.toLowerCase()])
        : null;
    },
  },
  {
    host: /^(?:reddit\.com|redd\.it)$/,
    page: ({ host, segments }) => {
      const [post = '', , comment] = host === 'redd.it' ? segments : afterComments(segments);
      if (!/^[a-z0-9]{3,12}$/i.test(post)) return null;
      return at('reddit.com', ['comments', post.toLowerCase(), ...(comment === undefined ? [] : ['_', comment])]);
    },
  },
  {
    host: /^news\.ycombinator\.com$/,
    page: (address) => (address.segments[0] === 'item' ? at(address.host, ['item'], only(address, 'id')) : null),
  },
  {
    host: /^bsky\.app$/,
    page: ({ host, segments: [profile, who = '', post, key] }) =>
      profile === 'profile' && post === 'post' && key !== undefined
        ? at(host, [profile, who.toLowerCase(), post, key])
        : null,
  },
  {
    host: /(?:^|\.)medium\.com$/,
    page: ({ segments }) => {
      const [, post] = /(?:^|-)([\da-f]{10,12})$/.exec(segments.at(-1) ?? '') ?? [];
      return post === undefined ? null : at('medium.com', ['p', post]);
    },
  },
  {
    host: /(?:^|\.)substack\.com$/,
    page: (address) => {
      const { host, segments } = address;
      const [pub, name = '', p, slug] = segments;
      if (host === 'open.substack.com' && pub === 'pub' && p === 'p' && slug !== undefined) {
        return at(`${name.toLowerCase()}.substack.com`, ['p', slug]);
      }
      return segments[0] === 'p' ? at(host, segments) : null;
    },
  },
  {
    host: /^news\.google\.com$/,
    page: ({ host, segments }) => {
      const place = segments.findIndex((segment) => segment === 'articles' || segment === 'read');
      const article = segments[place + 1];
      return place === -1 || article === undefined ? null : at(host, ['articles', article]);
    },
  },
  {
    host: /^github\.com$/,
    page: ({ host, segments: [owner, name, ...rest], parameters }) =>
      owner === undefined || name === undefined
        ? null
        : at(
            host,
            [owner.toLowerCase(), name.toLowerCase().replace(/\.git$/, ''), ...rest],
            parameters.filter(([parameter]) => parameter !== 'tab'),
          ),
  },
  {
    host: /\.wikipedia\.org$/,
    page: ({ host, segments, parameters: [first, ...others] }) =>
      segments.join('/') === 'w' && first?.[0] === 'title' && others.length === 0
        ? at(host, ['wiki', encodeURIComponent(first[1]).replaceAll('%20', '_').replaceAll('%3A', ':')])
        : null,
  },
  {
    host: /^amazon\.[a-z.]{2,6}$/,
    page: ({ host, segments }) => {
      const [, product] =
        /(?:^|\/)(?:dp|gp\/product|gp\/aw\/d|exec\/obidos\/ASIN)\/([A-Z0-9]{10})(?:\/|$)/i.exec(segments.join('/')) ??
        [];
      return product === undefined ? null : at(host, ['dp', product.toUpperCase()]);
    },
  },
  {
    host: /^(?:apps|podcasts)\.apple\.com$/,
    page: (address) => {
      const number = address.segments.at(-1) ?? '';
      const [country = '', kind = ''] = /^(?:app|podcast)$/.test(address.segments[0] ?? '')
        ? ['us', ...address.segments]
        : address.segments;
      return /^id\d+$/.test(number) ? at(address.host, [country, kind, number], only(address, 'i')) : null;
    },
  },
  {
    host: /^linkedin\.com$/,
    page: ({ host, segments }) => {
      const [, activity] =
        /^(?:posts\/.*[-_]activity-|feed\/update\/urn:li:activity:)(\d{10,25})/.exec(
          segments.join('/').replaceAll('%3A', ':'),
        ) ?? [];
      return activity === undefined ? null : at(host, ['feed', 'update', `urn:li:activity:${activity}`]);
    },
  },
  {
    host: /^instagram\.com$/,
    page: ({ host, segments }) => {
      const [, post] = /^(?:[\w.]+\/)?(?:p|reel|reels|tv)\/([\w-]{5,40})(?:\/|$)/.exec(segments.join('/')) ?? [];
      return post === undefined ? null : at(host, ['p', post]);
    },
  },
  {
    host: /^facebook\.com$/,
    page: (address) => {
      const [first = ''] = address.segments;
      if (/^(?:story|permalink)\.php$/.test(first))
        return at(address.host, ['story.php'], only(address, 'story_fbid', 'id'));
      const kept = address.parameters.filter(
        ([name]) => !/^(?:__.*|rdid|share_url|ref|locale|paipv|eav|_rdr)$/.test(name),
      );
      return at(address.host, address.segments, kept);
    },
  },
  { host: /^tiktok\.com$/, page: ({ host, segments }) => (segments[1] === 'video' ? at(host, segments) : null) },
  {
    host: /^t\.me$/,
    page: (address) => {
      const [, channel, post] = /^(?:s\/)?(\w+)\/(\d+)$/.exec(address.segments.join('/')) ?? [];
      return channel === undefined || post === undefined
        ? null
        : at(address.host, [channel.toLowerCase(), post], only(address, 'comment'));
    },
  },
  {
    host: STACK,
    page: ({ host, segments }) => {
      const [first = '', id = '', , answer = ''] = segments;
      if (!/^\d+$/.test(id)) return null;
      if (first === 'a' || (first === 'questions' && /^\d+$/.test(answer)))
        return at(host, ['a', first === 'a' ? id : answer]);
      return /^q(?:uestions)?$/.test(first) ? at(host, ['questions', id]) : null;
    },
  },
  {
    host: /^open\.spotify\.com$/,
    page: ({ host, segments }) => at(host, segments[0]?.startsWith('intl-') === true ? segments.slice(1) : segments),
  },
];

/** Mastodon and related servers have one address of a post for people, and one for machines. */
function fediverse(address: WebAddress): WebAddress {
  const [, user, post] = /^users\/([\w.-]+)\/statuses\/(\d+)(?:\/activity)?$/.exec(address.segments.join('/')) ?? [];
  return user === undefined || post === undefined ? address : at(address.host, [`@${user}`, post], [], address.port);
}

function at(
  host: string,
  segments: readonly string[],
  parameters: WebAddress['parameters'] = [],
  port = '',
): WebAddress {
  return { host, port, segments, parameters, route: '' };
}

const parameter = ({ parameters }: WebAddress, name: string): string | undefined =>
  parameters.find((one) => one[0] === name)?.[1];

const only = ({ parameters }: WebAddress, ...names: readonly string[]): WebAddress['parameters'] =>
  parameters.filter(([name]) => names.includes(name));

/** Returns the segments after `comments`: the post, its title, the comment. */
function afterComments(segments: readonly string[]): readonly string[] {
  const place = segments.indexOf('comments');
  return place === -1 ? [] : segments.slice(place + 1);
}
