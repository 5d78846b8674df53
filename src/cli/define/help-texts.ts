/** The topics of `help`: what no single flag can tell. */
import { ALERT_SETTINGS } from '../../alerts/settings.js';
import { SHORT_NAMES, SUMMARY_NUMBERS } from '../../core/report/summary-numbers.js';
import { ENGINE_SETTINGS } from '../../engines/settings.js';
import { environmentName } from '../../scan/asking/settings.js';
import { loadAll } from '../../sources/index.js';
import { EXIT_CODES } from '../exit-codes.js';
import { variableUnder } from '../settings/settings.js';
import type { TOPIC_NAMES } from './help-topics.js';

type Topic = (typeof TOPIC_NAMES)[number];

const TEXTS: Readonly<Record<Topic, () => string | Promise<string>>> = {
  query: () => `The query
  Acme Coffee              a brand name: the phrase, and its forms AcmeCoffee, Acme-Coffee, #AcmeCoffee, @AcmeCoffee, Acme Coffee's
  "exact phrase"           words in this order
  a b    a AND b           both; AND binds tighter than OR
  a OR b    a | b          either
  -a    NOT a    -(a OR b) not
  ( ... )                  groups
  plug*   wom?n            any ending, one letter; "best * coffee" has one or more words between
  a NEAR/5 b   a ONEAR/5 b within five words; in this order
  raw:"Google+"            these very characters
  case:Apple               in this case
  /ac(me|ne)/i             a regular expression as RE2 reads it (flags i, m, s); applied here, to each field by itself
  #tag  @handle  $TICKER   a hashtag, an account that is named, a ticker; tag:"oat milk" is #oatmilk
  from:handle  to:handle   written by that account; beginning with its name
  from:~ann                written by that person, on every network where an account is known (socialrank person add)
  title:"acme tea"         in the title
  site:example.com         on that site, or under it; url:/blog/ in its address
  link:example.com/a       links to that page, or answers what does; /a/* to all below it, example.com to any page there; so does an address alone
  lang:en  source:x        in that language, from that source; sources that can are asked for lang: and give what is declared to be in it
  type:comment             post, comment, article, video, question, answer, review, bookmark, image, event, audio
  since:7d  until:2026-11-21  as --since and --until, which win
  likes:>=10               also replies, reposts, views, score, followers, with < <= = >= >; what is unknown does not match
  is:reply  has:links      is: repost, reply, quote, owned, question; has: links, media
  :)   :(   ?              said to be positive, negative, asks a question
  emotion:anger            anger, disgust, fear, joy, optimism, sadness, surprise; also polarity:<-0.5
  *                        everything: for files and feeds

A name without any of these marks is a brand name; with one, the words are searched one by one.
NEAR binds tighter than NOT, NOT than AND, AND than OR. Guess?, E*TRADE and M*A*S*H are names.
Case, accents, width, curly quotes and hyphens make no difference; apple never finds pineapple.
Whatever a source returns, the whole query is applied again here. socialrank plan QUERY shows what is sent.
`,
  metrics: () => `How the numbers are computed (U authors, N mentions of known authors)
  strength    mentions of the last 24 h over what the asked sources could have given then: for a search the limit asked,
              for a feed or file the items it holds. Comparable at an equal --limit and source set only. Wilson interval.
  sentiment   positive : negative. Net sentiment = (positive - negative) / scored, adjusted Wald interval (+1, +1).
              Mean polarity (--verbose, JSON): Student's t, its standard error clustered by author. Net sentiment of authors: one
              author, one vote, by mean polarity against the engine's threshold; where it has none (social, onnx), by the class
              that it gave most over all the author said: by the sign of a mean nobody would be neutral.
  emotions    scored mentions in which each is told, over all scored ones. One may tell several: shares do not sum to 1.
  passion     authors with two or more mentions, over authors. Wilson interval.
  reach       authors over mentions of known authors: diversity, not audience. Bootstrap over authors.
  rank        100 x the mean of strength, (positive + 1 + neutral / 2) / (scored + 2), passion and reach: sr1:0.25,0.25,0.25,0.25.
              A part that is unknown is left out, and the rank is marked partial.
  on request  NPS (--rating-field): ratings of 9 and 10 less those of 0 to 6, over all. NPS proxy (--nps-proxy): authors of mean
              polarity from 0.5 less those to -0.5, over scored authors; not a survey NPS, authors are self-selected.
              Corrected net sentiment (--gold-matrix): the shares before the engine took some for others; Rogan-Gladen. Your own
              labels are added as they are.
  compare     each source as far back as it was seen for every brand. Share of voice: Wilson. Differences: adjusted Wald, p after
              Holm. A group ends where everybody above differs from everybody below. Strength is relative to the brand with most.
              Authors per 100: Hurlbert's rarefaction. Terms: log-odds with a Dirichlet prior, false discoveries held to 5 %.
  diff        gone is what the second run would have seen, and no other; moved is the metric with a mention less that without it.
  velocity    mentions per hour, summed over sources; one that was cut short counts (n - 1) over the time it was seen.
  window      what of it lies after the run's clock has not happened: rates, strength, coverage and buckets end with the clock,
              the last bucket is then partial, and there are none of days to come. The report names the window that was asked.
  overlap     (--verbose, JSON) unique contribution: of all mentions, those that one source alone found: what would be missing
              without it. Jaccard: found by both of two sources, over found by either.
  unseen      (--verbose, JSON) authors: Chao1, a lower bound, from those seen once and twice; none below 20 mentions of sources
              that were cut short. Mentions: Chapman, (n1 + 1)(n2 + 1) / (m + 1) - 1, of the two sources that found most of the
              same while both were seen; none below 7 found by both. Where one source leads to the other it is too low.
              Intervals are log-normal in what was not seen; where nothing seems unseen, up to what chance could hide.
  history     mentions by when they were published, each once; a bucket that no run saw is unknown, one that was seen is 0 or more.
              Change: exact conditional binomial, by observed hours. Trend: Theil-Sen slope, Mann-Kendall p, from 8 buckets on.
              Spike (3 or more), dip, silence: below 1 in 200 in the negative binomial predicted by the latest 7 to 14 whole
              buckets or, where weekdays (hours) differ, by 3 to 10 of the same one. Its variance is that of up to 14 weeks (of
              hours: days), Poisson's where theirs is not above 1.1 times the mean. One false alarm of each kind in 200 days.

Intervals hold at 95 %, or at what --confidence says (0.5 to 0.999); JSON states it as "confidence", the keys stay "ci95". What
intervals decide goes with it: rank groups, what is "more than chance" or "more than noise", --fail-on of their ends. p-values,
distinctive terms, suggested exclusions, spikes, dips and silence do not.
Intervals of shares and net scores take into account that one author's mentions agree (effective sample size).
They cover chance alone: not who is on these networks, and not the errors of the sentiment engine.
Unknown is null in JSON, an empty cell in CSV and a dash in the table; >= marks a lower bound.
`,
  formats: () => `Formats (--format, or the ending of --output)
  table    for people: the rank, sources, keywords, authors; --view mentions, sources, keywords, authors, hashtags, links, threads
  json     one report, schema socialrank.report/1; --no-mentions leaves out the mentions. With --brands all of them, schema
           socialrank.reports/1, without the mentions unless --mentions is given
  ndjson   one object a line as it is found: "type" is mention, copy, source or report; the last line is the report. In a file
           (-o) the mentions are those of json, newest first, with their copies
  csv tsv  one table, --view says which; --fields and --sort take its column names; --append keeps a row a day
  md       Markdown, as the table

CSV is RFC 4180, UTF-8, CRLF. Cells of text that a spreadsheet would run as a formula begin with ' (--raw-csv: they do not).
Several -o write several files from one scan. JSON Schemas: socialrank/schema/report.json and mention.json in the package,
beside those of what other commands print as JSON: plan.json, sources.json, brands.json, labels.json, config.json and more.
`,
  environment: async () => `Environment
  SOCIALRANK_HOME                      one folder for settings, cache and history
  NO_COLOR, FORCE_COLOR                as usual
  HTTP_PROXY, HTTPS_PROXY, NO_PROXY    as usual
  SOCIALRANK_MIN_RELEVANCE             as --min-relevance; in the settings file minRelevance
  SOCIALRANK_CONFIDENCE                as --confidence; in the settings file confidence
  SOCIALRANK_DEBUG                     a stack trace with every bug
  SOCIALRANK_WIKIDATA_BASE_URL         where brand resolve asks instead of https://www.wikidata.org

Settings come from the flag, then the environment, then the settings file (socialrank config path), then the default.
${(await loadAll())
  .flatMap((source) => Object.entries(source.settings ?? {}).map(([key, spec]) => ({ source: source.name, key, spec })))
  .map(
    ({ source, key, spec }) =>
      `  ${[environmentName(source, key), ...(spec.env ?? [])].join(', ')}\n      ${spec.description}`,
  )
  .join('\n')}
${Object.entries(ENGINE_SETTINGS)
  .flatMap(([engine, specs]) =>
    Object.entries(specs).map(
      ([key, spec]) => `  ${variableUnder('engines', engine, key)}\n      engine ${engine}: ${spec.description}`,
    ),
  )
  .join('\n')}
${Object.entries(ALERT_SETTINGS)
  .flatMap(([kind, specs]) =>
    Object.entries(specs).map(
      ([key, spec]) => `  ${variableUnder('alerts', kind, key)}\n      target ${kind}: ${spec.description}`,
    ),
  )
  .join('\n')}
`,
  alerts: () => `Alerts
  scan --fail-on CONDITION   exit code 3 where it holds; the result is written first
  scan --notify TARGET       told when a condition holds; without --fail-on after every run. Both are repeatable

Conditions, joined by & | ! and parentheses, or and, or, not
  net<-0.2   n>=20           comparisons of a number with < <= > >= = !=; 20% is 0.2. The numbers are the columns of the CSV:
${wrapped([...SUMMARY_NUMBERS.keys()].join(', '))}
                             short: ${[...SHORT_NAMES].map(([short, long]) => `${short} is ${long}`).join(', ')}; n is how many were scored
  spike  dip  silence        today's or the last whole day's mentions are not explained by the days before: negative binomial,
                             alpha 0.005, so that one false alarm of a kind is expected in 200 days. At least 7 whole days are needed.
                             Unknown where nobody saw the last whole day, or so little of it that the rest might decide
  stale                      a source gives nothing new for much longer than usual, or nobody saw the last whole day
  new                        mentions that no earlier run of this query saw
  Of what is unknown nothing holds, nor its opposite: !(net>0) says nothing where no mention was scored.
  Events need the history: not with --no-store.

Targets
  https://example.com/hook   JSON {brand, condition, text, report}; with alerts.webhook.secret signed: X-Socialrank-Signature
  slack:URL  discord:URL     an incoming webhook; so is teams:URL, of a workflow
  telegram:CHAT              @channel or a number; alerts.telegram.token is the bot's
  ntfy:TOPIC                 or ntfy:https://server/topic; alerts.ntfy.token where it is protected
  smtp://host?from=A&to=B    smtps:// too; alerts.smtp.user and alerts.smtp.password, where the address has no login
  exec:COMMAND               the same JSON on its standard input; no shell; ended after 30 s
  feed:FILE.rss              or .atom, .json: an entry an alert, 100 at most

An incident is a query, a condition and a target: told once while it holds, again after a run in which it did not.
What a target does not take is kept and tried by the next run of any query, for 7 days: socialrank alert list.
socialrank alert test TARGET sends a test.
`,
  'exit-codes': () => `Exit codes
${EXIT_CODES.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join('\n')}

When several hold: 130/143, then 2, 1, 5, 75, 3, 4, 0. A closed pipe (| head) is success.
`,
};

/** In the column of what is explained. */
function wrapped(text: string): string {
  const lines = text.match(/.{1,88}(?:, |$)/g) ?? [];
  return lines.map((line) => `${' '.repeat(29)}${line.trim()}`).join('\n');
}

export async function topicText(name: string): Promise<string | null> {
  return Object.hasOwn(TEXTS, name) ? TEXTS[name as Topic]() : null;
}
