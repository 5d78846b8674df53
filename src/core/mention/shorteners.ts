/** Hosts of link shorteners, whose addresses do not reveal where they lead. */
import { parseUrl } from '../../parse-url.js';

/**
 * Grouped by operator. Hosts such as `youtu.be`, whose addresses contain the page's id, need no request and are not
 * listed.
 */
export const SHORTENERS: readonly { readonly by: string; readonly hosts: readonly string[] }[] = [
  {
    by: 'for everybody',
    hosts:
      'bit.ly bitly.com j.mp tinyurl.com is.gd v.gd t.ly rb.gy cutt.ly shorturl.at tiny.cc tiny.one bl.ink rebrand.ly s.id clck.ru gg.gg soo.gd u.to x.gd da.gd t2m.io qr.ae tr.im goo.su dub.sh short.gy'.split(
        ' ',
      ),
  },
  {
    by: 'networks and their apps',
    hosts:
      't.co fb.me lnkd.in pin.it vm.tiktok.com vt.tiktok.com vk.cc t.cn wp.me flip.it tmblr.co g.co goo.gl maps.app.goo.gl forms.gle feedproxy.google.com'.split(
        ' ',
      ),
  },
  {
    by: 'tools that post',
    hosts:
      'buff.ly ow.ly ht.ly ift.tt dlvr.it hubs.ly hubs.la hubs.li trib.al shar.es sco.lt bddy.me zurl.co snip.ly crwd.fr po.st eepurl.com'.split(
        ' ',
      ),
  },
  {
    by: 'shops and makers',
    hosts:
      'amzn.to amzn.eu amzn.asia a.co ebay.to etsy.me spoti.fi apple.co aka.ms msft.it ibm.co intel.ly cs.co git.io oreil.ly mck.co'.split(
        ' ',
      ),
  },
  {
    by: 'the press',
    hosts:
      'nyti.ms wapo.st bbc.in reut.rs cnn.it cnn.st on.ft.com on.wsj.com econ.st bloom.bg tcrn.ch wrd.cm zd.net cnb.cx n.pr usat.ly gu.com politi.co theatln.tc lat.ms nbcnews.to cbsn.ws abcn.ws ti.me apne.ws cnet.co engt.co prn.to bwnews.pr spon.de sz.de'.split(
        ' ',
      ),
  },
];

const HOSTS: ReadonlySet<string> = new Set(SHORTENERS.flatMap(({ hosts }) => hosts));

/** Whether an address must be requested to learn where it leads. A shortener's home page is not a short link. */
export function isShortLink(address: string): boolean {
  if (address.length > LONGEST || !/^https?:\/\//i.test(address)) return false;
  const url = parseUrl(address);
  return url !== null && url.pathname.length > 1 && HOSTS.has(url.hostname.replace(/^www\./, ''));
}

const LONGEST = 300;
