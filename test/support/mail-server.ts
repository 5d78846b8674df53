/** A minimal mail server, which accepts letters, or refuses commands as configured. */
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface MailServer {
  readonly port: number;
  readonly letters: { readonly from: string; readonly to: readonly string[]; readonly text: string }[];
  /** All lines received outside of letters. */
  readonly commands: readonly string[];
  close(): Promise<void>;
}

/** @param refusals answers by the beginning of the command, instead of the usual: `RCPT TO:<b` → `550 no` */
export async function mailServer(refusals: Readonly<Record<string, string>> = {}): Promise<MailServer> {
  const letters: MailServer['letters'] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let [from, to, text, isLetter, rest] = ['', [] as string[], '', false, ''];
    const answer = (line: string): string => {
      const refusal = Object.keys(refusals).find((beginning) => line.startsWith(beginning));
      if (refusal !== undefined) return refusals[refusal]!;
      if (line.startsWith('EHLO')) return '250-mail.example\r\n250 AUTH PLAIN LOGIN';
      if (line.startsWith('MAIL FROM:')) [from, to] = [line.slice(10), []];
      if (line.startsWith('RCPT TO:')) to.push(line.slice(8));
      if (line.startsWith('AUTH')) return '235 welcome';
      if (line === 'DATA') isLetter = true;
      return line === 'DATA' ? '354 go on' : '250 ok';
    };
    socket.write('220 mail.example\r\n');
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (!isLetter) {
          commands.push(line);
          socket.write(`${answer(line)}\r\n`);
        } else if (line !== '.') text += `${line}\r\n`;
        else {
          letters.push({ from, to, text });
          [isLetter, text] = [false, ''];
          socket.write('250 kept as 42\r\n');
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    letters,
    commands,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
