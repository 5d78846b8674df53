/** `--verbose`: a line for every request, once it is answered. */
import { redactUrl } from '../http/redact.js';
import type { Transport } from '../http/transport.js';
import { safeText } from '../output/screen/safe-text.js';

/** @param redact removes known secrets from a text */
export function requestLog(
  open: () => Promise<Transport>,
  redact: (text: string) => string,
  say: (line: string) => void,
): Transport {
  let opened: Promise<Transport> | null = null;
  return {
    async send(exchange) {
      opened ??= open();
      const transport = await opened;
      const began = performance.now();
      const end = (how: string) => {
        const took = `${Math.round(performance.now() - began)} ms`;
        say(safeText(`${exchange.method} ${redactUrl(exchange.url, redact)} ${redact(how)}, ${took}`));
      };
      try {
        const response = await transport.send(exchange);
        end(`${response.status}, ${response.bytes.length} bytes`);
        return response;
      } catch (error) {
        end(error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
    close() {
      void opened?.then((transport) => transport.close());
    },
  };
}
