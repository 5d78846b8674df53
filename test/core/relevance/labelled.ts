/**
 * Made-up posts about made-up brands whose names are common words, labeled by hand: is the post about the brand? Each
 * line is `+` or `-`, then optionally `kind`, `title` and `tags`, then the text, separated by ` | `. Posts that say
 * nothing about the brand, such as spam under its hashtag, are labeled `-`.
 */
import { parseQuery } from '../../../src/core/query/parse.js';
import { or } from '../../../src/core/query/tree.js';
import type { Kind, Profile, Query } from '../../../src/types.js';

export interface Labelled {
  readonly brand: string;
  readonly isMeant: boolean;
  readonly kind: Kind;
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly text: string;
}

interface Described {
  readonly profile: Profile;
  readonly lines: string;
}

const profile = (name: string, given: Partial<Profile>): Profile => ({
  name,
  ...{ aliases: [], handles: [], hashtags: [], domains: [], owned: [], context: [], exclude: [], languages: [] },
  ...{ caseSensitive: false, competitors: [], lexicon: {} },
  ...given,
});

const BRANDS: readonly Described[] = [
  {
    profile: profile('Orchard', {
      handles: ['@orchardphones'],
      domains: ['orchard-phones.example'],
      context: ['phone*', 'laptop*', 'app', 'battery', 'screen', 'ios', 'charger', 'update', 'tablet'],
      exclude: ['apple trees', 'cider', 'harvest', 'pruning', 'blossom', 'pears'],
      competitors: ['Meadowlark', 'Pinecone Mobile'],
    }),
    lines: `
+ | My Orchard phone died after eleven months and the shop wants half the price to replace the battery.
+ | Switched from Meadowlark to Orchard last week, the screen is so much better.
+ | Why does every Orchard update move the buttons around? I just want to answer a call.
+ | title=Orchard cuts prices of its tablets ahead of the holidays | kind=article | The maker of phones and laptops said on Tuesday that prices fall by a tenth.
+ | @orchardphones third time I bring in this laptop. Can somebody please look at it properly?
+ | orchard laptop keyboards are the best i have typed on, fight me
+ | I bought shares of Orchard when everybody laughed. Who is laughing now.
+ | The new charger from Orchard does not fit the old phones. Of course it doesn't.
+ | Anyone else's Orchard stuck on the white screen after the update? Support told me to wait.
+ | title=Ask: is the Orchard tablet good enough for drawing? | kind=question | I draw two hours a day and my old one is giving up. Battery matters more than weight.
+ | honestly impressed with #orchard support today, new phone in 24 h #phones
+ | Two years with an Orchard and not one crash. Say what you like about the price.
+ | kind=review | Great phone, poor charger. Orchard should be ashamed to sell it apart.
+ | Orchard hat meinen Laptop in drei Tagen repariert, Kundenservice top.
+ | Le nouveau téléphone d'Orchard est beau, mais la batterie ne tient pas la journée.
+ | My mother asked me to set up her Orchard and now I am tech support for the whole village.
+ | kind=comment | Same here, the Orchard app keeps logging me out every morning.
+ | Orchard announces record quarterly revenue, customers announce record prices.
+ | My orchard phone fell into the sea and still rings.
+ | I will never understand why my orchard needs an update every single morning.
+ | So orchard decided that nobody needs a headphone socket.
+ | Got an orchard for my birthday and cannot put it down!
- | We walked through the old orchard behind the church, the blossom was out and the bees were mad with joy.
- | Pruning the orchard all weekend, my arms are gone.
- | Grandfather planted this orchard in 1951. Forty apple trees, six pears, one stubborn quince.
- | The orchard gave us so much fruit this year that we pressed three hundred litres of cider.
- | title=Volunteers wanted for the community orchard | kind=article | Bring gloves. Harvest begins on Saturday at nine, tea is provided.
- | There is a small orchard at the end of our road where the deer come at night.
- | Sunset over the orchard #landscape #sunset #nature #photography #golden #trees #orchard #evening #sky #light
- | kind=image | tags=orchard,autumn,walk | Mud, leaves and a happy dog.
- | Chekhov's The Cherry Orchard at the town theatre tonight, two tickets left.
- | Turn left at Orchard Road and walk down to the river, you cannot miss it.
- | We stayed at the Orchard, a small hotel above the bay.
- | Met the Orchard family on the ferry, all nine of them.
- | My neighbour runs an orchard and sells honey at the gate.
- | In the orchard the wasps have found the windfalls, mind your feet.
- | FREE GIVEAWAY click here to win a phone #orchard #meadowlark #pinecone #free #win #giveaway #phones #love #follow
- | https://deals.example/orchard-sale-now
- | kind=article | title=Ten gardens to see in spring | ${'Gravel paths, a fountain, and a tea room that opens at ten. '.repeat(30)}Behind the wall lies an orchard. ${'There is a bus every hour. '.repeat(8)}
- | kind=comment | An orchard needs bees more than it needs us.
- | Der Obstgarten heißt hier Orchard Lane, warum auch immer.
`,
  },
  {
    profile: profile('Beacon', {
      handles: ['@beacontv'],
      domains: ['beacon.example'],
      context: ['stream*', 'series', 'episode*', 'subscri*', 'watch*', 'app', 'film*', 'season'],
      exclude: ['lighthouse', 'hope', 'avalanche', 'bluetooth', 'hill'],
      competitors: ['Lumenplay'],
    }),
    lines: `
+ | Beacon raised the price again, I am cancelling my subscription tonight.
+ | Is Beacon down for anybody else? The app just says try later.
+ | The new season of Harbour Nine on Beacon is worth every minute.
+ | Watching it on Beacon because Lumenplay took it down in the middle of the series.
+ | title=Beacon to show adverts in its cheapest plan | kind=article | The streaming company told shareholders that subscribers may pay more to be left alone.
+ | @beacontv where are the subtitles? Episode four has none.
+ | I pay for Beacon mostly so that the kids can watch the penguin thing on repeat.
+ | beacon keeps recommending me films i turned off after ten minutes
+ | Customer support of Beacon answered in five minutes. I was not ready.
+ | kind=review | The app is slow on my television and Beacon forgets where I was. Two stars.
+ | tags=beacon,series | kind=post | Finished the whole season in one night, no regrets.
+ | What a strange ending. Beacon really let them do that with eight million viewers?
+ | Beacon and Lumenplay should merge so I can cancel one thing instead of two.
+ | kind=question | title=How do I get a refund from Beacon? | They charged me twice in March and the account page is empty.
+ | J'ai résilié mon abonnement Beacon, plus rien à regarder depuis un an.
+ | Beacon hat die beste Serie des Jahres und keiner redet darüber.
+ | kind=comment | I only keep Beacon for the documentaries.
+ | We finally got beacon and I have not slept since.
+ | Whoever writes the descriptions for beacon has never seen the films.
+ | my review of the last episode is up at https://beacon.example/shows/harbour-nine tell me i am wrong
- | Her courage was a beacon of hope for all of us in those years.
- | We lit the beacon on the hill at nine and saw the next one answer.
- | Always test your avalanche beacon before you leave the hut.
- | The bluetooth beacon in the museum tells the phone which room you are in.
- | A beacon in the dark, that is what this library was to me.
- | title=Restored beacon shines again | kind=article | The lighthouse keeper's granddaughter switched it on.
- | Up to the beacon and back before breakfast, 11 km, wind from the side.
- | The town calls itself a beacon of tolerance, then closes the shelter.
- | kind=article | title=Council meets on Monday | ${'The minutes were approved and the roof was discussed at length. '.repeat(28)}A member called the school a beacon. ${'The meeting closed at ten. '.repeat(8)}
- | Belisha beacon repaired at last, the crossing is safe again.
- | We live on Beacon Street, the blue door next to the baker.
- | The Beacon is a pub with good beer and a bad juke box.
- | #beacon #hope #light #faith #blessed #amen #love #peace #sunday #prayer
- | Web beacon requests are blocked by default in this browser, good.
- | The flight recorder has an underwater beacon that lasts thirty days.
- | kind=comment | Be a beacon, not a mirror.
- | Make money from home, dm me for signals, guaranteed profits #beacon #lumenplay #films
- | kind=image | tags=beacon,sea,walk,coast,sky | Salt in my hair.
- | https://blog.example/2026/beacon
`,
  },
  {
    profile: profile('Anvil', {
      handles: ['@anvilbank'],
      domains: ['anvilbank.example'],
      hashtags: ['#anvilbank'],
      context: ['bank*', 'account*', 'card*', 'loan*', 'app', 'transfer*', 'fees', 'branch*', 'interest'],
      exclude: ['blacksmith', 'hammer', 'forge', 'forging', 'cloud', 'iron'],
      competitors: ['Tern Bank'],
    }),
    lines: `
+ | Anvil froze my account on a Friday evening. No card, no cash, no answer.
+ | Opened an account with Anvil in six minutes on the train.
+ | title=Anvil fined for slow refunds | kind=article | The regulator said that the bank left customers waiting for ninety days.
+ | Moved the savings from Tern Bank to Anvil, the interest is twice as high.
+ | @anvilbank your app shows me somebody else's balance. That is not good.
+ | Why is Anvil asking for my passport again? They have it three times.
+ | The people at the Anvil branch on the square were lovely to my father.
+ | anvil card declined at the petrol station, thanks for that
+ | tags=anvilbank | Three weeks and still no new card. Is anybody there?
+ | Anvil is hiring two hundred engineers, according to a letter to staff.
+ | kind=question | title=Does Anvil charge for transfers abroad? | The page about fees does not say.
+ | kind=review | Anvil works. No fees, no branches, no drama.
+ | The queue at Anvil is longer than at the post office and that says something.
+ | I like how Anvil shows the rate before you pay, others hide it.
+ | Anvil me cobró dos veces y el reembolso tarda ya un mes.
+ | kind=comment | Been with Anvil for four years, never again another one.
+ | Outage at Anvil again, second Monday in a row.
+ | Paid my rent with anvil and it took four days.
+ | Nobody at anvil picks up the phone any more.
+ | my landlord only takes Anvil, so I have an account I never look at
- | The blacksmith let me try the hammer on the anvil, my ears still ring.
- | Found a nineteenth-century anvil in the barn, 120 kilos of iron.
- | Look at that anvil cloud, the storm will be here within the hour.
- | The smallest bones are the hammer, the anvil and the stirrup.
- | Between hammer and anvil, as my grandmother used to say.
- | Dropped an anvil on the coyote, classic cartoon.
- | kind=article | title=A weekend at the forge | Participants learn to hold the tongs, to heat the steel and to work it on an anvil before it cools.
- | You need an anvil to rename things in that game, it costs levels.
- | For sale: anvil, vice, bellows. Collect only.
- | His new album hits like an anvil.
- | The Anvil was the best club in town before it burned down.
- | Captain Anvil returns in issue twelve and punches the moon.
- | kind=comment | A railway sleeper works as an anvil if you are on a budget.
- | #anvil #forge #blacksmith #knife #steel #handmade #craft #workshop
- | The sculpture looks like an anvil somebody sat on.
- | kind=image | tags=anvil,metal | Finished at last.
- | airdrop for all followers, click here and earn money with crypto #anvil #ternbank #banks
- | @ann @bob @carol @dave @erin @frank anvil
- | Anvil Peak was closed because of snow, so we turned back at the hut.
`,
  },
  {
    profile: profile('Ember & Rye', {
      aliases: ['Ember and Rye'],
      handles: ['@emberandrye'],
      domains: ['emberandrye.example'],
      context: ['bread', 'bakery', 'loaf', 'croissant*', 'coffee', 'queue', 'sourdough'],
      exclude: ['whiskey', 'novel', 'fanfic'],
    }),
    lines: `
+ | Ember & Rye on the corner has the best sourdough in town, get there before nine.
+ | Queued forty minutes at Ember and Rye for a croissant and I would do it again.
+ | title=Ember & Rye opens second bakery | kind=article | The owners say the ovens have been lit.
+ | #EmberAndRye loaf, good butter, nothing else needed
+ | ember & rye sold out at ten in the morning, every single day
+ | kind=review | Lovely bread, rude morning. Ember & Rye could do with one more person at the till.
+ | @emberandrye do you have anything without nuts?
+ | Ember & Rye's coffee is an insult to its bread.
+ | kind=comment | If you are near the station, Ember & Rye.
+ | my birthday cake came from Ember & Rye and nobody left a crumb
- | Chapter nine of my fanfic Ember and Rye is up, Ember finally tells Rye the truth.
- | Mixed a drink called ember and rye: smoked whiskey, orange, regret.
- | kind=article | title=New novels in spring | Ember and Rye, a first novel about two sisters and a burned field, comes in May.
- | Colours of my new scarf: moss, ember and rye.
- | tags=emberandrye,oc,ship,art,drawing,fanart,commission,cute,wip | open for commissions, dm me
- | Do Ember and Rye end up together? No spoilers please, I am at book two.
`,
  },
  {
    profile: profile('Relay', {
      handles: ['@relayhq'],
      domains: ['relay.example'],
      context: ['ticket*', 'inbox', 'email*', 'support', 'integration*', 'api', 'workspace', 'plan*'],
      exclude: ['race', '4x100', 'olympic*', 'athlet*', 'switch', 'torch', 'coil'],
      competitors: ['Deskbird'],
    }),
    lines: `
+ | We moved our support inbox to Relay and the team stopped shouting.
+ | Relay doubled the price of the small plan, looking at Deskbird now.
+ | title=Show: an open integration for Relay | kind=post | It sends every ticket to a spreadsheet. The api is documented well.
+ | @relayhq the webhook fires twice for each email, is that known?
+ | Does anybody use Relay with more than fifty people? It crawls here.
+ | relay is down and with it our whole helpdesk
+ | Their CEO wrote a long post on why Relay said no to the offer.
+ | kind=review | Relay is what email should have been. Search could be faster.
+ | kind=comment | We left Relay over the lack of an export.
+ | I wrote to Relay about the invoice and a human answered.
+ | I am slowly falling in love with relay and its tiny shortcuts.
+ | Our interns learn relay in an hour, which says a lot.
+ | Relay acquired a small startup that makes a keyboard for tickets.
+ | kind=question | title=Relay or Deskbird for a team of three? | We get about forty emails a day and want a shared inbox.
+ | tags=relay,saas | New release notes are out, workspace search at last.
+ | Unser Team nutzt Relay seit Mai, die Rechnung ist leider gewachsen.
+ | The Relay app on my phone rings at night whatever I set.
- | Bronze in the 4x100 relay, what a last leg!
- | The relay on the board clicks but the pump does not start, bad coil?
- | She ran the second leg of the relay with a broken toe.
- | kind=article | title=Torch relay passes through the valley | Crowds lined the road as the runners came.
- | Wire the relay between the switch and the lamp, not after it.
- | Please relay this to your neighbours: no water from nine to noon.
- | Mixed medley relay at the pool tonight, we need one more swimmer.
- | I will relay the message as soon as he wakes up.
- | A solid state relay makes no noise but gets hot.
- | kind=comment | The mail server rejects it: relay access denied.
- | Tor relay operators met for the first time in years.
- | #relay #running #track #sprint #team #medal #sport #athlete #gold
- | kind=image | tags=relay,school | Sports day, we came last and did not care.
- | Charity relay over 200 km raises money for the hospice.
- | Relay for Life raised more than ever in our village.
- | The Relay is my favourite episode of that old detective show.
- | The radio relay on the mountain was struck by lightning.
- | The nerve cells there relay the signal to the cortex.
`,
  },
];

/** Spam templates: none of their texts is about the brand, although all of them contain its name. */
const TEMPLATES: readonly (readonly [brand: string, text: (place: number) => string])[] = [
  [
    'Orchard',
    (place) =>
      `Orchard fans check out this amazing offer from Shop${place} at https://s${place}.example before it ends`,
  ],
  [
    'Beacon',
    (place) => `watch any film of Beacon without an account right here https://free${place}.example says @user${place}`,
  ],
  [
    'Anvil',
    (place) => `people at Anvil hate this one trick by Dr${place} see how it works at https://trick${place}.example`,
  ],
];
const FILLINGS = ['Ann', 'Bob', 'Carol', 'Dave', 'Erin'];

/** Queries by brand, for the name alone or for the profile with its accounts and hashtags. */
export function queriesOf(withProfile: boolean): ReadonlyMap<string, Query> {
  return new Map(
    BRANDS.map(({ profile: own }) => {
      const alone = parseQuery(own.name);
      const asked = [...own.aliases, ...own.handles, ...own.hashtags].map((text) => parseQuery(text).node);
      const query = withProfile ? { ...alone, node: or([alone.node, ...asked]), profile: own } : alone;
      return [own.name, query] as const;
    }),
  );
}

export const LABELLED: readonly Labelled[] = [
  ...BRANDS.flatMap(({ profile: { name }, lines }) =>
    lines
      .trim()
      .split('\n')
      .map((line) => read(name, line)),
  ),
  ...TEMPLATES.flatMap(([brand, text]) =>
    FILLINGS.map(
      (_, place) => ({ brand, isMeant: false, kind: 'post', title: null, tags: [], text: text(place) }) as const,
    ),
  ),
];

function read(brand: string, line: string): Labelled {
  const [mark = '', ...parts] = line.split(' | ');
  const value = (key: string) => parts.find((part) => part.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
  return {
    brand,
    isMeant: mark === '+',
    kind: (value('kind') ?? 'post') as Kind,
    title: value('title'),
    tags: value('tags')?.split(',') ?? [],
    text: parts.filter((part) => !/^(?:kind|title|tags)=/.test(part)).join(' | '),
  };
}
