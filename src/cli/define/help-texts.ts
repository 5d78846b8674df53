/** Texts of the `help` topics: what the help on single flags cannot explain. */
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
  Acme Coffee              a brand name: finds the phrase and its other forms: AcmeCoffee, Acme-Coffee, #AcmeCoffee, @AcmeCoffee, Acme Coffee's
  "exact phrase"           words in this order
  a b    a AND b           both; AND binds tighter than OR
  a OR b    a | b          either of them
  -a    NOT a    -(a OR b) not
  ( ... )                  groups
  plug*   wom?n            * is any ending, ? any one letter; "best * coffee" has one or more words in between
  a NEAR/5 b   a ONEAR/5 b within five words; with ONEAR in this order
  raw:"Google+"            exactly these characters
  case:Apple               with exactly these capital letters
  /ac(me|ne)/i             a regular expression in RE2 syntax (flags i, m, s); applied on your machine, to each field on its own
  #tag  @handle  $TICKER   a hashtag, a mentioned account, a ticker; tag:"oat milk" is #oatmilk
  from:handle  to:handle   posted by that account; addressed to it (the text begins with its name)
  from:~ann                posted by that person on any network where you have saved an account (socialrank person add)
  title:"acme tea"         in the title
  site:example.com         on that site or its subdomains; url:/blog/ looks for a part of the address
  link:example.com/a       links to that page, or replies to a post that does; /a/* for every page below it, example.com for the whole site; an address alone means the same
  lang:en  source:x        in that language; from that source. Sources that can search by language return posts that are declared to be in it
  type:comment             post, comment, article, video, question, answer, review, bookmark, image, event, audio
  since:7d  until:2026-11-21  like --since and --until, which take precedence
  likes:>=10               also replies, reposts, views, score, followers, with < <= = >= >; an unknown number does not match
  is:reply  has:links      is: takes repost, reply, quote, owned or question; has: takes links or media
  :)   :(   ?              scored positive, scored negative, asks a question
  emotion:anger            anger, disgust, fear, joy, optimism, sadness, surprise; also polarity:<-0.5
  *                        everything, for files and feeds

Words without any of these operators are a brand name; with an operator, each word is searched on its own.
NEAR binds tighter than NOT, NOT than AND, AND than OR. Guess?, E*TRADE and M*A*S*H are read as names.
Case, accents, full-width letters, curly quotes and hyphens make no difference; apple never finds pineapple.
Whatever a source returns, the whole query is applied again on your machine. To see what is sent: socialrank plan QUERY
`,
  metrics: () => `How the numbers are computed
  strength    mentions in the last 24 h, divided by what the sources could have returned in that time: the limit for a search, the items
              it holds for a feed or file. Comparable only between runs with the same --limit and sources. Wilson interval.
  sentiment   positive : negative. Net sentiment = (positive - negative) / scored, adjusted Wald interval (+1, +1).
              Mean polarity (--verbose, JSON): Student's t interval, with the standard error clustered by author.
              Net sentiment of authors: one author, one vote, by mean polarity against the engine's threshold. If the engine has none
              (social, onnx): by the most likely class over all the author said, since a mean is hardly ever exactly neutral.
  emotions    scored mentions that express each emotion, divided by all scored ones. One mention can express several.
  passion     authors with two or more mentions, divided by all authors. Wilson interval.
  reach       authors divided by mentions with a known author: diversity, not audience size. Bootstrap over authors.
  rank        100 x the mean of strength, (positive + 1 + neutral / 2) / (scored + 2), passion and reach: sr1:0.25,0.25,0.25,0.25.
              A part that is unknown is left out, and the rank is marked partial.
  on request  NPS (--rating-field): ratings of 9 and 10 minus those of 0 to 6, divided by all. NPS proxy (--nps-proxy): authors with a
              mean polarity of 0.5 or more minus those of -0.5 or less, divided by scored authors; not a survey NPS.
              Corrected net sentiment (--gold-matrix): the shares corrected for the engine's known errors (Rogan-Gladen).
              Your own labels are added unchanged.
  compare     each source counts only as far back as it was seen for every brand. Share of voice: Wilson interval. Differences: adjusted
              Wald interval, p-values adjusted by Holm's method. A rank group ends where every brand above differs from every brand below.
              Strength is relative to the brand with the most mentions. Authors per 100: Hurlbert's rarefaction.
              Terms: log-odds with a Dirichlet prior, false discovery rate below 5 %.
  diff        gone lists only what the second run could have seen; moved is the metric with a mention minus the metric without it.
  velocity    mentions per hour, summed over sources; a source that was cut short counts (n - 1) / the time it covers.
  window      if the window ends after the time of the run, rates, strength, coverage and buckets stop at the time of the run, and the
              last bucket is partial. The report still states the window that you asked for.
  overlap     (--verbose, JSON) unique contribution: the share of all mentions that only this source found. Jaccard: mentions
              found by both of two sources, divided by those found by either.
  unseen      (--verbose, JSON) how many were missed. Authors: Chao1, a lower bound, from the authors seen once and twice; unknown if a
              source was cut short and fewer than 20 mentions have a known author. Mentions: Chapman, (n1 + 1)(n2 + 1) / (m + 1) - 1,
              from the two sources that share the most mentions, in the time that both cover; unknown if they share fewer than 7, and
              too low if one source leads to the other. Intervals are log-normal in the number missed; if nothing seems missed, they
              reach up to what chance could hide.
  history     mentions by the time they were published, each counted once; a bucket that no run has seen is unknown, not 0.
              Change: exact conditional binomial test, by observed hours. Trend: Theil-Sen slope, Mann-Kendall p-value, from 8 buckets on.
              Spike (3 or more), dip, silence: a count that chance reaches in fewer than 1 of 200 buckets. Expected counts are negative
              binomial: predicted from the latest 7 to 14 whole buckets or, if weekdays (or hours) differ, from the latest 3 to 10 of
              the same one. The variance is learned from up to 14 weeks (for hours: days), or Poisson's if that is at most 1.1 times
              the mean. Expect one false alarm of each kind in 200 days.

Intervals are at 95 %, or at the level that --confidence sets (0.5 to 0.999); JSON states it as "confidence", the keys stay "ci95".
Whatever depends on intervals follows that level: rank groups, "more than chance", "more than noise", --fail-on with their bounds.
p-values, distinctive terms, suggested exclusions, spikes, dips and silence do not.
Intervals of shares and net scores allow for mentions by the same author being alike (effective sample size).
They cover only chance: not who uses these networks, and not the errors of the sentiment engine.
An unknown number is null in JSON, an empty cell in CSV and a dash in the table; >= marks a lower bound.
`,
  formats: () => `Formats (--format, or the ending of --output)
  table    to be read: the rank, sources, keywords, authors; --view mentions, sources, keywords, authors, hashtags, links, threads
  json     one report, schema socialrank.report/1; --no-mentions leaves out the mentions. With --brands, one object with all reports, schema
           socialrank.reports/1, without the mentions unless you add --mentions
  ndjson   one object per line, written as it is found; "type" is mention, copy, source or report; the last line is the report.
           In a file (-o) the mentions are as in json: newest first, with their copies
  csv tsv  one table, chosen by --view; --fields and --sort take its column names; --append keeps one row per day
  md       the same as the table, in Markdown

CSV is RFC 4180, UTF-8, CRLF. Text that a spreadsheet would run as a formula gets a leading ' (not with --raw-csv).
Give -o several times to write several files from one scan.
The package has JSON Schemas of all JSON output: socialrank/schema/report.json, mention.json, plan.json, sources.json and more.
`,
  environment: async () => `Environment
  SOCIALRANK_HOME                      one folder for settings, cache and history
  NO_COLOR, FORCE_COLOR                turn colors off or on
  HTTP_PROXY, HTTPS_PROXY, NO_PROXY    the proxy to use, and hosts to reach without it
  SOCIALRANK_MIN_RELEVANCE             same as --min-relevance; in the settings file minRelevance
  SOCIALRANK_CONFIDENCE                same as --confidence; in the settings file confidence
  SOCIALRANK_STORE                     same as --store; in the settings file store
  SOCIALRANK_LOG                       same as --log; in the settings file log
  SOCIALRANK_LOCK_WAIT                 how long a run waits while another one writes (30s); in the settings file lockWait
  SOCIALRANK_DEBUG                     set to 1 to get a stack trace after an internal error
  SOCIALRANK_WIKIDATA_BASE_URL         the address that brand resolve asks instead of https://www.wikidata.org

A setting is taken from its flag, else the environment, else the settings file (socialrank config path), else its default.

Settings of sources, engines (engines.NAME) and alerts (alerts.TARGET)
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
  scan --fail-on CONDITION   exit with code 3 if the condition is true; the result is written first; repeatable
  scan --notify TARGET       where to send an alert if it is; without --fail-on, after every run; repeatable

Conditions, combined with & | ! (or and, or, not) and parentheses
  net<-0.2   n>=20           compare a number with < <= > >= = !=; 20% is 0.2. The numbers are the columns of the CSV summary:
${wrapped([...SUMMARY_NUMBERS.keys()].join(', '))}.
                             Short: ${[...SHORT_NAMES].map(([short, long]) => `${short} for ${long}`).join(', ')}; n is the number of scored mentions
  spike  dip  silence        the number of mentions today or on the last whole day is not explained by the days before: negative
                             binomial, alpha 0.005, so expect one false alarm of each kind in 200 days. Needs at least 7 whole
                             days. Unknown if no run saw the last whole day, or saw too little of it to decide
  stale                      a source has returned nothing new for much longer than usual, or no run saw the last whole day
  new                        there are mentions that no earlier run of this query has seen
  A condition on an unknown number is never true, and neither is its opposite: !(net>0) if no mention was scored.
  Events need the history, so they do not work with --no-store.

Targets
  https://example.com/hook   JSON {brand, condition, text, report}; signed in X-Socialrank-Signature if alerts.webhook.secret is set
  slack:URL  discord:URL     an incoming webhook; teams:URL takes the address of a workflow
  telegram:CHAT              @channel or a chat number; alerts.telegram.token is the bot's token
  ntfy:TOPIC                 or ntfy:https://server/topic; alerts.ntfy.token if the topic is protected
  smtp://host?from=A&to=B    smtps:// too; alerts.smtp.user and alerts.smtp.password, if the address has no login
  exec:COMMAND               a program that gets the same JSON on standard input; no shell; stopped after 30 s
  feed:FILE.rss              or .atom, .json: one entry per alert, the last 100

The same alert (query, condition, target) is sent once while its condition stays true, and again after it has been false.
Alerts that could not be delivered are tried again by later runs of any query, for 7 days: socialrank alert list
To send a test: socialrank alert test TARGET
`,
  'exit-codes': () => `Exit codes
${EXIT_CODES.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join('\n')}

If several apply, the first of these is used: 130 or 143, 2, 1, 5, 75, 3, 4, 0.
A pipe that the reader closes (| head) counts as success.
`,
};

/** Wraps text and indents it to the column of explanations. */
function wrapped(text: string): string {
  const lines = text.match(/.{1,88}(?:, |$)/g) ?? [];
  return lines.map((line) => `${' '.repeat(29)}${line.trim()}`).join('\n');
}

export async function topicText(name: string): Promise<string | null> {
  return Object.hasOwn(TEXTS, name) ? TEXTS[name as Topic]() : null;
}
