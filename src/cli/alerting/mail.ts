/** Sends mail with nodemailer, if it is installed. */
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { type Delivered, DeliveryError } from '../../alerts/alert.js';
import type { Letter, MailServer } from '../../alerts/means.js';
import { UsageError } from '../../errors.js';
import { isLoopback } from '../../http/place.js';
import { CHILD } from '../../plugins/child-path.js';

/** The part of the API of nodemailer that is used here. */
interface Mailer {
  createTransport(server: object): {
    sendMail(letter: object): Promise<{ readonly response: string; readonly rejected: readonly unknown[] }>;
    close(): void;
  };
}

const PACKAGE = 'nodemailer';
const PATIENCE_MILLISECONDS = 15_000;

/**
 * Loads the optional peer dependency, installed beside this program or in the current folder.
 * @throws UsageError if it is in neither place
 */
export function loadMailer(): Mailer {
  for (const folder of [dirname(CHILD), '.']) {
    const require = createRequire(join(resolve(folder), 'here.js'));
    if (isThere(require)) return require(PACKAGE) as Mailer;
  }
  throw new UsageError(`mail needs the package ${PACKAGE}`, {
    hint: `npm install ${PACKAGE} (with -g where socialrank is installed so)`,
  });
}

function isThere(require: NodeJS.Require): boolean {
  try {
    require.resolve(PACKAGE);
    return true;
  } catch {
    return false;
  }
}

/** @throws DeliveryError */
export async function mail(letter: Letter, signal: AbortSignal): Promise<Delivered> {
  const { createTransport } = loadMailer();
  const { server, from, to, subject, text, messageId } = letter;
  const transport = createTransport(connection(server));
  const stop = () => transport.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const sent = await transport.sendMail({
      from,
      to: [...to],
      subject,
      text,
      messageId: `<${messageId}>`,
      // RFC 3834: suppresses automatic replies such as vacation notices.
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const refused = sent.rejected.length;
    const some = refused === 0 ? '' : `; ${refused} of ${to.length} recipients were refused`;
    return { sent: `Subject: ${subject}\n\n${text}`, answer: `${sent.response}${some}` };
  } catch (error) {
    throw new DeliveryError(`${server.host} ${meaning(error)}`);
  } finally {
    signal.removeEventListener('abort', stop);
    transport.close();
  }
}

function connection({ host, port, isSecure, login }: MailServer) {
  return {
    host,
    port: port ?? (isSecure ? 465 : login === null ? 25 : 587),
    secure: isSecure,
    // A password is sent only over an encrypted connection, except to this machine.
    requireTLS: login !== null && !isSecure && !isLoopback(host),
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
  };
}

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['EAUTH', 'refused the login'],
  ['ENOAUTH', 'wants a login'],
  ['EENVELOPE', 'refused the sender or the recipients'],
  ['EMESSAGE', 'refused the letter'],
  ['EDNS', 'is not a known host'],
  ['ENOTFOUND', 'is not a known host'],
  ['ETLS', 'does not offer an encrypted connection'],
  ['ETIMEDOUT', 'did not answer in time'],
  ['ECONNECTION', 'cannot be reached'],
  ['ESOCKET', 'cannot be reached'],
]);

/** Describes an error in fixed words: the library's messages may contain the login. */
function meaning(error: unknown): string {
  const { code = '', responseCode } = error as { code?: string; responseCode?: number };
  const words = MEANINGS.get(code) ?? 'did not take the letter';
  return responseCode === undefined ? words : `${words} (SMTP ${responseCode})`;
}
