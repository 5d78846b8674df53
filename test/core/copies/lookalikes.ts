/** Lines from machines and forms, identical except for what is filled in. A pair is made of two fillings. */

export interface Template {
  readonly name: string;
  readonly kind: 'post' | 'article';
  readonly title?: string;
  /** `{0}` is the first slot. */
  readonly text: string;
  /** Fillings, each with one value per slot. */
  readonly fillings: readonly (readonly string[])[];
  /** Whether one account posts all of them, or a different one each time. */
  readonly by: 'one' | 'many';
}

export const TEMPLATES: readonly Template[] = [
  {
    name: 'weather with numbers',
    kind: 'post',
    by: 'one',
    text: 'Weather in {0} at noon: {1} degrees, wind {2} km/h from the west, humidity {3} percent, pressure falling slowly. Updated every hour by the Acme weather bot.',
    fillings: [
      ['Elmsford', '21', '12', '40'],
      ['Elmsford', '23', '9', '38'],
      ['Harbour Point', '21', '12', '41'],
      ['Elmsford', '18', '12', '55'],
      ['Mill Green', '16', '30', '71'],
    ],
  },
  {
    name: 'weather in words',
    kind: 'post',
    by: 'one',
    text: 'Good morning from the Acme roof: the sky over the harbour is {0} today, the sea is {1}, and the wind comes from the {2}. Have a nice day everybody.',
    fillings: [
      ['clear', 'calm', 'north'],
      ['grey', 'calm', 'north'],
      ['clear', 'rough', 'south'],
      ['hazy', 'choppy', 'east'],
      ['clear', 'calm', 'west'],
    ],
  },
  {
    name: 'share prices',
    kind: 'article',
    by: 'one',
    title: 'Acme shares {0} {1} percent to {2}',
    text: 'Shares of Acme Holdings {0} {1} percent to {2} on Thursday. The stock has traded between {3} and {4} over the last twelve months. The company has a market value of {5} billion and pays a dividend twice a year. Analysts who follow the company rate it a hold on average, according to figures collected by this service. This text was written by a machine.',
    fillings: [
      ['rise', '1.2', '34.50', '28.10', '41.00', '3.2'],
      ['fall', '0.8', '34.22', '28.10', '41.00', '3.1'],
      ['rise', '2.4', '35.01', '28.10', '41.00', '3.3'],
      ['fall', '3.0', '33.96', '28.10', '41.00', '3.1'],
    ],
  },
  {
    name: 'prices of a shop',
    kind: 'post',
    by: 'one',
    text: 'Deal of the day at Acme Outlet: the {0} is down to {1} from {2}, only while stocks last, delivery free on orders over fifty. Tap the link in our profile to order.',
    fillings: [
      ['kettle', '29.99', '49.99'],
      ['kettle', '24.99', '49.99'],
      ['toaster', '29.99', '44.99'],
      ['coffee grinder', '39.00', '59.00'],
      ['blender', '29.99', '49.99'],
    ],
  },
  {
    name: 'job ads',
    kind: 'article',
    by: 'one',
    title: '{0} in {1}',
    text: 'Acme Coffee is looking for a {0} to join the team in {1}. You enjoy working with people, you keep calm when the queue is long, and you know that good coffee takes time. We offer a permanent contract, paid training, five weeks of holiday and as much coffee as you can drink. No certificates are needed; we read every letter. Please write to us with a few words about yourself and the day on which you could begin. We are looking forward to meeting you.',
    fillings: [
      ['Barista', 'Elmsford'],
      ['Barista', 'Mill Green'],
      ['Shift Manager', 'Elmsford'],
      ['Baker', 'Harbour Point'],
      ['Barista', 'Harbour Point'],
    ],
  },
  {
    name: 'job ads of many recruiters',
    kind: 'post',
    by: 'many',
    text: 'We are hiring! {0} wanted for our shop in {1}, full time, good pay, friendly team, start as soon as possible. Apply now through the Acme career page or ask in the shop.',
    fillings: [
      ['Barista', 'Elmsford'],
      ['Barista', 'Mill Green'],
      ['Cashier', 'Elmsford'],
      ['Baker', 'Harbour Point'],
    ],
  },
  {
    name: 'release notes',
    kind: 'article',
    by: 'one',
    title: 'Acme Player {0}',
    text: 'Acme Player {0} is now available for download. This release fixes {1} reported since the last version and improves the start-up time on older machines. As always, please make a backup of your library before you update. The installer checks the signature of every file. If something goes wrong, the previous version can be restored from the menu. Thank you to everyone who sent reports and translations; the full list of changes is in the archive.',
    fillings: [
      ['2.3.1', 'seven bugs'],
      ['2.3.2', 'seven bugs'],
      ['2.4.0', 'nine bugs'],
      ['2.4.1', 'three bugs'],
    ],
  },
  {
    name: 'horoscopes with one body',
    kind: 'post',
    by: 'one',
    text: '{0} today: love is closer than you think, money wants to be watched, and a letter brings good news before the evening. Your number is {1}. Read yours at the Acme oracle.',
    fillings: [
      ['Aries', '7'],
      ['Taurus', '7'],
      ['Gemini', '12'],
      ['Leo', '3'],
      ['Virgo', '7'],
    ],
  },
  {
    name: 'horoscopes with sentences drawn by lot',
    kind: 'article',
    by: 'one',
    title: 'Your day under the sign of {0}',
    text: 'The moon stands well for you today. {1} At work, keep what you know to yourself until somebody asks. {2} In the evening a walk does more good than another cup of Acme coffee. {3} Your colour is green.',
    fillings: [
      ['Aries', 'An old friend remembers you.', 'Money comes and goes.', 'Sleep early.'],
      ['Leo', 'Someone waits for an answer.', 'Money comes and goes.', 'Stay up late for once.'],
      ['Virgo', 'An old friend remembers you.', 'A bill is lower than feared.', 'Sleep early.'],
      ['Libra', 'Do not open the letter yet.', 'Lend nothing today.', 'Call your sister.'],
    ],
  },
  {
    name: 'results of a quiz',
    kind: 'post',
    by: 'many',
    text: 'I scored {0} out of 100 on the Acme coffee quiz and I am a {1}! Can you beat me? Try it yourself and find out which coffee you are.',
    fillings: [
      ['87', 'flat white'],
      ['64', 'flat white'],
      ['87', 'cold brew'],
      ['91', 'ristretto'],
    ],
  },
  {
    name: 'petitions that everybody signs with the same words',
    kind: 'post',
    by: 'many',
    text: 'I just signed the petition to save the Acme roastery. Please sign it too!',
    fillings: [[], [], [], []],
  },
  {
    name: 'the same few words by everybody',
    kind: 'post',
    by: 'many',
    text: 'Check out acme! {0}',
    fillings: [[''], [''], [''], ['']],
  },
  {
    name: 'congratulations',
    kind: 'post',
    by: 'many',
    text: 'Happy birthday Acme, and thank you for all the coffee',
    fillings: [[], [], []],
  },
  {
    name: 'scores of matches',
    kind: 'post',
    by: 'one',
    text: 'Full time at the Acme Arena: {0} {1}, {2} {3}. Thank you to all who came, get home safely, and see you at the next game. Highlights will be online in an hour.',
    fillings: [
      ['Rovers', '2', 'United', '1'],
      ['Rovers', '1', 'United', '1'],
      ['Rovers', '2', 'Wanderers', '1'],
      ['Rovers', '0', 'Athletic', '3'],
    ],
  },
  {
    name: 'events in several towns',
    kind: 'article',
    by: 'one',
    title: 'Acme tasting evening in {0}',
    text: 'Join us for a tasting evening in our branch in {0}. Our roasters bring six coffees from three continents and explain how to taste the difference. There will be bread, cheese and plenty of water, and you may take home what is left. The evening begins at {1} and lasts about two hours. Entry is free, but seats are few: please put your name on the list in the shop. Children are welcome and get hot chocolate.',
    fillings: [
      ['Elmsford', '7 pm'],
      ['Mill Green', '7 pm'],
      ['Harbour Point', '8 pm'],
      ['Elmsford', '6 pm'],
    ],
  },
  {
    name: 'threads of every day',
    kind: 'post',
    by: 'one',
    title: 'Daily coffee thread, {0}',
    text: 'What are you drinking today? Tell us about your beans, your grinder and your cup, ask the questions that are too small for a thread of their own, and be kind to beginners. Everything about Acme machines goes here too.',
    fillings: [['18 November'], ['19 November'], ['20 November'], ['21 November']],
  },
  {
    name: 'press releases with one end',
    kind: 'article',
    by: 'one',
    title: 'Acme {0}',
    text: '{1} About Acme: Acme roasts coffee since 1987 in a former mill by the river. The company runs forty branches, employs more than six hundred people and buys from farms that it knows by name. For pictures and further questions please write to the press office, which answers within a day.',
    fillings: [
      [
        'opens a school for roasters',
        'Acme today opened a school in which thirty young people a year will learn to roast. The mayor cut a ribbon made of coffee sacks, and the first pupils served espresso to some two hundred guests.',
      ],
      [
        'buys an old railway',
        'Acme has bought the disused line between the mill and the harbour and will carry its beans by train from next autumn, which saves nine hundred lorries a year according to the works council.',
      ],
      [
        'names a new chief',
        'The board has named Ann Example chief executive. She follows Bob Sample, who leaves after eleven years to grow olives, and will move into the smallest office at her own wish.',
      ],
    ],
  },
  {
    name: 'weather in Japanese',
    kind: 'post',
    by: 'one',
    text: 'アクメ気象台からお知らせします。今日の{0}の天気は{1}、最高気温は{2}度、最低気温は{3}度の見込みです。お出かけの際は足もとにお気をつけください。',
    fillings: [
      ['東町', '晴れ', '21', '12'],
      ['東町', '曇り', '21', '12'],
      ['西町', '晴れ', '23', '12'],
      ['東町', '雨', '17', '9'],
    ],
  },
  {
    name: 'job ads in Chinese',
    kind: 'article',
    by: 'one',
    title: '阿克米咖啡{0}招聘{1}',
    text: '阿克米咖啡{0}门店现招聘{1}，要求热爱咖啡，待人友善，能够适应轮班。我们提供带薪培训、五周年假和稳定的工作，经验不限，欢迎把简历发到邮箱，我们会在三天之内回复每一封来信，期待与你见面。',
    fillings: [
      ['东城', '咖啡师'],
      ['西城', '咖啡师'],
      ['东城', '店长'],
      ['南湖', '面包师'],
    ],
  },
  {
    name: 'timetables in German',
    kind: 'post',
    by: 'one',
    text: 'Verkehrsmeldung der Acme Bahn: Auf der Linie {0} kommt es zwischen {1} und {2} wegen einer Störung zu Verspätungen von etwa {3} Minuten. Wir bitten um Entschuldigung und melden uns wieder.',
    fillings: [
      ['S1', 'Mühldorf', 'Hafen', '10'],
      ['S1', 'Mühldorf', 'Hafen', '20'],
      ['S3', 'Mühldorf', 'Neustadt', '10'],
      ['S1', 'Altdorf', 'Hafen', '10'],
    ],
  },
];
