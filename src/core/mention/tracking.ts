/** Parameters that say how a reader came to a page, not which page it is. */

// `amp;` is what is left of an ampersand that was escaped once too often.
const TRACKING =
  /^(?:amp;)*(?:utm_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|srsltid|_g[al]|msclkid|twclid|ttclid|li_fat_id|yclid|ysclid|igsh|igshid|mibextid|epik|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|vero_(?:id|conv)|oly_(?:enc|anon)_id|wickedid|ref_src|ref_url|sr_share|__twitter_impression|at_(?:medium|campaign)|ns_(?:source|mchannel|campaign|linkname|fee)|s_cid|cmpid|ncid|spm|xtor)$/i;

export function isTracking(parameter: string): boolean {
  return TRACKING.test(parameter);
}

/** The URL as it was written, less its tracking parameters: nothing else of its spelling changes. */
export function withoutTracking(url: string): string {
  const [, base, query, fragment] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(url) ?? [];
  if (base === undefined || query === undefined) return url;
  const parameters = query.split('&');
  const kept = parameters.filter((parameter) => !isTracking(parameter.split('=', 1)[0] ?? ''));
  if (kept.length === parameters.length) return url;
  return `${base}${kept.length === 0 ? '' : `?${kept.join('&')}`}${fragment ?? ''}`;
}
