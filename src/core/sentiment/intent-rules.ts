/**
 * Patterns of words that express a question, a complaint, praise and so on, each list with the rule id that is shown.
 *
 * `a/b` is either word, `~` up to three words of any kind, `@` a name, and `^` begins a sentence. A row that starts
 * with `!` does not match if it is negated, before it or within a `~`; rows without it are negative themselves, or mean
 * the same when negated.
 */

export const INTENTS = ['question', 'complaint', 'praise', 'recommendation', 'switch', 'bug', 'purchase'] as const;

type Intent = (typeof INTENTS)[number];

const FAULTY =
  'work/working/load/loading/open/opening/start/starting/respond/responding/sync/turn/connect/install/charge';
const CANNOT = "won't/wont/doesn't/doesnt/can't/cant/isn't/isnt/don't/dont/didn't/not/stopped";
const MINE = 'my/the/your/our/their/this/that/these/a/an/one/it/them/some';

export const INTENT_RULES: Readonly<Record<`${Intent}.${string}`, readonly string[]>> = {
  'question.mark': ['?'],
  'question.anyone': [
    '!anyone/anybody know/knows/here/else/have/has/tried/used',
    '!someone know/knows',
    'does/has/did anyone/anybody',
    'wondering if/how/what/why',
  ],
  // Word order of a question: "what a day", "when it works", "where I live" and "which is why" are not questions.
  'question.how': [
    '^how do/does/did/can/could/is/are/was/should/would/will/to/come/many/long',
    '^how much is/are/do/does/did/for/would/will/longer',
    '^what do/does/did/can/could/is/are/was/were/should/would/will/to/happened',
    "^where/when/why do/does/did/can/could/is/are/was/were/should/would/will/to/can't/cant/won't/isn't/doesn't/don't",
    '^who do/does/did/can/could/is/are/should/would/will/has/knows',
    '^which do/does/did/can/should/one/ones',
    "^how's/hows/what's/whats/where's/wheres/when's/who's/why's",
    '^can/could/would you/i/we/someone/anyone',
  ],

  'complaint.waiting': [
    '!waiting for/on/since/over/more',
    'still waiting',
    '!been waiting',
    '!waited/waiting ~ hour/hours/minutes/days/weeks/week/months',
    '!on hold',
    'and counting',
  ],
  'complaint.silence': [
    'no reply/response/answer/replies/answers/email/feedback/update/updates',
    'nobody/noone answers/replies/answered/replied/responds/responded/cares/helps/picks/called',
    "never/not/didn't replied/answered/responded/reply/answer/respond/called",
    "never/not/didn't/haven't heard/hear back/from/anything",
    '!ignored/ignoring me/my/us',
    '!hung up',
  ],
  'complaint.refund': [
    'refund/reimbursement ?',
    'where/waiting/still/no/get/asked/asking ~ refund',
    '!want/wants/need/demand ~ refund',
    'money back',
    "won't/refuse/refuses/refused/didn't refund/reimburse",
  ],
  'complaint.charged': [
    '!charged twice/again/double',
    '!charged me/my/us ~ twice/again/double/more/extra',
    '!double charged',
    '!charged ~ after ~ cancelled/canceled',
    '!overcharged',
    '!hidden fees/fee/charges',
    '!ripped off',
    '!overpriced',
  ],
  'complaint.delivery': [
    "never/not/hasnt/hasn't/hasn’t arrived/delivered/shipped/received",
    '!arrived/came/delivered broken/damaged/late/empty/wrong/faulty',
    `!lost/damaged/broke ${MINE} bag/bags/luggage/parcel/package/order/suitcase/baggage`,
    '!wrong item/size/order/product/one',
    '!cancelled/canceled my/our flight/order/booking/reservation',
    '!delayed again',
    '!flight ~ delayed/cancelled/canceled',
  ],
  'complaint.service': [
    '!worst/terrible/horrible/awful/poor/bad/rude/pathetic/useless/shocking/appalling/disgusting customer/service/support/staff/experience/airline/company/driver',
    '!service/support/staff is/was/are/were ~ worst/terrible/horrible/awful/poor/bad/pathetic/shocking/appalling/disgusting',
    '!rude',
    '!unacceptable',
    '!unprofessional',
    '!scam',
    '!useless',
    '!disappointed',
    '!disappointing',
    'what a joke',
    'is a joke',
    '!do better',
    'get your/its act',
    'not proper/acceptable/okay/ok/happy/impressed/good/worth/fair',
  ],
  'complaint.never': [
    'never again/buying/flying/using/ordering/shopping',
    'last time i/we',
    'would/will not/never recommend/buy/use/return/fly/order',
    "wouldn't/won't recommend/buy/use/return/fly/order",
    '!stay away',
    '!avoid',
    '!waste of',
  ],
  'complaint.stop': [
    '!stop sending/spamming/calling/charging/emailing/asking/doing',
    'please/kindly/pls stop',
    '!unsubscribe/remove me',
    '!sick/tired of',
    '!fed up',
    '!had enough',
  ],

  'praise.thanks': [
    '!thank/thanks/thx/ty/tysm/cheers/kudos/props you/u/so/for/to/guys/@/a/very/again/!',
    '^thanks/thx',
    'shout/shoutout out/to',
    '!well done',
    'hats off',
    '!great/good/nice/amazing/awesome/excellent/fantastic work/job/service/support/stuff',
  ],
  'praise.love': [
    '!i/we/really/absolutely/just love/loved/adore',
    '!love/loving/lovin/loved this/it/my/the/your/how/that/these/them/you',
    '!in love with',
    '!big/huge fan',
  ],
  'praise.best': [
    '!best ~ ever',
    '!the best',
    '!amazing',
    '!awesome',
    '!fantastic',
    '!excellent',
    '!brilliant',
    '!outstanding',
    '!impressed',
    '!so good',
    'never disappoints/disappointed/fails',
    'no complaints/problems/issues',
    '!works/working great/perfectly',
    '!works/worked/working like ~ charm/dream/magic',
    '!killer feature/features',
    '!killing/killed it',
    '!above and beyond',
    '!10 / 10',
  ],

  'recommendation.give': [
    '!recommend/recommended',
    "can't/cannot/couldn't recommend ~ enough",
    '!must have/buy/try/see/read/watch',
    '!you/u/everyone should try/get/buy/see/check/use',
    '!worth it/every/the',
    '!go get/try/see',
    '!check out/it',
    '!give ~ a try',
  ],
  'recommendation.ask': [
    'any/some recommendations/suggestions/tips/alternatives',
    'can/could/anyone/please ~ recommend/suggest',
    'which/what one/phone/app/brand/laptop ~ should',
    'should i buy/get/choose/use/switch',
    '!looking for a/an/some/recommendations/suggestions/alternatives',
  ],

  'switch.leave': [
    '!switching/switched/switch/moving/moved/migrating/migrated/changing/changed from/to/over/away/back',
    'cancel my/our/the account/subscription/membership/plan/contract/service',
    '!cancelling/canceling/cancelled/canceled my/our/the account/subscription/membership/plan/contract/service',
    '!leaving/ditching/ditched/dumping/dumped/quit/quitting you/for/@/my/the',
    '!done with',
    '!alternative/alternatives to',
    '!time to leave/switch/move',
    '!going/gone/back to/with another/a competitor/different',
  ],

  'bug.crash': [
    '!crashes/crashing',
    '!it/app/game/phone/laptop/site/website/and/just/always/keeps crashed/crash',
    '!crashed again/on/when/after/my/twice',
    '!freezes/freezing/froze/glitch/glitches/glitchy/glitching/buggy/laggy/lagging',
    '!another/found/have/has/weird/annoying ~ bug/bugs',
    '!bugs/bug in/report/fix',
  ],
  'bug.fails': [
    `${CANNOT} ${FAULTY}`,
    `${CANNOT} ~ ${FAULTY}`,
    'is/are/seems down',
    '!is/are/was broken',
    '!logs/logged/locked me out',
    '!locked out',
    '!error/errors message/code/when/on/while',
    '!an/this error',
    "can't/cannot/cant/unable ~ login/log/sign/access/connect",
    '!keeps disconnecting/failing/logging/restarting/freezing',
    'fix this/the/your/it ~ bug/app/site/issue/update',
  ],

  'purchase.will': [
    '!want/going/gonna/planning/about/ready/like/love/excited to buy/order/purchase/get/preorder',
    '!wanna/gonna buy/order/get',
    '!thinking of/about buying/getting/ordering',
    'take my money',
    'where/how ~ can/do i/we ~ buy/order/get',
    'how much is/are/does/for',
    '!in stock',
    '!need/want one/this/these/to buy',
    '!adding/added to ~ cart',
  ],
  'purchase.did': [
    `!bought/ordered/purchased/preordered ${MINE}/two/2/three/new/from/mine`,
    '!just/finally got/bought/ordered ~ new',
  ],
};
