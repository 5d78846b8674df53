/** Hosts whose addresses are short for others, so that nobody sees where they lead. */
import { parseUrl } from '../../parse-url.js';

/** By who gives them out. Where the address itself says the page, as `youtu.be` does, nobody has to be asked. */
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

/** Whether it is worth asking where an address leads. A shortener's own home page is none of its links. */
export function isShortLink(address: string): boolean {
  if (address.length > LONGEST || !/^https?:\/\//i.test(address)) return false;
  const url = parseUrl(address);
  return url !== null && url.pathname.length > 1 && HOSTS.has(url.hostname.replace(/^www\./, ''));
}

const LONGEST = 300;
