/** Tracking parameters: they record how a reader came to a page, not which page it is. */

// `amp;` is left over from an ampersand that was escaped once too often.
const TRACKING =
  /^(?:amp;)*(?:utm_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|srsltid|_g[al]|msclkid|twclid|ttclid|li_fat_id|yclid|ysclid|igsh|igshid|mibextid|epik|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|vero_(?:id|conv)|oly_(?:enc|anon)_id|wickedid|ref_src|ref_url|sr_share|__twitter_impression|at_(?:medium|campaign|link_\w+|ptr_name|format|bbc_team)|(?:mtm|matomo|piwik|hsa)_\w+|pk_(?:campaign|kwd|source|medium|content|cid)|hsctatracking|fb_(?:action_ids|action_types|source|ref)|rdt_cid|sc_(?:campaign|channel|content|medium|outcome|geo|country)|guccounter|guce_referrer(?:_sig)?|wt[_.](?:mc|mc_id)|ocid|icid|int_?cmp|smid|s_kwcid|ef_id|_branch_(?:match_id|referrer)|__s|_kx|ml_subscriber(?:_hash)?|ck_subscriber_id|ns_(?:source|mchannel|campaign|linkname|fee)|s_cid|cmpid|ncid|spm|xtor)$/i;

export function isTracking(parameter: string): boolean {
  return TRACKING.test(parameter);
}

/** Removes the tracking parameters from a URL and changes nothing else of its spelling. */
export function withoutTracking(url: string): string {
  if (!url.includes('?')) return url;
  const [, base, query, fragment] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(url) ?? [];
  if (base === undefined || query === undefined) return url;
  const parameters = query.split('&');
  const kept = parameters.filter((parameter) => !isTracking(parameter.split('=', 1)[0] ?? ''));
  if (kept.length === parameters.length) return url;
  return `${base}${kept.length === 0 ? '' : `?${kept.join('&')}`}${fragment ?? ''}`;
}
