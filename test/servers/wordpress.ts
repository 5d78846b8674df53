/** A real WordPress on loopback, as Debian packages it, seeded with a made-up blog. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SEED = 'test/servers/wordpress';
const PATIENCE_MILLISECONDS = 60_000;

export interface WordPress {
  /** `http://127.0.0.1:PORT`, with the REST interface enabled. */
  readonly open: string;
  /** The same blog with the REST interface disabled. */
  readonly shut: string;
  stop(): Promise<void>;
}

/** Where Debian installs it, which is not on everyone's PATH. */
const DATABASE_SERVER = '/usr/sbin/mariadbd';

/** The folder of WordPress, and the first file missing to run it; null if none is. */
export function wordPressFiles(): { readonly folder: string; readonly missing: string | null } {
  const folder = process.env['SOCIALRANK_WORDPRESS'] ?? '/usr/share/wordpress';
  const programs = ['/usr/bin/php', DATABASE_SERVER, '/usr/bin/mariadb-install-db', '/usr/bin/my_print_defaults'];
  const needed = [join(folder, 'wp-load.php'), ...programs];
  return { folder, missing: needed.find((path) => !existsSync(path)) ?? null };
}

/** @param end the newest post is an hour older than this */
export async function startWordPress(end: Date): Promise<WordPress> {
  const home = mkdtempSync(join(tmpdir(), 'socialrank-wordpress-'));
  const [site, database, socket] = [join(home, 'site'), join(home, 'database'), join(home, 'socket')];
  const children: ChildProcess[] = [];
  const start = (command: string, words: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const child = spawn(command, words, { stdio: 'ignore', detached: true, env: { ...process.env, ...env } });
    children.push(child);
    return child;
  };
  const stop = async () => {
    await Promise.all(children.map(ended));
    rmSync(home, { recursive: true, force: true });
  };
  try {
    // Debian's own configuration is for Apache, so it is replaced by ours.
    // If the package was only unpacked, links to what its installation puts elsewhere are broken: they are skipped.
    cpSync(wordPressFiles().folder, site, { recursive: true, dereference: true, filter: (file) => existsSync(file) });
    cpSync(join(SEED, 'config.php'), join(site, 'wp-config.php'));
    cpSync(join(SEED, 'seed.php'), join(site, 'seed.php'));
    mkdirSync(join(site, 'wp-content/mu-plugins'), { recursive: true });
    cpSync(join(SEED, 'no-interface.php'), join(site, 'wp-content/mu-plugins/no-interface.php'));

    const user = ['--no-defaults', `--user=${userInfo().username}`, `--datadir=${database}`];
    execFileSync('mariadb-install-db', [...user, '--auth-root-authentication-method=normal', '--skip-test-db'], {
      stdio: 'ignore',
    });
    start(DATABASE_SERVER, [...user, `--socket=${socket}`, '--skip-networking', `--pid-file=${join(home, 'pid')}`]);
    const env = { WORDPRESS_SOCKET: socket };
    const php = (...words: string[]) =>
      execFileSync('php', words, { env: { ...process.env, ...env }, stdio: 'ignore' });
    await until(() =>
      php(
        '-r',
        `(new mysqli('localhost', 'root', '', '', 0, '${socket}'))->query('CREATE DATABASE IF NOT EXISTS wordpress') || exit(1);`,
      ),
    );
    php(join(site, 'seed.php'), String(Math.floor(end.getTime() / 1000)));

    const serve = async (more: NodeJS.ProcessEnv) => {
      const address = `127.0.0.1:${await freePort()}`;
      const workers = { PHP_CLI_SERVER_WORKERS: '4' };
      start('php', ['-S', address, '-t', site, `${SEED}/router.php`], { ...env, ...workers, ...more });
      await until(async () => void (await fetch(`http://${address}/`)));
      return `http://${address}`;
    };
    return { open: await serve({}), shut: await serve({ WORDPRESS_NO_INTERFACE: '1' }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Repeats the attempt until it does not throw, or the time is up. */
async function until(attempt: () => unknown): Promise<void> {
  for (const end = performance.now() + PATIENCE_MILLISECONDS; ; await sleep(200)) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject()));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    // The whole process group: PHP would leave its workers running.
    process.kill(-child.pid!, 'SIGTERM');
  });
}
