/** Defines `alert` and its help. */
import { type Command, Option } from 'commander';
import { duration } from '../settings/values.js';
import { about, color, format, type Runs } from './defining.js';
import { storeFlags } from './flags.js';

export function defineAlert(program: Command, runs: Runs): void {
  const alert = program
    .command('alert')
    .description(
      about(
        'Test alerts and see which were sent. To set them up: scan --fail-on and --notify, socialrank help alerts.',
        ['socialrank alert test slack:https://hooks.slack.com/services/T/B/X'],
      ),
    );
  alert
    .command('test')
    .description(
      about('Send a test message, and print what was sent and what came back.', [
        'socialrank alert test https://example.com/hook',
        "socialrank alert test 'smtp://mail.example.com?from=a@example.com&to=b@example.com'",
        "socialrank alert test 'exec:./on-alert.sh --verbose'",
        'socialrank alert test feed:alerts.rss',
      ]),
    )
    .argument('<target>', '[kind:]address, as described in socialrank help alerts')
    .addOption(new Option('--timeout <t>', 'time limit for one request (default: 10s)').argParser(duration))
    .action(runs(async () => (await import('../commands/alert.js')).testTarget));
  const list = alert
    .command('list')
    .description(
      about('List the alerts of the last 30 days: delivered, waiting or given up, and why.', [
        'socialrank alert list',
        'socialrank alert list --format json',
      ]),
    )
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/alert.js')).listDeliveries));
  for (const flag of storeFlags()) if (!flag.negate) list.addOption(flag);
}
