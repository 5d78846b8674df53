/** News articles invented for these tests, each with the headline of another news desk. */

export interface Article {
  readonly language: string;
  readonly title: string;
  readonly otherTitle: string;
  readonly paragraphs: readonly [string, string, string];
  /** Words that another desk replaces, each with its replacement. */
  readonly edits: readonly (readonly [string, string])[];
}

export const ARTICLES: readonly Article[] = [
  {
    language: 'en',
    title: 'Acme Coffee recalls 20,000 travel mugs over loose lids',
    otherTitle: 'Loose lids prompt coffee chain to pull popular mug from shelves',
    paragraphs: [
      'Acme Coffee is taking back about 20,000 travel mugs after customers complained that the lid may come off when the mug is tilted, the chain said on Tuesday. No serious injuries have been reported so far, but eleven people said that they had spilled hot drinks on their hands.',
      'The mugs were sold in shops and online between March and September, in blue and in green. Customers can bring them back to any branch and will get their money back without a receipt, a spokeswoman for the company said.',
      'The recall is the second this year for the chain, which had to withdraw a milk frother in spring. Shares fell slightly in early trading before recovering later in the day.',
    ],
    edits: [
      ['taking back', 'recalling'],
      ['so far', 'to date'],
      ['slightly', 'a little'],
    ],
  },
  {
    language: 'en',
    title: 'Small town library lends out telescopes and the sky follows',
    otherTitle: 'Want to see Saturn? Just bring your library card',
    paragraphs: [
      'When the reading room in Elmsford ran out of space for new shelves, the librarians bought telescopes instead. Anyone with a card can now borrow one for a week, together with a star chart and a red torch that does not spoil the eyes at night.',
      'The waiting list has grown to more than two hundred names since the first instruments arrived in spring. Teachers use them for evening classes on the football pitch, and a group of pensioners has begun to count meteors for a university.',
      'Acme Optics, which repaired the first donated telescope for nothing, has offered to look after the others as well. The council wants to extend the scheme to microscopes next year if money can be found.',
    ],
    edits: [
      ['bought', 'purchased'],
      ['more than', 'over'],
      ['has offered', 'offered'],
    ],
  },
  {
    language: 'en',
    title: 'Ferry operator scraps paper tickets after trial on island route',
    otherTitle: 'Paper tickets to disappear from island ferries, operator says',
    paragraphs: [
      'The ferry company serving the northern islands will stop selling paper tickets from January, ending a practice that has survived two takeovers and a fire in the ticket office. Passengers will have to show a code on their phone or a plastic card at the gate.',
      'A trial on the shortest route cut boarding times by nearly a third, according to the company, which uses gates made by Acme Transit. Residents who do not own a phone may ask for a card free of charge at the harbour.',
      'Pensioners and walkers criticised the change, saying that the signal on the pier was often too weak to load anything at all. The company promised to install a second mast before the summer season begins.',
    ],
    edits: [
      ['nearly a third', 'almost a third'],
      ['free of charge', 'for free'],
      ['promised to install', 'said it would install'],
    ],
  },
  {
    language: 'en',
    title: 'Bakers warn of higher bread prices as butter grows scarce',
    otherTitle: 'Why your morning croissant may soon cost more',
    paragraphs: [
      'Bread and pastries could become dearer before winter because butter is harder to get than at any time in the last decade, the association of independent bakers has warned. Several members have already taken croissants off the menu on weekdays.',
      'Wholesale prices have risen for seven months in a row. Dairies blame a dry summer and a lack of drivers; farmers say that what they are paid has hardly changed, and that the difference must be going somewhere.',
      'Acme Foods, the largest buyer in the region, said it had secured enough supplies until spring and did not plan to raise prices in its shops. Analysts doubt that smaller chains will be able to do the same.',
    ],
    edits: [
      ['could become dearer', 'may become more expensive'],
      ['in a row', 'running'],
      ['hardly changed', 'barely changed'],
    ],
  },
  {
    language: 'en',
    title: 'Robot gardener wins over sceptics at the autumn flower show',
    otherTitle: 'The unlikely star of this year’s flower show has six wheels',
    paragraphs: [
      'It is knee-high, it hums, and it knows the difference between a thistle and a young carrot. The weeding robot that Acme Robotics brought to the autumn flower show drew longer queues than the roses, and several gardeners who had come to laugh went home with a brochure.',
      'The machine looks at every plant with two cameras and pulls out what it takes for a weed. During the demonstration it spared all the carrots and removed one prize-winning poppy, for which its makers apologised.',
      'The price is still far beyond what most allotment holders can spend, and the battery lasts for about two hours. A version for rent is planned for next year, the engineers said, together with a softer voice.',
    ],
    edits: [
      ['drew longer queues', 'attracted longer lines'],
      ['went home', 'left'],
      ['about two hours', 'roughly two hours'],
    ],
  },
  {
    language: 'de',
    title: 'Acme Kaffee ruft Reisebecher wegen lockerer Deckel zurück',
    otherTitle: 'Heiße Hände: Kette nimmt beliebten Becher aus den Regalen',
    paragraphs: [
      'Die Kette Acme Kaffee nimmt rund zwanzigtausend Reisebecher zurück, weil sich der Deckel beim Kippen lösen kann. Das teilte das Unternehmen am Dienstag mit. Schwere Verletzungen sind bisher nicht bekannt, elf Kunden haben sich nach eigenen Angaben leicht verbrüht.',
      'Die Becher wurden seit dem Frühjahr in Filialen und im Netz verkauft. Wer einen hat, kann ihn in jeder Filiale zurückgeben und bekommt den Preis auch ohne Beleg erstattet, sagte eine Sprecherin.',
      'Für die Kette ist es schon der zweite Rückruf in diesem Jahr. Im Frühling musste sie einen Milchschäumer vom Markt nehmen, der sich im Betrieb zu stark erhitzte.',
    ],
    edits: [
      ['bisher nicht bekannt', 'bislang nicht bekannt'],
      ['bekommt den Preis', 'erhält den Preis'],
      ['zu stark erhitzte', 'überhitzte'],
    ],
  },
  {
    language: 'es',
    title: 'La biblioteca del pueblo presta telescopios y se llena de noche',
    otherTitle: 'Un carné de lectura para ver los anillos de Saturno',
    paragraphs: [
      'Cuando la sala de lectura se quedó sin sitio para más estantes, las bibliotecarias decidieron comprar telescopios. Cualquiera que tenga carné puede llevarse uno durante una semana, con un mapa del cielo y una linterna roja que no deslumbra.',
      'La lista de espera supera ya los doscientos nombres desde que llegaron los primeros aparatos en primavera. Los maestros los usan en el campo de fútbol y un grupo de jubilados cuenta meteoros para la universidad.',
      'La empresa Acme Óptica, que reparó gratis el primer telescopio donado, se ha ofrecido a cuidar de los demás. El ayuntamiento quiere ampliar la idea a los microscopios si encuentra dinero el año que viene.',
    ],
    edits: [
      ['decidieron comprar', 'compraron'],
      ['supera ya', 'ya supera'],
      ['se ha ofrecido', 'se ofreció'],
    ],
  },
  {
    language: 'fr',
    title: 'Le ferry des îles abandonne le billet en papier après un essai',
    otherTitle: 'Fin du billet papier sur les bateaux, les habitants grincent des dents',
    paragraphs: [
      'La compagnie qui dessert les îles du nord ne vendra plus de billets en papier à partir de janvier, mettant fin à une habitude qui avait survécu à deux rachats et à un incendie. Les passagers devront montrer un code sur leur téléphone ou une carte en plastique.',
      'Un essai sur la ligne la plus courte a réduit le temps d’embarquement de près d’un tiers, selon la compagnie, qui utilise des portiques fabriqués par Acme Transit. Les habitants sans téléphone pourront demander une carte gratuite au port.',
      'Des retraités et des randonneurs critiquent ce choix, car le réseau sur la jetée est souvent trop faible pour charger quoi que ce soit. La compagnie promet une seconde antenne avant le début de la saison.',
    ],
    edits: [
      ['mettant fin à', 'ce qui met fin à'],
      ['près d’un tiers', 'presque un tiers'],
      ['promet', 'a promis'],
    ],
  },
  {
    language: 'ru',
    title: 'Пекари предупреждают о подорожании хлеба из-за нехватки масла',
    otherTitle: 'Почему утренний круассан скоро обойдётся дороже',
    paragraphs: [
      'Хлеб и выпечка могут подорожать ещё до зимы, потому что масло достать труднее, чем когда-либо за последние десять лет, предупредил союз независимых пекарей. Некоторые пекарни уже убрали круассаны из меню в будние дни.',
      'Оптовые цены растут седьмой месяц подряд. Молочные заводы винят сухое лето и нехватку водителей, а фермеры говорят, что им платят почти столько же, сколько раньше, и что разница куда-то исчезает.',
      'Крупнейший покупатель в области, компания Acme, сообщила, что запасов хватит до весны и повышать цены в своих магазинах она не собирается. Аналитики сомневаются, что небольшие сети смогут поступить так же.',
    ],
    edits: [
      ['могут подорожать', 'могут стать дороже'],
      ['почти столько же', 'примерно столько же'],
      ['не собирается', 'не планирует'],
    ],
  },
  {
    language: 'ja',
    title: 'アクメ珈琲、携帯マグを自主回収 ふたが外れるおそれ',
    otherTitle: '熱い飲み物に注意、人気の水筒が店頭から姿を消す',
    paragraphs: [
      'アクメ珈琲は火曜日、傾けるとふたが外れるおそれがあるとして、携帯用マグ約二万個を自主回収すると発表した。これまでに重いけがの報告はないが、手に熱い飲み物をこぼしたという客が十一人いるという。',
      '対象の商品は春から秋にかけて店舗と通信販売で売られた青と緑の二色で、どの店に持ち込んでも領収書なしで代金が返される。広報担当者は「ご迷惑をおかけして申し訳ない」と話している。',
      '同社が商品を回収するのは今年に入って二度目で、春には加熱しすぎる泡立て器を店頭から引き上げていた。株価は朝方やや下げたあと、午後には持ち直した。',
    ],
    edits: [
      ['発表した', '明らかにした'],
      ['やや下げた', '少し下げた'],
    ],
  },
  {
    language: 'zh',
    title: '小镇图书馆出借望远镜，夜空突然热闹起来',
    otherTitle: '想看土星的光环吗，带上你的借书证就行',
    paragraphs: [
      '当阅览室再也放不下新书架的时候，小镇图书馆的工作人员决定改买望远镜。任何持有借书证的居民都可以免费借用一个星期，还会得到一张星图和一支不会刺眼的红色手电筒，方便在黑夜里辨认方向。',
      '自从春天第一批望远镜到货以来，排队等候的人已经超过两百名。老师们晚上带学生在足球场上观察月亮，一群退休老人则开始替大学统计流星的数量，并且每个月把结果寄给天文系。',
      '最早一台捐赠的望远镜由阿克米光学公司免费修好，这家公司表示愿意继续照看其余的设备。镇政府希望明年能找到经费，把这个办法推广到显微镜，让孩子们也能看见水滴里的世界。',
    ],
    edits: [
      ['决定改买', '决定购买'],
      ['已经超过', '已超过'],
    ],
  },
  {
    language: 'ko',
    title: '빵집들 버터 부족으로 빵값 인상 경고',
    otherTitle: '아침 크루아상이 곧 비싸질 수 있는 이유',
    paragraphs: [
      '독립 제빵사 협회는 지난 십 년 가운데 버터를 구하기가 가장 어려워졌다며 겨울이 오기 전에 빵과 과자의 가격이 오를 수 있다고 경고했다. 일부 가게는 이미 평일 메뉴에서 크루아상을 뺐다.',
      '도매 가격은 일곱 달째 계속 오르고 있다. 유제품 회사들은 건조했던 여름과 운전기사 부족을 탓하지만 농민들은 받는 돈이 거의 달라지지 않았다며 차액이 어디론가 사라지고 있다고 말한다.',
      '지역에서 가장 큰 구매자인 아크메 식품은 봄까지 쓸 물량을 확보했으며 매장 가격을 올릴 계획이 없다고 밝혔다. 분석가들은 작은 업체들이 똑같이 할 수 있을지 의심한다.',
    ],
    edits: [
      ['거의 달라지지', '별로 달라지지'],
      ['의심한다', '의문을 품는다'],
    ],
  },
];
