/** Sample posts, and words that others put before or after them. */

export const POSTS: readonly string[] = [
  'Acme finally fixed the app, only took them three years',
  'Standing in line at Acme for forty minutes and the person before me orders eleven different drinks. Send help, or at least a chair and something to read.',
  'my acme kettle died again',
  'We tried every oat milk that the Acme shop in our street sells so that you do not have to. Short version: the cheapest one foams best, the dearest one tastes like wet paper, and the one in the middle is fine.',
  'Best flat white in town is at Acme, no contest',
  'Dear Acme, I have now written to your support four times about the same parcel. It is not in my street, it is not with my neighbour, and it is not in the shed. Please stop asking me whether I looked in the shed.',
  'just saw the new acme shop, looks great',
  "Ten years ago today I started behind the counter at Acme. I didn't know how to steam milk, I couldn't do the till, and I was late. They kept me anyway, and I'm still grateful for that.",
  'Acme raised prices again and nobody is surprised',
  'Habe heute zum ersten Mal bei Acme bestellt und bin ehrlich überrascht: nach zwei Tagen da, alles heil, sogar eine handgeschriebene Karte im Paket. So macht das Einkaufen wieder Freude, danke dafür.',
  'Acme customer service actually called me back today',
  'Hoy he llevado la cafetera a reparar a la tienda de Acme y me la han arreglado en diez minutos sin cobrarme nada. Me han explicado qué hacer para que no vuelva a pasar. Así da gusto, de verdad.',
  'is it just me or did Acme change the recipe',
  'アクメの新しい豆を試してみたけれど、香りがとても良くて後味もすっきりしている。朝に飲むと目が覚めるし、牛乳を入れても負けない。しばらくはこれに決めた。',
  'Nothing beats the first Acme espresso on a Monday',
  'Перепробовала все сорта кофе, которые продаются в новом магазине Acme у метро. Самый дешёвый оказался самым вкусным, а самый дорогой пахнет мокрой бумагой. Больше никогда не буду смотреть на цену.',
];

export const OWN_WORDS: readonly string[] = [
  'This is so true, I had exactly the same thing happen to me last week:',
  'Sorry but I could not disagree more with you here',
  'Everybody should read this before they go there again:',
  'and yet you still go there every single day',
];
