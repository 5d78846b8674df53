/** The commands of alerts, and their help. */
import { type Command, Option } from 'commander';
import { duration } from '../settings/values.js';
import { about, color, format, type Runs } from './defining.js';
import { storeFlags } from './flags.js';

export function defineAlert(program: Command, runs: Runs): void {
  const alert = program
    .command('alert')
    .description(
      about('Who is told when something happens: scan --fail-on and --notify, socialrank help alerts.', [
        'socialrank alert test slack:https://hooks.slack.com/services/T/B/X',
      ]),
    );
  alert
    .command('test')
    .description(
      about('Send a message that says that it is a test; print what was sent and what came back.', [
        'socialrank alert test https://example.com/hook',
        "socialrank alert test 'smtp://mail.example.com?from=a@example.com&to=b@example.com'",
        "socialrank alert test 'exec:./on-alert.sh --verbose'",
        'socialrank alert test feed:alerts.rss',
      ]),
    )
    .argument('<target>', '[kind:]address: socialrank help alerts')
    .addOption(new Option('--timeout <t>', 'for one request (default: 10s)').argParser(duration))
    .action(runs(async () => (await import('../commands/alert.js')).testTarget));
  const list = alert
    .command('list')
    .description(
      about('What was to be told in the last 30 days: delivered, waiting or given up, and why.', [
        'socialrank alert list',
        'socialrank alert list --format json',
      ]),
    )
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/alert.js')).listDeliveries));
  for (const flag of storeFlags()) if (!flag.negate) list.addOption(flag);
}
