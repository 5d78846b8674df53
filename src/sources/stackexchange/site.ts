/** A Stack Exchange site: its API name and the host of its posts. */
import { SourceError } from '../source.js';

export interface Site {
  readonly name: string;
  readonly host: string;
}

// All other sites are subdomains of stackexchange.com.
const OWN_DOMAINS = new Set(['stackoverflow', 'superuser', 'serverfault', 'askubuntu', 'stackapps', 'mathoverflow']);

/**
 * Parses `stackoverflow`, `es.stackoverflow`, `meta.cooking`, or a host.
 * @throws SourceError `needs_config` if the name is invalid
 */
export function siteOf(given: string): Site {
  const name = given.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?|\/.*$/g, '');
  if (!/^[a-z\d]+(?:[.-][a-z\d]+)*$/.test(name)) {
    throw new SourceError('needs_config', `stackexchange.sites: ${JSON.stringify(given)} is not a site`, {
      hint: 'write names as https://stackexchange.com/sites has them: stackoverflow,superuser,cooking',
    });
  }
  return { name, host: hostOf(name) };
}

function hostOf(name: string): string {
  if (/\.(?:com|net)$/.test(name)) return name;
  const [first = '', ...rest] = name.split('.');
  const last = rest.at(-1) ?? first;
  if (last === 'mathoverflow') return `${name}.net`;
  if (OWN_DOMAINS.has(last)) return `${name}.com`;
  // The meta site of cooking is meta.cooking in the API, and cooking.meta.stackexchange.com on the web.
  return first === 'meta' && rest.length > 0 ? `${rest.join('.')}.meta.stackexchange.com` : `${name}.stackexchange.com`;
}
