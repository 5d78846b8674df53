/** Content of the example tape: a made-up brand, made-up people, one week of talk about it. */

export interface Post {
  readonly network: 'hackernews' | 'bluesky' | 'mastodon' | 'googlenews';
  readonly hoursAgo: number;
  readonly author: string;
  readonly name?: string;
  readonly followers?: number;
  readonly title?: string;
  readonly text: string;
  readonly likes?: number;
  readonly reposts?: number;
  readonly replies?: number;
  readonly language?: string;
  readonly link?: string;
}

type Numbers = Pick<Post, 'followers' | 'likes' | 'reposts' | 'replies'>;

const bluesky = (hoursAgo: number, author: string, text: string, more: Partial<Post> = {}): Post => ({
  network: 'bluesky',
  hoursAgo,
  author,
  text,
  ...more,
});
const mastodon = (hoursAgo: number, author: string, text: string, more: Partial<Post> = {}): Post => ({
  network: 'mastodon',
  hoursAgo,
  author,
  text,
  ...more,
});
const hackernews = (
  hoursAgo: number,
  author: string,
  text: string,
  more: Partial<Post> & { title?: string } = {},
): Post => ({ network: 'hackernews', hoursAgo, author, text, ...more });
const googlenews = (hoursAgo: number, author: string, title: string, link: string): Post => ({
  network: 'googlenews',
  hoursAgo,
  author,
  title,
  text: '',
  link,
});
const numbers = (likes: number, reposts: number, replies: number, followers?: number): Numbers => ({
  likes,
  reposts,
  replies,
  ...(followers === undefined ? {} : { followers }),
});

export const POSTS: readonly Post[] = [
  bluesky(
    0.4,
    'ines.example',
    'Best flat white I have had in years at Acme Coffee, and they remembered my name. Love this place.',
    { name: 'Inês Prado', ...numbers(41, 6, 3) },
  ),
  bluesky(
    1.5,
    'tomasz.example',
    'Third week waiting for my refund from Acme Coffee. Nobody answers, the form is broken. Awful.',
    { name: 'Tomasz W.', ...numbers(58, 19, 12) },
  ),
  bluesky(2.2, 'ronja.example', 'Acme Coffee has oat milk on tap now?! Amazing.', {
    name: 'Ronja',
    ...numbers(22, 2, 4),
  }),
  bluesky(3.1, 'ines.example', 'Second day in a row at Acme Coffee. The new roast is wonderful.', {
    name: 'Inês Prado',
    ...numbers(17, 1, 0),
  }),
  bluesky(4.8, 'dmitri.example', 'Is Acme Coffee on Harbour Street open on Sundays?', {
    name: 'Dmitri',
    ...numbers(2, 0, 5),
  }),
  bluesky(
    5.5,
    'kwame.example',
    'Acme Coffee raised the price of a cortado again. Not happy, but the oat milk is still good.',
    { name: 'Kwame A.', ...numbers(9, 1, 2) },
  ),
  bluesky(7.9, 'acmecoffee.bsky.social', 'New at Acme Coffee: the winter roast, in all our shops from Monday.', {
    name: 'Acme Coffee',
    ...numbers(120, 31, 14),
  }),
  bluesky(9.2, 'leila.example', 'Meeting at Acme Coffee at ten, wifi is fine, queue is long.', {
    name: 'Leila H.',
    ...numbers(3, 0, 1),
  }),
  bluesky(
    11.0,
    'tomasz.example',
    'Update: Acme Coffee support closed my refund ticket without a word. Terrible service.',
    { name: 'Tomasz W.', ...numbers(33, 8, 7) },
  ),
  bluesky(14.3, 'sora.example', 'アクメじゃないけど Acme Coffee のラテはおいしい', {
    name: '空',
    language: 'ja',
    ...numbers(15, 2, 0),
  }),
  bluesky(
    18.7,
    'mireille.example',
    'Le nouveau café torréfié chez Acme Coffee est excellent, merci à toute l’équipe.',
    { name: 'Mireille', language: 'fr', ...numbers(12, 1, 1) },
  ),
  bluesky(20.1, 'pavel.example', 'The winter roast at Acme Coffee tastes of cherries. Great with oat milk.', {
    name: 'Pavel',
    ...numbers(26, 3, 2),
  }),
  bluesky(26.4, 'grace.example', 'Acme Coffee refund finally arrived after four weeks and six mails. Never again.', {
    name: 'Grace O.',
    ...numbers(44, 12, 9),
  }),
  bluesky(31.9, 'hana.example', 'Study spot of the month: Acme Coffee, upper floor. Quiet, warm, good lamps.', {
    name: 'Hana',
    ...numbers(19, 2, 1),
  }),
  bluesky(38.2, 'otto.example', 'Acme Coffee loyalty app update deleted all my points. Broken.', {
    name: 'Otto',
    ...numbers(21, 5, 6),
  }),
  bluesky(45.0, 'kwame.example', 'Loyalty app of Acme Coffee works again after the fix, thanks for the quick reply.', {
    name: 'Kwame A.',
    ...numbers(8, 0, 1),
  }),
  bluesky(52.6, 'yuki.example', 'Acme Coffee の新しい店、駅前にできた。', {
    name: 'Yuki',
    language: 'ja',
    ...numbers(31, 4, 2),
  }),
  bluesky(
    61.3,
    'nadia.example',
    'I counted: eleven people in front of me at Acme Coffee, one barista. Poor kid was lovely though.',
    { name: 'Nadia', ...numbers(37, 3, 4) },
  ),
  bluesky(77.7, 'emre.example', 'Acme Coffee beans, subscription day. The kitchen smells beautiful.', {
    name: 'Emre',
    ...numbers(14, 0, 0),
  }),
  bluesky(90.4, 'ines.example', 'Acme Coffee closed early today, no sign, no reason. Sad walk home.', {
    name: 'Inês Prado',
    ...numbers(6, 0, 2),
  }),
  bluesky(101.0, 'zola.example', 'Who else thinks the Acme Coffee oat milk latte is overrated?', {
    name: 'Zola',
    ...numbers(11, 1, 16),
  }),
  bluesky(119.5, 'bram.example', 'Acme Coffee at the airport: same price, half the cup.', {
    name: 'Bram',
    ...numbers(24, 6, 3),
  }),
  bluesky(133.8, 'lucia.example', 'Acme Coffee hired my brother as a barista, so proud of him.', {
    name: 'Lucía',
    ...numbers(66, 2, 8),
  }),
  bluesky(151.2, 'otto.example', 'Acme Coffee app asks for my location to show a menu. Why?', {
    name: 'Otto',
    ...numbers(28, 7, 5),
  }),

  mastodon(0.9, 'fern', 'Refund season at #AcmeCoffee: still waiting, no answer since October.', {
    name: 'Fern',
    ...numbers(12, 9, 2, 840),
  }),
  mastodon(3.7, 'jules', 'Lovely barista at #AcmeCoffee fixed my bike light with a coffee stirrer. Thank you!', {
    name: 'Jules 🚲',
    ...numbers(48, 14, 6, 2300),
  }),
  mastodon(
    6.3,
    'admin_of_things',
    '#AcmeCoffee public wifi blocks SSH. That is a bad idea for a place full of laptops.',
    { name: 'admin of things', ...numbers(31, 11, 9, 5100) },
  ),
  mastodon(12.8, 'marit', '#AcmeCoffee har fått ny vinterkaffe, den er veldig god.', {
    name: 'Marit',
    language: 'no',
    ...numbers(5, 1, 0, 310),
  }),
  mastodon(22.9, 'fern', 'Day 41: #AcmeCoffee support has a new form. The form is broken too.', {
    name: 'Fern',
    ...numbers(25, 17, 4, 840),
  }),
  mastodon(29.5, 'quill', 'Wrote half a chapter at #AcmeCoffee. Good light, good noise.', {
    name: 'Quill',
    ...numbers(17, 2, 1, 1290),
  }),
  mastodon(48.1, 'sol', 'The winter roast from #AcmeCoffee is a delight. Cherries and smoke.', {
    name: 'Sol',
    ...numbers(20, 5, 2, 670),
  }),
  mastodon(66.6, 'tibor', '#AcmeCoffee still puts a plastic lid on a cup for here. Disappointing.', {
    name: 'Tibor',
    ...numbers(14, 6, 3, 450),
  }),
  mastodon(83.0, 'jules', 'Bike rack in front of #AcmeCoffee at last. Happy.', {
    name: 'Jules 🚲',
    ...numbers(29, 7, 1, 2300),
  }),
  mastodon(97.4, 'wren', 'Is there a #AcmeCoffee near the university that has sockets?', {
    name: 'Wren',
    ...numbers(1, 1, 7, 95),
  }),
  mastodon(125.1, 'admin_of_things', '#AcmeCoffee fixed the wifi. Credit where it is due, that was quick and good.', {
    name: 'admin of things',
    ...numbers(22, 4, 2, 5100),
  }),
  mastodon(140.9, 'nell', 'Overheard at #AcmeCoffee: "I only come for the wifi and the cake." Same.', {
    name: 'Nell',
    ...numbers(35, 8, 3, 780),
  }),

  hackernews(
    8.4,
    'sleevecap',
    'Acme Coffee open-sourced the scheduler for their roasters, and the code is surprisingly good.',
    {
      title: 'Show HN: Roastd, the scheduler behind Acme Coffee',
      link: 'https://roastd.example/',
      ...numbers(212, 0, 87),
    },
  ),
  hackernews(
    8.9,
    'pjx',
    'I worked on point of sale at a competitor of Acme Coffee. Their refund flow is a nightmare: three systems, none of which agree.',
    numbers(0, 0, 3),
  ),
  hackernews(
    9.6,
    'gramophone',
    'The demo is nice, but Acme Coffee should fix the loyalty app first.',
    numbers(0, 0, 1),
  ),
  hackernews(
    10.2,
    'tin_roof',
    'Acme Coffee engineer here: the refund backlog is real, and we are sorry. A fix ships this week.',
    numbers(0, 0, 5),
  ),
  hackernews(17.5, 'pjx', 'Good to see Acme Coffee people answer here. I hope the fix works.', numbers(0, 0, 0)),
  hackernews(54.0, 'lathe', 'Acme Coffee pays its suppliers late, according to the filing.', {
    title: 'Acme Coffee files accounts for 2025',
    link: 'https://filings.example/acme-coffee',
    ...numbers(34, 0, 12),
  }),
  hackernews(
    55.7,
    'gramophone',
    'Late payment at Acme Coffee is thirty-four days on average; the sector is at thirty-one. Hardly a scandal.',
    numbers(0, 0, 2),
  ),
  hackernews(
    112.2,
    'mothwing',
    'Ask HN was full of praise for Acme Coffee as a quiet office. I find it too loud.',
    numbers(0, 0, 4),
  ),

  googlenews(
    5.9,
    'The Harbour Post',
    'Acme Coffee apologises for refund delays',
    'https://harbourpost.example/acme-refunds',
  ),
  googlenews(
    6.6,
    'City Ledger',
    'Customers angry over refund delays at Acme Coffee',
    'https://cityledger.example/refunds',
  ),
  googlenews(
    28.0,
    'Roast Weekly',
    'Review: the winter roast of Acme Coffee is its best yet',
    'https://roastweekly.example/winter',
  ),
  googlenews(
    57.3,
    'City Ledger',
    'Acme Coffee opens a shop at the central station',
    'https://cityledger.example/station',
  ),
  googlenews(80.8, 'Business Tide', 'Acme Coffee profit falls as milk prices rise', 'https://tide.example/profit'),
  googlenews(
    129.7,
    'Roast Weekly',
    'Acme Coffee to publish the names of all its farms',
    'https://roastweekly.example/farms',
  ),
];
